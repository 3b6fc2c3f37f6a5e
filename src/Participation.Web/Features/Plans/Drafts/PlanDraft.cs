using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Plans;

public enum PlanKind
{
    LocalPlan,

    /// <summary>Added to, or changed, in the middle of its years.</summary>
    ChangedPlan,
    Budget,
    Other,
}

/// <summary>Whether people may comment on a draft on a day.</summary>
public enum CommentWindow
{
    NotSet,
    Before,
    Open,
    Closed,
}

/// <summary>
/// A plan or a budget from the choosing of its makers to the report on it. Its seven stages are <see cref="PlanStage"/>, its texts
/// <see cref="PlanEdition"/>, and what happened to it <see cref="PlanStep"/>, of which the last two are never changed.
/// </summary>
public sealed class PlanDraft
{
    public const int MaxTitle = 200;
    public const int StageCount = 7;

    /// <summary>The stage in which people comment, and the one in which their comments are answered.</summary>
    public const int Commenting = 3;
    public const int Revising = 4;
    public const int Reporting = 7;

    public required Guid Id { get; init; }

    /// <summary>Its part of the address /plans/{number}.</summary>
    public required int Number { get; init; }

    public required PlanKind Kind { get; set; }
    public required string Title { get; set; }

    /// <summary>Buddhist fiscal years, both included.</summary>
    public required int FromYear { get; set; }
    public required int ToYear { get; set; }
    public Guid? UnitId { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Since when everybody may read it; null while only the office does.</summary>
    public DateTime? ShownAt { get; private set; }

    /// <summary>How many stages are finished.</summary>
    public int Done { get; private set; }

    /// <summary>How many editions there are.</summary>
    public int Editions { get; private set; }

    /// <summary>How many steps its log holds.</summary>
    public int Steps { get; private set; }

    public DateOnly? OpensOn { get; private set; }
    public DateOnly? ClosesOn { get; private set; }

    /// <summary>The last day of the answers.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsFinished => Done == StageCount;

    /// <summary>The stage it is in; null when all are finished.</summary>
    public int? Current => IsFinished ? null : Done + 1;

    /// <summary>The draft stands, an edition of it is there, and its stage of comments is not over.</summary>
    public bool MayTakeComments => Done == Commenting - 1 && Editions > 0;

    public CommentWindow WindowOn(DateOnly day) => (OpensOn, ClosesOn) switch
    {
        ({ } opens, { } closes) => day < opens ? CommentWindow.Before : day <= closes && Done == Commenting - 1 ? CommentWindow.Open : CommentWindow.Closed,
        _ => CommentWindow.NotSet,
    };

    public void Show(DateTime now) => ShownAt ??= now;

    public void OpenComments(DateOnly opens, DateOnly closes, int answerDays)
    {
        Demand(MayTakeComments && OpensOn is null && opens <= closes);
        (OpensOn, ClosesOn, AnswerBy) = (opens, closes, closes.AddDays(answerDays));
    }

    public void ExtendComments(DateOnly closes, int answerDays)
    {
        Demand(MayTakeComments && ClosesOn < closes);
        (ClosesOn, AnswerBy) = (closes, closes.AddDays(answerDays));
    }

    public void FinishStage()
    {
        Demand(!IsFinished);
        Done++;
    }

    public void StepBackTo(int stage)
    {
        Demand(stage >= 1 && stage <= Done);
        Done = stage - 1;
        // What is worked on again is opened for comments again; the log keeps the days that were.
        if (Done < Commenting) (OpensOn, ClosesOn, AnswerBy) = (null, null, null);
    }

    public PlanEdition Publish(string summary, string changes, string file, string actor, DateTime now) =>
        new() { PlanId = Id, Number = ++Editions, Summary = summary, Changes = changes, File = file, PublishedAt = now, Actor = actor };

    /// <summary>The next row of its log.</summary>
    public PlanStep Step(PlanStepKind kind, int? stage, DateOnly? day, string words, string actor, DateTime now) =>
        new() { PlanId = Id, Ordinal = ++Steps, At = now, Actor = actor, Kind = kind, Stage = stage, Day = day, Words = words };

    private void Demand(bool may)
    {
        if (!may) throw new InvalidOperationException($"A plan with {Done} stages finished cannot do this.");
    }
}

public sealed class PlanDraftConfiguration : IEntityTypeConfiguration<PlanDraft>
{
    public void Configure(EntityTypeBuilder<PlanDraft> plan)
    {
        plan.ToTable("plan_drafts");
        plan.Property(p => p.Id).ValueGeneratedNever();
        plan.HasIndex(p => p.Number).IsUnique();
        plan.Property(p => p.Title).HasMaxLength(PlanDraft.MaxTitle);
        plan.Property(p => p.Version).IsConcurrencyToken();
        plan.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        // Those that take comments, and those that are still being made.
        plan.HasIndex(p => p.ClosesOn);
        plan.HasIndex(p => p.Done);
    }
}
