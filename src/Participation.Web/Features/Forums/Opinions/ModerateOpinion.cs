using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// Hides an opinion from the public list, with a reason that its author reads, or shows it again. It stays counted, and owed its
/// answer. Nothing is deleted.
/// </summary>
public sealed class ModerateOpinion(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> HideAsync(Guid id, Guid seen, string reason, string actor, CancellationToken ct) => db.ChangeOpinionAsync(id, seen, clock.Now(), (opinion, text) =>
    {
        if (opinion.HiddenAt is not null) return new EditOutcome.Refused("", "ความเห็นนี้ซ่อนอยู่แล้ว");
        opinion.Hide(clock.Now());
        (text.HideReason, text.IsToBeTold) = (reason, text.LineUserId is not null);
        // The reason may speak of the words: it lies with them, where it can be erased.
        db.Audit(new AuditRecord(actor, "opinion.hidden", OpinionToken.Subject(id)));
        return null;
    }, ct);

    public Task<EditOutcome> ShowAsync(Guid id, Guid seen, string actor, CancellationToken ct) => db.ChangeOpinionAsync(id, seen, clock.Now(), (opinion, text) =>
    {
        if (opinion.HiddenAt is null) return new EditOutcome.Refused("", "ความเห็นนี้แสดงอยู่แล้ว");
        opinion.ShowAgain();
        (text.HideReason, text.IsToBeTold) = ("", false);
        db.Audit(new AuditRecord(actor, "opinion.shown", OpinionToken.Subject(id)));
        return null;
    }, ct);
}

public static class OpinionChange
{
    internal static Task<EditOutcome> ChangeOpinionAsync(this ParticipationContext db, Guid id, Guid seen, DateTime now, Func<Opinion, OpinionText, EditOutcome.Refused?> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Opinion>().SingleOrDefaultAsync(o => o.Id == id, write) is not { } opinion) return new EditOutcome.Unknown();
        if (opinion.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (change(opinion, await db.Set<OpinionText>().SingleAsync(t => t.OpinionId == id, write)) is { } refused) return refused;
        opinion.Version = Guid.CreateVersion7(now);
        return new EditOutcome.Saved();
    }, ct);
}
