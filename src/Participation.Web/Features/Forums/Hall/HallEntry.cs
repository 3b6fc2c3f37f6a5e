using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

/// <summary>How somebody came to be counted.</summary>
public enum HallWay
{
    /// <summary>Pressed on their own phone.</summary>
    Phone,

    /// <summary>Said so in the chat.</summary>
    Line,

    /// <summary>Counted at the door by a colleague.</summary>
    Desk,

    /// <summary>From a sheet with signatures.</summary>
    Paper,
}

public enum HallGender
{
    Female,
    Male,
    Other,
}

public enum HallAge
{
    Under18,
    To35,
    To59,
    From60,
}

/// <summary>
/// Heads counted on the day of a forum: one, a sheet's, or fewer than none where a press is taken back. Under the id that whoever
/// counted gave it, so that what is delivered twice counts once. Says where from and never who.
/// </summary>
public sealed class HallEntry
{
    public const int MostHeads = 500;

    public required Guid Id { get; init; }
    public required Guid ForumId { get; init; }

    /// <summary>Null where they came from elsewhere or did not say.</summary>
    public Guid? VillageId { get; set; }

    public required HallWay Way { get; init; }
    public required int Heads { get; init; }
    public HallGender? Gender { get; init; }
    public HallAge? Age { get; init; }

    /// <summary>When it was counted, by a clock that may have been away from the network.</summary>
    public required DateTime OccurredAt { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>The sheet that this takes back.</summary>
    public Guid? Undoes { get; init; }
}

/// <summary>
/// Makes one phone or one friend in LINE count once for a forum, and lets them answer its polls. The key is worked out with a secret
/// outside the database and differs from forum to forum. Goes with its owner's erasure, and by retention.
/// </summary>
public sealed class HallPhone
{
    public required Guid EntryId { get; init; }
    public required Guid ForumId { get; init; }
    public required byte[] Key { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>The name of somebody who wanted it in the list of who came.</summary>
public sealed class HallName
{
    public const int MaxName = 120;

    public required Guid EntryId { get; init; }
    public required Guid ForumId { get; init; }
    public required string Name { get; init; }
    public required DateTime ConsentedAt { get; init; }
}

public sealed class HallEntryConfiguration : IEntityTypeConfiguration<HallEntry>, IEntityTypeConfiguration<HallPhone>, IEntityTypeConfiguration<HallName>
{
    public void Configure(EntityTypeBuilder<HallEntry> entry)
    {
        entry.ToTable("forum_hall_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasOne<Forum>().WithMany().HasForeignKey(e => e.ForumId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Village>().WithMany().HasForeignKey(e => e.VillageId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.ForumId, e.Way, e.VillageId });
        entry.HasIndex(e => e.Undoes).IsUnique();
    }

    public void Configure(EntityTypeBuilder<HallPhone> phone)
    {
        phone.ToTable("forum_hall_phones");
        phone.HasKey(p => p.EntryId);
        phone.Property(p => p.EntryId).ValueGeneratedNever();
        phone.Property(p => p.Key).HasMaxLength(32);
        phone.HasOne<HallEntry>().WithMany().HasForeignKey(p => p.EntryId).OnDelete(DeleteBehavior.Restrict);
        phone.HasIndex(p => new { p.ForumId, p.Key }).IsUnique();
        phone.HasIndex(p => p.At);
    }

    public void Configure(EntityTypeBuilder<HallName> name)
    {
        name.ToTable("forum_hall_names");
        name.HasKey(n => n.EntryId);
        name.Property(n => n.EntryId).ValueGeneratedNever();
        name.Property(n => n.Name).HasMaxLength(HallName.MaxName);
        name.HasOne<HallEntry>().WithMany().HasForeignKey(n => n.EntryId).OnDelete(DeleteBehavior.Restrict);
        name.HasIndex(n => new { n.ForumId, n.ConsentedAt });
        name.HasIndex(n => n.ConsentedAt);
    }
}
