using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>What a superior decides about a text. Nobody decides about words of their own, whatever roles they hold.</summary>
public sealed class ReviewPublication(ParticipationContext db, ChangeMulticast multicasts, TellVillageGroups groups, AnswerQuestion answers, TimeProvider clock)
{
    public Task<EditOutcome> ApproveAsync(int number, Guid seen, Doer doer, CancellationToken ct) => DecideAsync(number, seen, doer, async (publication, now, write) =>
    {
        if (publication.State != PublicationState.Submitted) return NotWaiting;
        if (await db.Set<PublicationAuthor>().AnyAsync(a => a.PublicationId == publication.Id && a.AccountId == doer.AccountId, write)) return OwnWords;
        publication.Approve(doer.AccountId, now);
        db.Audit(new AuditRecord(doer.Actor, "publication.approved", PublicationFinding.Subject(number)));
        return null;
    }, ct);

    public Task<EditOutcome> ReturnAsync(int number, Guid seen, string reason, Doer doer, CancellationToken ct) => DecideAsync(number, seen, doer, (publication, _, _) =>
    {
        if (publication.State != PublicationState.Submitted) return Task.FromResult<EditOutcome.Refused?>(NotWaiting);
        publication.Return(reason);
        db.Audit(Record(doer, "publication.returned", number, ("reason", reason)));
        return Task.FromResult<EditOutcome.Refused?>(null);
    }, ct);

    /// <summary>The page stays, with title and reason, so that nobody wonders where it went. What has not been sent yet is not sent.</summary>
    public async Task<EditOutcome> WithdrawAsync(int number, Guid seen, string reason, Doer doer, CancellationToken ct)
    {
        var outcome = await DecideAsync(number, seen, doer, async (publication, now, write) =>
        {
            if (publication.State != PublicationState.Published) return new EditOutcome.Refused("", "เรื่องนี้ไม่ได้เผยแพร่อยู่");
            publication.Withdraw(reason, now);
            await multicasts.CancelSubjectAsync(publication.Id, write);
            await groups.TakeBackAsync(publication, write);
            db.Audit(Record(doer, "publication.withdrawn", number, ("reason", reason)));
            return null;
        }, ct);
        // Not while the month's row is held: the worker comes to it from the messages.
        if (outcome is EditOutcome.Saved) await groups.NotAgainAsync(ct);
        return outcome;
    }

    public Task<EditOutcome> ApproveCorrectionAsync(int number, Guid correctionId, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        var correction = await db.Set<Correction>().SingleOrDefaultAsync(c => c.Id == correctionId && db.Set<Publication>().Any(p => p.Id == c.PublicationId && p.Number == number), write);
        if (correction is null) return new EditOutcome.Unknown();
        if (correction.ApprovedAt is not null) return new EditOutcome.Saved();
        if (correction.WrittenBy == doer.AccountId) return OwnWords;
        correction.Approve(doer.AccountId, clock.Now());
        await answers.CorrectedAsync(correction, doer, write);
        db.Audit(Record(doer, "publication.correction_approved", number, ("text", correction.Text)));
        return new EditOutcome.Saved();
    }, ct);

    private Task<EditOutcome> DecideAsync(int number, Guid seen, Doer doer, Func<Publication, DateTime, CancellationToken, Task<EditOutcome.Refused?>> decide, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Publication>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } publication) return new EditOutcome.Unknown();
        if (publication.Version != seen) return new EditOutcome.ChangedMeanwhile();
        var now = clock.Now();
        if (await decide(publication, now, write) is { } refused) return refused;
        publication.Version = Guid.CreateVersion7(now);
        return new EditOutcome.Saved();
    }, ct);

    private static EditOutcome.Refused NotWaiting => new("", "เรื่องนี้ไม่ได้รออนุมัติอยู่");

    private static EditOutcome.Refused OwnWords => new("", "ท่านเป็นผู้เขียนข้อความนี้ ต้องให้คนอื่นอนุมัติ");

    private static AuditRecord Record(Doer doer, string action, int number, (string Field, string After) change) =>
        new(doer.Actor, action, PublicationFinding.Subject(number), new Dictionary<string, AuditChange> { [change.Field] = new(null, change.After) });
}
