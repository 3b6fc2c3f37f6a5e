using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Plans;

/// <summary>One of the seven stages of a plan as it stands now: when it is meant to be finished, when it was, and by what that is shown.</summary>
public sealed class PlanStage
{
    public const int MaxEvidence = 1000;

    public required Guid PlanId { get; init; }

    /// <summary>1 to 7.</summary>
    public required int Ordinal { get; init; }

    public DateOnly? PlannedOn { get; set; }
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Number of an order or a letter, minutes: what an auditor asks for.</summary>
    public string Evidence { get; private set; } = "";

    public string Actor { get; private set; } = "";

    public void Finish(DateOnly on, string evidence, string actor) => (DoneOn, Evidence, Actor) = (on, evidence, actor);

    public void Reopen() => (DoneOn, Evidence, Actor) = (null, "", "");
}

public enum PlanStepKind
{
    Shown,

    /// <summary>Other days are meant than before.</summary>
    Replanned,
    Finished,
    SteppedBack,
    EditionPublished,
    CommentsOpened,
    CommentsExtended,
    ReportedToCommittee,
    ReportedToExecutives,
    ReportedToPublic,
}

/// <summary>What happened to a plan, as everybody reads it. Only added to.</summary>
public sealed class PlanStep
{
    public const int MaxWords = 2000;
    public const int MaxReason = 1000;

    public required Guid PlanId { get; init; }
    public required int Ordinal { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
    public required PlanStepKind Kind { get; init; }
    public int? Stage { get; init; }

    /// <summary>The day it was finished, or until which comments are taken.</summary>
    public DateOnly? Day { get; init; }

    public required string Words { get; init; }

    /// <summary>What followers were told of it is known by this; null where it is no news to them.</summary>
    public Guid? NewsId { get; private set; }

    /// <summary>For how many followers a message of its own was booked; null where all of them hear it with their next answer. How many it reached, the multicast knows.</summary>
    public int? Sent { get; private set; }

    /// <summary>Before it is written: afterwards nothing of it changes.</summary>
    public void Tell(Guid news, int? sent) => (NewsId, Sent) = (news, sent);
}

/// <summary>Of each step that is news.</summary>
public sealed class PlanFollower : Follower
{
    public required Guid PlanId { get; init; }
}

/// <summary>That the result was reported to one of those to whom it is owed.</summary>
public sealed record PlanReport(PlanStepKind To, DateOnly On, string Words)
{
    public static readonly IReadOnlyList<PlanStepKind> Demanded = [PlanStepKind.ReportedToCommittee, PlanStepKind.ReportedToExecutives, PlanStepKind.ReportedToPublic];
}

/// <summary>A text of a plan with its file, and what is other in it than in the one before. Only added to: earlier ones stay readable.</summary>
public sealed class PlanEdition
{
    public const int MaxSummary = 4000;
    /// <summary>Stands in the log too.</summary>
    public const int MaxChanges = 1900;
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>What a form with one may weigh: beyond it the connection is cut, so that this is far above what is refused in words.</summary>
    public const int MostPosted = 64 * 1024 * 1024;

    public required Guid PlanId { get; init; }
    public required int Number { get; init; }
    public required string Summary { get; init; }
    public required string Changes { get; init; }

    /// <summary>Its name in the file store.</summary>
    public required string File { get; init; }

    public required DateTime PublishedAt { get; init; }
    public required string Actor { get; init; }
}

public sealed class PlanRecordsConfiguration : IEntityTypeConfiguration<PlanStage>, IEntityTypeConfiguration<PlanStep>, IEntityTypeConfiguration<PlanEdition>, IEntityTypeConfiguration<PlanFollower>
{
    public void Configure(EntityTypeBuilder<PlanStage> stage)
    {
        stage.ToTable("plan_stages");
        stage.HasKey(s => new { s.PlanId, s.Ordinal });
        stage.Property(s => s.Evidence).HasMaxLength(PlanStage.MaxEvidence);
        stage.Property(s => s.Actor).HasMaxLength(120);
        stage.HasOne<PlanDraft>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanStep> step)
    {
        step.ToTable("plan_steps");
        step.HasKey(s => new { s.PlanId, s.Ordinal });
        step.Property(s => s.Actor).HasMaxLength(120);
        step.Property(s => s.Words).HasMaxLength(PlanStep.MaxWords);
        step.HasOne<PlanDraft>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanEdition> edition)
    {
        edition.ToTable("plan_editions");
        edition.HasKey(e => new { e.PlanId, e.Number });
        edition.Property(e => e.Summary).HasMaxLength(PlanEdition.MaxSummary);
        edition.Property(e => e.Changes).HasMaxLength(PlanEdition.MaxChanges);
        edition.Property(e => e.File).HasMaxLength(60);
        edition.Property(e => e.Actor).HasMaxLength(120);
        edition.HasOne<PlanDraft>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Restrict);
        edition.HasIndex(e => e.File);
    }

    public void Configure(EntityTypeBuilder<PlanFollower> follower)
    {
        follower.ToTable("plan_followers");
        follower.HasKey(f => new { f.PlanId, f.LineUserId });
        follower.Property(f => f.LineUserId).HasMaxLength(Follower.MaxLineUserId);
        follower.HasOne<PlanDraft>().WithMany().HasForeignKey(f => f.PlanId).OnDelete(DeleteBehavior.Restrict);
        follower.HasIndex(f => f.LineUserId);
    }
}
