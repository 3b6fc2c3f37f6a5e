using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Plans;

/// <summary>What was done on a project, as everybody reads it. Only added to.</summary>
public sealed class ProjectEntry
{
    public const int MaxWords = 1000;

    /// <summary>What followers were told of it is known by this.</summary>
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }
    public required int Ordinal { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
    public required ProjectState State { get; init; }
    public required int Progress { get; init; }
    public required string Words { get; init; }

    /// <summary>For how many followers a message of its own was booked; null where all of them hear it with their next answer. How many it reached, the multicast knows.</summary>
    public required int? Sent { get; init; }
}

/// <summary>What a picture shows.</summary>
public enum PhotoMoment
{
    Before,
    After,
}

/// <summary>Why a picture is taken off: nothing of whoever is in it, since the trail keeps it for ever.</summary>
public enum PhotoFault
{
    ShowsPeople,
    ShowsPlate,
    AskedFor,
    Wrong,
}

/// <summary>A picture that came with an entry. The row stays when the picture is taken off, so that the page says there was one.</summary>
public sealed class ProjectPhoto
{
    public const int MostOfEach = 3;
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>What a form may weigh: more than is taken, so that too large a picture is refused in words and nothing typed is lost.</summary>
    public const int MostPosted = 70_000_000;

    /// <summary>Random, since it stands in addresses.</summary>
    public required Guid Id { get; init; }

    public required Guid EntryId { get; init; }
    public required PhotoMoment Moment { get; init; }

    /// <summary>Its name in the store; null once it was taken off.</summary>
    public string? Name { get; private set; }

    public DateTime? RemovedAt { get; private set; }

    public static ProjectPhoto Of(ProjectEntry entry, PhotoMoment moment, string name) => new() { Id = NewId(), EntryId = entry.Id, Moment = moment, Name = name };

    /// <summary>Its name in the store, for whoever deletes the file.</summary>
    public string? Remove(DateTime now)
    {
        var name = Name;
        (Name, RemovedAt) = (null, now);
        return name;
    }

#pragma warning disable RS0030 // An id that carries its time can be guessed.
    private static Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}

/// <summary>Of each entry.</summary>
public sealed class ProjectFollower : Follower
{
    public required Guid ProjectId { get; init; }
}

public sealed class ProjectRecordsConfiguration : IEntityTypeConfiguration<ProjectEntry>, IEntityTypeConfiguration<ProjectPhoto>, IEntityTypeConfiguration<ProjectFollower>
{
    public void Configure(EntityTypeBuilder<ProjectEntry> entry)
    {
        entry.ToTable("project_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasIndex(e => new { e.ProjectId, e.Ordinal }).IsUnique();
        entry.Property(e => e.Actor).HasMaxLength(120);
        entry.Property(e => e.Words).HasMaxLength(ProjectEntry.MaxWords);
        entry.HasOne<Project>().WithMany().HasForeignKey(e => e.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProjectPhoto> photo)
    {
        photo.ToTable("project_photos");
        photo.Property(p => p.Id).ValueGeneratedNever();
        photo.Property(p => p.Name).HasMaxLength(60);
        photo.HasOne<ProjectEntry>().WithMany().HasForeignKey(p => p.EntryId).OnDelete(DeleteBehavior.Restrict);
        photo.HasIndex(p => p.EntryId);
    }

    public void Configure(EntityTypeBuilder<ProjectFollower> follower)
    {
        follower.ToTable("project_followers");
        follower.HasKey(f => new { f.ProjectId, f.LineUserId });
        follower.Property(f => f.LineUserId).HasMaxLength(Follower.MaxLineUserId);
        follower.HasOne<Project>().WithMany().HasForeignKey(f => f.ProjectId).OnDelete(DeleteBehavior.Restrict);
        follower.HasIndex(f => f.LineUserId);
    }
}
