using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

public enum ProposalState
{
    Received,
    Considered,
    InPlan,
    Declined,
    Forwarded,
    Underway,
    Done,
}

/// <summary>
/// ข้อเสนอ: something the office owes a decision, in the office's own words. Whose it is and how they said it lies in
/// <see cref="ProposalText"/>, which can be erased; what became of it, step by step, in <see cref="ProposalStep"/>, which nobody changes.
/// </summary>
public sealed class Proposal
{
    public const int MaxTitle = 200;
    public const int MaxPlan = 200;
    public const int MaxBudget = 120;
    public const int MaxAgency = 200;
    public const int MaxReason = 1000;

    public required Guid Id { get; init; }

    /// <summary>Its part of the address /forums/proposals/{number}.</summary>
    public required int Number { get; init; }

    /// <summary>Null for one that was brought to the office outside any forum.</summary>
    public Guid? ForumId { get; init; }

    /// <summary>The opinion it was made of, whose words then stand there alone.</summary>
    public Guid? OpinionId { get; init; }

    public Guid? VillageId { get; init; }
    public Guid? AreaId { get; init; }
    public Guid? UnitId { get; init; }
    public required string Title { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The last day of the decision.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>The form it came by: one proposal each.</summary>
    public Guid? RequestId { get; init; }

    public ProposalState State { get; private set; } = ProposalState.Received;
    public string PlanName { get; private set; } = "";
    public string BudgetReference { get; private set; } = "";
    public string ForwardedTo { get; private set; } = "";

    /// <summary>Why it is in no plan.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>In per cent, as whoever does it says.</summary>
    public int Progress { get; private set; }

    /// <summary>How many steps its log holds.</summary>
    public int Steps { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsOwed => State is ProposalState.Received or ProposalState.Considered;

    /// <summary>Declined or sent on, it may be taken up once more.</summary>
    public bool MayBeConsidered => State is ProposalState.Received or ProposalState.Declined or ProposalState.Forwarded;

    public bool MayBeDecided => State is ProposalState.Considered;

    public bool MayProgress => State is ProposalState.InPlan or ProposalState.Forwarded or ProposalState.Underway;

    public bool IsOverdue(DateOnly today) => IsOwed && DueOn < today;

    /// <param name="dueAgain">Of one that had been decided: the office owes a decision anew.</param>
    public void Consider(DateOnly dueAgain)
    {
        Demand(MayBeConsidered);
        if (State != ProposalState.Received) DueOn = dueAgain;
        (State, Reason, ForwardedTo) = (ProposalState.Considered, "", "");
    }

    public void PutInPlan(string plan, string budget)
    {
        Demand(MayBeDecided);
        (State, PlanName, BudgetReference) = (ProposalState.InPlan, plan, budget);
    }

    public void Decline(string reason)
    {
        Demand(MayBeDecided);
        (State, Reason) = (ProposalState.Declined, reason);
    }

    public void Forward(string agency)
    {
        Demand(MayBeDecided);
        (State, ForwardedTo) = (ProposalState.Forwarded, agency);
    }

    public void Report(int percent)
    {
        Demand(MayProgress && percent is >= 0 and <= 100);
        (State, Progress) = (ProposalState.Underway, percent);
    }

    public void Finish()
    {
        Demand(MayProgress);
        (State, Progress) = (ProposalState.Done, 100);
    }

    /// <summary>The next row of its log.</summary>
    public ProposalStep Step(string actor, string words, DateTime now) =>
        new() { ProposalId = Id, Ordinal = ++Steps, At = now, Actor = actor, State = State, Progress = Progress, Words = words };

    private void Demand(bool may)
    {
        if (!may) throw new InvalidOperationException($"A proposal that is {State} cannot do this.");
    }
}

public sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("forum_proposals");
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.HasIndex(p => p.Number).IsUnique();
        proposal.HasIndex(p => p.OpinionId).IsUnique();
        proposal.HasIndex(p => p.RequestId).IsUnique();
        proposal.Property(p => p.Title).HasMaxLength(Proposal.MaxTitle);
        proposal.Property(p => p.PlanName).HasMaxLength(Proposal.MaxPlan);
        proposal.Property(p => p.BudgetReference).HasMaxLength(Proposal.MaxBudget);
        proposal.Property(p => p.ForwardedTo).HasMaxLength(Proposal.MaxAgency);
        proposal.Property(p => p.Reason).HasMaxLength(Proposal.MaxReason);
        proposal.Property(p => p.Version).IsConcurrencyToken();
        proposal.HasOne<Forum>().WithMany().HasForeignKey(p => p.ForumId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<Opinion>().WithMany().HasForeignKey(p => p.OpinionId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<Village>().WithMany().HasForeignKey(p => p.VillageId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<ServiceArea>().WithMany().HasForeignKey(p => p.AreaId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        // Lists of a village, of a forum and of one state; those that are late.
        proposal.HasIndex(p => new { p.VillageId, p.Number });
        proposal.HasIndex(p => new { p.ForumId, p.Number });
        proposal.HasIndex(p => new { p.State, p.DueOn });
    }
}
