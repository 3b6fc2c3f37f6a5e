using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

public enum CommitteeKind
{
    /// <summary>Supports the making of the plan, with representatives of the villages.</summary>
    PlanSupport,
    PlanDevelopment,
    FollowUp,
    Purchase,
    Other,
}

public enum MemberEnd
{
    Resigned,
    MovedAway,
    Died,
    Removed,

    /// <summary>The result by which they came was put right.</summary>
    ResultCorrected,

    /// <summary>They never sat there: the wrong person or seat was typed.</summary>
    EnteredWrongly,
}

/// <summary>A committee for one term; the next term is a committee of its own, so that nobody's seat is overwritten. Holds no names.</summary>
public sealed class Committee
{
    public const int MaxName = 200;
    public const int MostSeats = 100;

    public required Guid Id { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }
    public required CommitteeKind Kind { get; set; }
    public string OrderNumber { get; set; } = "";
    public DateOnly? OrderDate { get; set; }

    /// <summary>First day of the term.</summary>
    public required DateOnly From { get; set; }

    /// <summary>Its last day.</summary>
    public required DateOnly To { get; set; }

    public required int Seats { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>One form sets up one committee, however often it is sent.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Application-set concurrency token; every change of a seat changes it too.</summary>
    public Guid Version { get; set; }

    public bool IsInOffice(DateOnly today) => From <= today && today <= To;
}

/// <summary>Somebody's time on a seat. Who it is lies in <see cref="CommitteeMemberName"/>, which goes when it is no longer anybody's business.</summary>
public sealed class CommitteeMember
{
    public const int MaxNote = 300;

    public required Guid Id { get; init; }
    public required Guid CommitteeId { get; init; }
    public required int Seat { get; init; }
    public Guid? VillageId { get; init; }

    /// <summary>The forum that chose them; null where an order alone named them.</summary>
    public Guid? ForumId { get; init; }

    public required string OrderNumber { get; init; }
    public DateOnly? OrderDate { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateTime SeatedAt { get; init; }

    /// <summary>Their last day, where they left before the term was over.</summary>
    public DateOnly? EndedOn { get; private set; }

    public MemberEnd? EndedBy { get; private set; }
    public string EndNote { get; private set; } = "";

    public DateOnly LastDay => EndedOn ?? To;

    public bool IsSeated(DateOnly today) => EndedOn is null && today <= To;

    public void End(MemberEnd reason, string note, DateOnly on)
    {
        if (EndedOn is not null) throw new InvalidOperationException("This member has left already.");
        (EndedOn, EndedBy, EndNote) = (on, reason, note);
    }
}

public sealed class CommitteeMemberName
{
    public const int MaxName = 120;

    public required Guid MemberId { get; init; }
    public required string Name { get; set; }
    public DateTime? ErasedAt { get; private set; }

    public void Erase(DateTime now) => (Name, ErasedAt) = ("", now);
}

public sealed class CommitteeConfiguration : IEntityTypeConfiguration<Committee>, IEntityTypeConfiguration<CommitteeMember>, IEntityTypeConfiguration<CommitteeMemberName>
{
    public void Configure(EntityTypeBuilder<Committee> committee)
    {
        committee.ToTable("committees");
        committee.Property(c => c.Id).ValueGeneratedNever();
        committee.HasIndex(c => c.Number).IsUnique();
        committee.Property(c => c.Name).HasMaxLength(Committee.MaxName);
        committee.Property(c => c.OrderNumber).HasMaxLength(Forum.MaxOrder);
        committee.Property(c => c.From).HasColumnName("from_day");
        committee.Property(c => c.To).HasColumnName("to_day");
        committee.HasIndex(c => c.RequestId).IsUnique();
        committee.HasIndex(c => new { c.To, c.Number });
        committee.Property(c => c.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<CommitteeMember> member)
    {
        member.ToTable("committee_members");
        member.Property(m => m.Id).ValueGeneratedNever();
        member.Property(m => m.OrderNumber).HasMaxLength(Forum.MaxOrder);
        member.Property(m => m.From).HasColumnName("from_day");
        member.Property(m => m.To).HasColumnName("to_day");
        member.Property(m => m.EndNote).HasMaxLength(CommitteeMember.MaxNote);
        member.Ignore(m => m.LastDay);
        member.HasOne<Committee>().WithMany().HasForeignKey(m => m.CommitteeId).OnDelete(DeleteBehavior.Restrict);
        member.HasOne<Village>().WithMany().HasForeignKey(m => m.VillageId).OnDelete(DeleteBehavior.Restrict);
        member.HasOne<Forum>().WithMany().HasForeignKey(m => m.ForumId).OnDelete(DeleteBehavior.Restrict);
        // One person a seat, whatever two colleagues press at once.
        member.HasIndex(m => new { m.CommitteeId, m.Seat }).IsUnique().HasFilter("ended_on IS NULL");
    }

    public void Configure(EntityTypeBuilder<CommitteeMemberName> name)
    {
        name.ToTable("committee_member_names");
        name.HasKey(n => n.MemberId);
        name.Property(n => n.MemberId).ValueGeneratedNever();
        name.Property(n => n.Name).HasMaxLength(CommitteeMemberName.MaxName);
        name.HasOne<CommitteeMember>().WithOne().HasForeignKey<CommitteeMemberName>(n => n.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
