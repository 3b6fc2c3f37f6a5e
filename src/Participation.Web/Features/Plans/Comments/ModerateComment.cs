using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>
/// Hides a comment from the public page, with a reason that its author reads, or shows it again. It stays counted, and owed its
/// answer. Nothing is deleted.
/// </summary>
public sealed class ModerateComment(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> HideAsync(Guid id, Guid seen, string reason, string actor, CancellationToken ct) => db.ChangeCommentAsync(id, seen, clock.Now(), (comment, text) =>
    {
        if (text.ErasedAt is not null) return new EditOutcome.Refused("", "ผู้เขียนขอลบข้อความแล้ว ไม่มีอะไรต้องซ่อน");
        if (comment.HiddenAt is not null) return new EditOutcome.Refused("", "ความเห็นนี้ซ่อนอยู่แล้ว");
        comment.Hide(clock.Now());
        (text.HideReason, text.IsToBeTold) = (reason, text.LineUserId is not null);
        // The reason may speak of the words: it lies with them, where it can be erased.
        db.Audit(new AuditRecord(actor, "plan_comment.hidden", CommentTerms.Subject(id)));
        return null;
    }, ct);

    public Task<EditOutcome> ShowAsync(Guid id, Guid seen, string actor, CancellationToken ct) => db.ChangeCommentAsync(id, seen, clock.Now(), (comment, text) =>
    {
        if (comment.HiddenAt is null) return new EditOutcome.Refused("", "ความเห็นนี้แสดงอยู่แล้ว");
        comment.ShowAgain();
        (text.HideReason, text.IsToBeTold) = ("", false);
        db.Audit(new AuditRecord(actor, "plan_comment.shown", CommentTerms.Subject(id)));
        return null;
    }, ct);
}

/// <summary>The author takes their words back. That something was said stays counted.</summary>
public sealed class EraseComment(ParticipationContext db, TimeProvider clock)
{
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        await db.WriteOnceAsync(async write =>
        {
            var text = await db.Set<PlanCommentText>().SingleAsync(t => t.CommentId == id, write);
            if (text.ErasedAt is null) db.EraseWords(text, clock.Now());
            return true;
        }, ct);
        await db.OverwriteDeletedAsync(ct);
    }
}

public static class CommentChange
{
    /// <summary>Every column is written, also those that were empty when they were read: an answer may have come meanwhile.</summary>
    internal static void EraseWords(this ParticipationContext db, PlanCommentText text, DateTime at)
    {
        text.Erase(at);
        db.Entry(text).State = EntityState.Modified;
    }

    internal static Task<EditOutcome> ChangeCommentAsync(this ParticipationContext db, Guid id, Guid seen, DateTime now, Func<PlanComment, PlanCommentText, EditOutcome.Refused?> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<PlanComment>().SingleOrDefaultAsync(c => c.Id == id, write) is not { } comment) return new EditOutcome.Unknown();
        if (comment.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (change(comment, await db.Set<PlanCommentText>().SingleAsync(t => t.CommentId == id, write)) is { } refused) return refused;
        comment.Version = Guid.CreateVersion7(now);
        return new EditOutcome.Saved();
    }, ct);
}
