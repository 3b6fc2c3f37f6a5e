using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

/// <summary>
/// เวทีประชาคม, or a meeting of the council that people may listen to: planned, announced, held or called off. What was announced
/// keeps its page. Holds no personal data.
/// </summary>
public sealed class Forum
{
    public const int MaxTitle = 200;
    public const int MaxSession = 120;
    public const int MaxPlace = 200;
    public const int MaxMapLink = 500;
    public const int MaxAgenda = 4000;
    public const int MaxHow = 1000;
    public const int MaxOrder = 60;
    public const int MaxReason = 500;
    public const int MaxMinutes = 8000;
    public const int MaxResolution = 4000;
    public const int MaxPeople = 99_999;

    public required Guid Id { get; init; }

    /// <summary>Its part of the address /forums/{number}.</summary>
    public required int Number { get; init; }

    public required ForumPurpose Purpose { get; set; }
    public required ForumLevel Level { get; set; }

    /// <summary>What is planned changes how people live or their health: the plan asks for a hearing of those it touches.</summary>
    public bool AffectsLiving { get; set; }

    public required string Title { get; set; }

    /// <summary>สมัยสามัญ สมัยที่ 1: of a council's meeting.</summary>
    public string Session { get; set; } = "";

    public required DateOnly Day { get; set; }
    public required TimeOnly From { get; set; }
    public required TimeOnly Until { get; set; }
    public string Place { get; set; } = "";
    public string MapLink { get; set; } = "";

    /// <summary>One item a line.</summary>
    public string Agenda { get; set; } = "";

    /// <summary>What somebody must know to take part or to listen.</summary>
    public string HowToTakePart { get; set; } = "";

    public Guid? UnitId { get; set; }
    public string OrderNumber { get; set; } = "";
    public DateOnly? OrderDate { get; set; }

    /// <summary>How many are wanted to come.</summary>
    public int Target { get; set; }

    /// <summary>Seats there are; null where everybody finds room.</summary>
    public int? Capacity { get; set; }

    /// <summary>Of these, kept for each village that is invited.</summary>
    public int KeptPerVillage { get; set; }

    /// <summary>How many hours before it begins the kept ones are anybody's.</summary>
    public int FreeKeptHours { get; set; } = 24;

    /// <summary>Given by the office, to people without LINE.</summary>
    public int SeatsByOffice { get; set; }

    /// <summary>The form it came by: one forum each.</summary>
    public Guid? RequestId { get; init; }

    public ForumState State { get; private set; } = ForumState.Draft;

    /// <summary>Why it was called off.</summary>
    public string Reason { get; private set; } = "";

    public required DateTime CreatedAt { get; init; }
    public DateTime? AnnouncedAt { get; private set; }

    /// <summary>When what had been announced was last changed; shown to everybody.</summary>
    public DateTime? CorrectedAt { get; private set; }

    /// <summary>When its day, time or place was last changed after it had been announced.</summary>
    public DateTime? MovedAt { get; private set; }

    public DateTime? CancelledAt { get; private set; }

    /// <summary>When what came of it was entered for the first time.</summary>
    public DateTime? HeldAt { get; private set; }

    /// <summary>When somebody last looked at what came of it and saved that.</summary>
    public DateTime? ResultSavedAt { get; private set; }

    /// <summary>Those who came from elsewhere, or did not say from where.</summary>
    public int AttendedElsewhere { get; set; }

    public string Minutes { get; set; } = "";
    public string Resolution { get; set; } = "";

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsCouncil => Purpose == ForumPurpose.Council;

    public bool MayBePlanned => State is ForumState.Draft or ForumState.Announced;

    public void Announce(DateTime now)
    {
        Demand(State is ForumState.Draft);
        (State, AnnouncedAt) = (ForumState.Announced, now);
    }

    public void Correct(DateTime now) => CorrectedAt = State == ForumState.Announced ? now : CorrectedAt;

    public void Move(DateTime now) => MovedAt = State == ForumState.Announced ? now : MovedAt;

    public void Cancel(string reason, DateTime now)
    {
        Demand(MayBePlanned);
        (State, Reason, CancelledAt) = (ForumState.Cancelled, reason, now);
    }

    /// <summary>One that was held before anybody announced it here becomes public with what came of it.</summary>
    public void Hold(DateTime now)
    {
        Demand(State is not ForumState.Cancelled);
        (State, AnnouncedAt, HeldAt, ResultSavedAt) = (ForumState.Held, AnnouncedAt ?? now, HeldAt ?? now, now);
    }

    private void Demand(bool may)
    {
        if (!may) throw new InvalidOperationException($"A forum that is {State} cannot do this.");
    }
}

/// <summary>A village that a village's forum invites, and how many came from it; of a forum for everybody, a village from which somebody came.</summary>
public sealed class ForumVillage
{
    public required Guid ForumId { get; init; }
    public required Guid VillageId { get; init; }
    public bool IsInvited { get; set; }
    public int Attended { get; set; }
}

public sealed class ForumConfiguration : IEntityTypeConfiguration<Forum>, IEntityTypeConfiguration<ForumVillage>
{
    public void Configure(EntityTypeBuilder<Forum> forum)
    {
        forum.ToTable("forums");
        forum.Property(f => f.Id).ValueGeneratedNever();
        forum.HasIndex(f => f.Number).IsUnique();
        forum.HasIndex(f => f.RequestId).IsUnique();
        forum.Property(f => f.Title).HasMaxLength(Forum.MaxTitle);
        forum.Property(f => f.Session).HasMaxLength(Forum.MaxSession);
        forum.Property(f => f.Place).HasMaxLength(Forum.MaxPlace);
        forum.Property(f => f.MapLink).HasMaxLength(Forum.MaxMapLink);
        forum.Property(f => f.Agenda).HasMaxLength(Forum.MaxAgenda);
        forum.Property(f => f.HowToTakePart).HasMaxLength(Forum.MaxHow);
        forum.Property(f => f.OrderNumber).HasMaxLength(Forum.MaxOrder);
        forum.Property(f => f.Reason).HasMaxLength(Forum.MaxReason);
        forum.Property(f => f.Minutes).HasMaxLength(Forum.MaxMinutes);
        forum.Property(f => f.Resolution).HasMaxLength(Forum.MaxResolution);
        forum.Property(f => f.Version).IsConcurrencyToken();
        forum.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        // Lists by day, and those of one state.
        forum.HasIndex(f => new { f.Day, f.Number });
        forum.HasIndex(f => new { f.State, f.Day });
    }

    public void Configure(EntityTypeBuilder<ForumVillage> village)
    {
        village.ToTable("forum_villages");
        village.HasKey(v => new { v.ForumId, v.VillageId });
        village.HasOne<Forum>().WithMany().HasForeignKey(v => v.ForumId).OnDelete(DeleteBehavior.Restrict);
        village.HasOne<Village>().WithMany().HasForeignKey(v => v.VillageId).OnDelete(DeleteBehavior.Restrict);
        village.HasIndex(v => new { v.VillageId, v.ForumId });
    }
}
