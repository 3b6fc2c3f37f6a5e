using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Somebody looks into it. One that was declined or sent on may be taken up again with words that say why; a decision is then owed anew.</summary>
public sealed class ConsiderProposal(ParticipationContext db, ProposalDesk desk, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(int number, Guid seen, string note, string actor, CancellationToken ct)
    {
        var days = (await db.ForumSettingsAsync(ct)).AnswerDays;
        return await desk.StepAsync(number, seen, new ProposalDeed("proposal.considered", actor) { Words = note }, proposal =>
        {
            if (!proposal.MayBeConsidered) return new EditOutcome.Refused("", "ข้อเสนอนี้เลยขั้นนี้ไปแล้ว");
            if (proposal.State != ProposalState.Received && note.Length == 0) return new EditOutcome.Refused("ConsiderNote", "กรุณาบอกว่าทำไมจึงพิจารณาอีกครั้ง ประชาชนจะอ่าน");
            proposal.Consider(ThaiCalendar.Day(clock.Now()).AddDays(days));
            return null;
        }, ct);
    }
}

/// <summary>It stands in a plan: which one, and under what in the budget.</summary>
public sealed class PutProposalInPlan(ProposalDesk desk)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string plan, string budget, string note, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new ProposalDeed("proposal.in_plan", actor) { Words = ProposalMoves.Lines($"แผน {plan}", $"งบประมาณ {budget}", note) }, proposal =>
        {
            if (!proposal.MayBeDecided) return ProposalMoves.NotConsidered;
            proposal.PutInPlan(plan, budget);
            return null;
        }, ct);
}

/// <summary>It stands in no plan, for a reason that everybody reads.</summary>
public sealed class DeclineProposal(ProposalDesk desk)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string reason, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new ProposalDeed("proposal.declined", actor) { Words = $"เพราะ {reason}" }, proposal =>
        {
            if (!proposal.MayBeDecided) return ProposalMoves.NotConsidered;
            proposal.Decline(reason);
            return null;
        }, ct);
}

/// <summary>It is another agency's to do.</summary>
public sealed class ForwardProposal(ProposalDesk desk)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string agency, string note, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new ProposalDeed("proposal.forwarded", actor) { Words = ProposalMoves.Lines($"ส่งต่อ {agency}", note) }, proposal =>
        {
            if (!proposal.MayBeDecided) return ProposalMoves.NotConsidered;
            proposal.Forward(agency);
            return null;
        }, ct);
}

/// <summary>How far it is. May fall: work is sometimes done again.</summary>
public sealed class ReportProposal(ProposalDesk desk)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, int percent, string note, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new ProposalDeed("proposal.progressed", actor) { Words = note }, proposal =>
        {
            if (!proposal.MayProgress) return ProposalMoves.NotDecided;
            proposal.Report(percent);
            return null;
        }, ct);
}

public sealed class FinishProposal(ProposalDesk desk)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string note, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new ProposalDeed("proposal.done", actor) { Words = note }, proposal =>
        {
            if (!proposal.MayProgress) return ProposalMoves.NotDecided;
            proposal.Finish();
            return null;
        }, ct);
}

internal static class ProposalMoves
{
    public static EditOutcome.Refused NotConsidered => new("", "ข้อเสนอนี้ยังไม่ได้เริ่มพิจารณา หรือมีผลแล้ว");

    public static EditOutcome.Refused NotDecided => new("", "บอกความคืบหน้าได้เมื่ออยู่ในแผนหรือส่งต่อแล้ว และยังทำไม่เสร็จ");

    public static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines.Where(l => l.Length > 0));
}
