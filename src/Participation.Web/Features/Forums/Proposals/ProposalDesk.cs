using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Recipients;
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
public sealed class ProposalDesk(ParticipationContext db, Outbox outbox, BeginMulticast together, ForumLinks links, TimeProvider clock)
{
    /// <summary>From so many followers on they are told in one call to LINE; below, each by a message of their own.</summary>
    private const int Many = 20;

    /// <summary>Later it stands on the page, and in the author's own data.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>One step of a proposal that was seen as it still is.</summary>
    internal Task<EditOutcome> StepAsync(int number, Guid seen, ProposalDeed deed, Func<Proposal, EditOutcome.Refused?> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        // Two steps at the same moment would want the same place in the log: an update that changes nothing takes the row's lock.
        await db.Set<Proposal>().Where(p => p.Number == number).ExecuteUpdateAsync(set => set.SetProperty(p => p.Steps, p => p.Steps), write);
        if (await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } proposal) return new EditOutcome.Unknown();
        if (proposal.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var before = (proposal.State, proposal.Progress);
        if (change(proposal) is { } refused) return refused;
        proposal.Version = Guid.CreateVersion7(clock.Now());
        var text = await db.Set<ProposalText>().AsNoTracking().SingleAsync(t => t.ProposalId == proposal.Id, write);
        await TellFollowersAsync(proposal, Write(proposal, text, before, deed), text.LineUserId, write);
        return new EditOutcome.Saved(number.ToString(CultureInfo.InvariantCulture));
    }, ct);

    internal ProposalStep Write(Proposal proposal, ProposalText text, (ProposalState State, int Progress)? before, ProposalDeed deed)
    {
        var step = proposal.Step(deed.Actor, deed.Words, clock.Now());
        db.Add(step);
        var changes = new Dictionary<string, AuditChange> { ["state"] = new(before?.State.ToString(), proposal.State.ToString()) };
        if (before is { } was && was.Progress != proposal.Progress) changes["progress"] = new(Text(was.Progress), Text(proposal.Progress));
        if (proposal.State == ProposalState.InPlan) (changes["plan"], changes["budget"]) = (new AuditChange(null, proposal.PlanName), new AuditChange(null, proposal.BudgetReference));
        if (proposal.State == ProposalState.Forwarded) changes["forwarded_to"] = new(null, proposal.ForwardedTo);
        db.Audit(new AuditRecord(deed.Actor, deed.Action, ProposalTerms.Subject(proposal.Number), changes));
        if (text.LineUserId is { } author) outbox.Push(MessageClass.Notice, author, MessageBatch.Of(ProposalWords.Changed(proposal, step, links.Of(proposal), isAuthor: true)), step.At + Life, Key(proposal, step, "author"));
        return step;
    }

    /// <summary>A notice: it takes of the month's paid messages and not of the reserve. Whoever blocked the account is left out.</summary>
    private async Task TellFollowersAsync(Proposal proposal, ProposalStep step, string? author, CancellationToken ct)
    {
        var others = db.Set<ProposalFollower>().Where(f => f.ProposalId == proposal.Id && f.LineUserId != author).Select(f => f.LineUserId);
        var message = MessageBatch.Of(ProposalWords.Changed(proposal, step, links.Of(proposal), isAuthor: false));
        var followers = await others.OrderBy(id => id).ToListAsync(ct);
        if (followers.Count >= Many)
        {
            var wanted = new NewMulticast(Guid.CreateVersion7(step.At), "Proposal", message.Utf8Json.ToArray(), step.At + Life, followers.Count);
            var reachable = others.Where(id => !db.Set<Recipient>().Any(r => r.LineId == id && r.BlockedAt != null));
            // What the month has no room for waits one by one, as it does for a few.
            if ((await together.RunAsync(wanted, reachable, ct)).Match(begun => true, nobody => true, costsMore => false, notEnough => false, tooOld => false)) return;
        }
        foreach (var (i, follower) in followers.Index()) outbox.Push(MessageClass.Notice, follower, message, step.At + Life, Key(proposal, step, Text(i)));
    }

    private static string Key(Proposal proposal, ProposalStep step, string who) => $"proposal:{proposal.Id:N}:{Text(step.Ordinal)}:{who}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
