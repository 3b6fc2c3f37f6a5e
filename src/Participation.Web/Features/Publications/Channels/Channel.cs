using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Publications;

/// <summary>A way by which people hear of something. The agency adds its own; one that is no longer used stays for the record.</summary>
public sealed class Channel
{
    public const int MaxKey = 30;
    public const int MaxName = 80;

    public const string Website = "website";
    public const string Board = "board";
    public const string Line = "line";
    public const string Wire = "wire";

    public required Guid Id { get; init; }

    /// <summary>Named by the rules; never changes.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }
    public required int SortOrder { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>That a publication went out on a channel, on which day, and the proof. Photos show boards and screens, not people.</summary>
public sealed class ChannelPosting
{
    public const int MaxNote = 300;

    public required Guid Id { get; init; }
    public required Guid PublicationId { get; init; }
    public required Guid ChannelId { get; init; }
    public required DateOnly PostedOn { get; init; }

    /// <summary>Where exactly, or a link.</summary>
    public required string Note { get; init; }

    /// <summary>Name of the photo or PDF among the stored files.</summary>
    public string File { get; init; } = "";

    /// <summary>The village whose group says that it was read out there; null for everything colleagues log.</summary>
    public Guid? VillageId { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Null where a village's group told us.</summary>
    public Guid? RecordedBy { get; init; }
}

public sealed class ChannelConfiguration : IEntityTypeConfiguration<Channel>, IEntityTypeConfiguration<ChannelPosting>
{
    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.ToTable("publication_channels");
        channel.Property(c => c.Id).ValueGeneratedNever();
        channel.Property(c => c.Key).HasMaxLength(Channel.MaxKey);
        channel.HasIndex(c => c.Key).IsUnique();
        channel.Property(c => c.Name).HasMaxLength(Channel.MaxName);
        channel.HasIndex(c => c.Name).IsUnique();
        channel.Property(c => c.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ChannelPosting> posting)
    {
        posting.ToTable("channel_postings");
        posting.Property(p => p.Id).ValueGeneratedNever();
        posting.Property(p => p.Note).HasMaxLength(ChannelPosting.MaxNote);
        posting.Property(p => p.File).HasMaxLength(60);
        posting.HasOne<Publication>().WithMany().HasForeignKey(p => p.PublicationId).OnDelete(DeleteBehavior.Restrict);
        posting.HasOne<Channel>().WithMany().HasForeignKey(p => p.ChannelId).OnDelete(DeleteBehavior.Restrict);
        posting.HasOne<Village>().WithMany().HasForeignKey(p => p.VillageId).OnDelete(DeleteBehavior.Restrict);
        // Once for each village; colleagues may log as often as they like, since they name none.
        posting.HasIndex(p => new { p.PublicationId, p.ChannelId, p.VillageId }).IsUnique();
    }
}
