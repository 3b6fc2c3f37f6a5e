using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Forums;

public enum ForumFileKind
{
    /// <summary>What people read before they come.</summary>
    Document,
    Photo,
    Minutes,
}

/// <summary>A paper or picture of a forum. The row stays when the file is taken away, so that everybody sees that there was one.</summary>
public sealed class ForumFile
{
    public const int MaxTitle = 150;
    public const int MaxReason = 300;
    public const int MostOfOneForum = 40;

    public const int MaxPaperBytes = 20 * 1024 * 1024;

    /// <summary>Everybody who opens the forum's page may fetch each of them over a telephone.</summary>
    public const int MaxPhotoBytes = 4 * 1024 * 1024;

    /// <summary>What a form may weigh: more than is taken, so that too large a file is refused in words.</summary>
    public const int MostPosted = 70_000_000;

    /// <summary>Random, since it stands in addresses.</summary>
    public required Guid Id { get; init; }

    public required Guid ForumId { get; init; }
    public required ForumFileKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>Its name in the store; null once it was taken away.</summary>
    public string? Name { get; private set; }

    public required DateTime AddedAt { get; init; }

    /// <summary>One form brings one file, however often it is sent.</summary>
    public required Guid RequestId { get; init; }

    public DateTime? RemovedAt { get; private set; }
    public string RemoveReason { get; private set; } = "";

    public bool IsPhoto => Kind == ForumFileKind.Photo;

    public static ForumFile Of(Guid forumId, ForumFileKind kind, string title, string name, Guid request, DateTime now) =>
        new() { Id = NewId(), ForumId = forumId, Kind = kind, Title = title, Name = name, RequestId = request, AddedAt = now };

    public void Remove(string reason, DateTime now) => (Name, RemovedAt, RemoveReason) = (null, now, reason);

#pragma warning disable RS0030 // An id that carries its time can be guessed.
    private static Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}

public sealed class ForumFileConfiguration : IEntityTypeConfiguration<ForumFile>
{
    public void Configure(EntityTypeBuilder<ForumFile> file)
    {
        file.ToTable("forum_files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Title).HasMaxLength(ForumFile.MaxTitle);
        file.Property(f => f.Name).HasMaxLength(60);
        file.Property(f => f.RemoveReason).HasMaxLength(ForumFile.MaxReason);
        file.HasIndex(f => f.RequestId).IsUnique();
        file.HasIndex(f => new { f.ForumId, f.AddedAt });
        file.HasOne<Forum>().WithMany().HasForeignKey(f => f.ForumId).OnDelete(DeleteBehavior.Restrict);
    }
}
