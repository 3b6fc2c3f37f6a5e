using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Forums.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <param name="Action">As the audit trail names it.</param>
/// <param name="Actor">Who did it.</param>
public sealed record ProposalDeed(string Action, string Actor)
{
    /// <summary>For everybody: a plan with its budget, a reason, what was done.</summary>
    public string Words { get; init; } = "";
}

/// <summary>Where every step of a proposal passes: one row of the log, one entry of the trail, one message to whoever wants to hear of it.</summary>
public sealed class ProposalDesk(ParticipationContext db, Outbox outbox, ForumLinks links, TimeProvider clock)
{
    /// <summary>Later it stands on the page, and in the author's own data.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>One step of a proposal that was seen as it still is.</summary>
    internal Task<EditOutcome> StepAsync(int number, Guid seen, ProposalDeed deed, Func<Proposal, EditOutcome.Refused?> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } proposal) return new EditOutcome.Unknown();
        if (proposal.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var before = (proposal.State, proposal.Progress);
        if (change(proposal) is { } refused) return refused;
        proposal.Version = Guid.CreateVersion7(clock.Now());
        var text = await db.Set<ProposalText>().AsNoTracking().SingleAsync(t => t.ProposalId == proposal.Id, write);
        var followers = await db.Set<ProposalFollower>().Where(f => f.ProposalId == proposal.Id).OrderBy(f => f.LineUserId).Select(f => f.LineUserId).ToListAsync(write);
        Write(proposal, text, followers, before, deed);
        return new EditOutcome.Saved(number.ToString(CultureInfo.InvariantCulture));
    }, ct);

    internal void Write(Proposal proposal, ProposalText text, IReadOnlyList<string> followers, (ProposalState State, int Progress)? before, ProposalDeed deed)
    {
        var step = proposal.Step(deed.Actor, deed.Words, clock.Now());
        db.Add(step);
        var changes = new Dictionary<string, AuditChange> { ["state"] = new(before?.State.ToString(), proposal.State.ToString()) };
        if (before is { } was && was.Progress != proposal.Progress) changes["progress"] = new(Text(was.Progress), Text(proposal.Progress));
        if (proposal.State == ProposalState.InPlan) (changes["plan"], changes["budget"]) = (new AuditChange(null, proposal.PlanName), new AuditChange(null, proposal.BudgetReference));
        if (proposal.State == ProposalState.Forwarded) changes["forwarded_to"] = new(null, proposal.ForwardedTo);
        db.Audit(new AuditRecord(deed.Actor, deed.Action, ProposalTerms.Subject(proposal.Number), changes));
        Tell(proposal, step, text.LineUserId, followers);
    }

    /// <summary>A notice: it takes of the month's paid messages and not of the reserve. Whoever blocked the account is left out when it is sent.</summary>
    private void Tell(Proposal proposal, ProposalStep step, string? author, IReadOnlyList<string> followers)
    {
        var until = step.At + Life;
        if (author is not null) outbox.Push(MessageClass.Notice, author, MessageBatch.Of(ProposalWords.Changed(proposal, step, links.Of(proposal), isAuthor: true)), until, Key("author"));
        var message = MessageBatch.Of(ProposalWords.Changed(proposal, step, links.Of(proposal), isAuthor: false));
        foreach (var (i, follower) in followers.Where(f => f != author).Index()) outbox.Push(MessageClass.Notice, follower, message, until, Key(Text(i)));

        string Key(string who) => $"proposal:{proposal.Id:N}:{Text(step.Ordinal)}:{who}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
