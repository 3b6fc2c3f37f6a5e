using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>
/// Says what became of a comment: changed, and in which edition, or not, and why. On the public page, and to its author in LINE where
/// they asked for it there.
/// </summary>
public sealed class AnswerComment(ParticipationContext db, Outbox outbox, PlanLinks links, TimeProvider clock)
{
    /// <summary>Later it stands on the page and in the author's own data.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    public async Task<EditOutcome> RunAsync(Guid id, Guid seen, CommentResult result, int? changedIn, string answer, Guid? unit, string actor, CancellationToken ct)
    {
        if (unit is not null && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct)) return new EditOutcome.Refused("Unit", "ไม่พบหน่วยที่เลือก");
        var plan = await db.Set<PlanDraft>().AsNoTracking().SingleOrDefaultAsync(p => db.Set<PlanComment>().Any(c => c.Id == id && c.PlanId == p.Id), ct);
        return await db.ChangeCommentAsync(id, seen, clock.Now(), (comment, text) =>
        {
            if (text.ErasedAt is not null) return new EditOutcome.Refused("Answer", "ผู้เขียนขอลบข้อความแล้ว ไม่ต้องตอบ");
            if (result == CommentResult.NotAccepted) changedIn = null;
            else if (changedIn is not { } edition || edition < comment.Edition || edition > plan!.Editions + 1) return new EditOutcome.Refused("ChangedIn", "กรุณาเลือกว่าแก้ในฉบับใด");
            if ((text.Answer, comment.Result, comment.ChangedIn, comment.UnitId) == (answer, result, changedIn, unit)) return null;
            var now = clock.Now();
            // Other words for the same end stand on the page: nobody is told twice of one.
            var isNews = (comment.Result, comment.ChangedIn) != (result, changedIn);
            comment.Answered(result, changedIn, now);
            (text.Answer, comment.UnitId) = (answer, unit);
            if (isNews && comment.WantsAnswer && text.LineUserId is { } author)
                text.AnswerMessage = outbox.Push(MessageClass.Notice, author, MessageBatch.Of(PlanWords.Answered(plan!, comment, answer, links.CommentsOn(plan!))), now + Life, $"plan-answer:{id:N}:{seen:N}", keepsQuiet: true);
            // The answer may quote the words: it lies with them, where it can be erased.
            db.Audit(new AuditRecord(actor, "plan_comment.answered", CommentTerms.Subject(id), new Dictionary<string, AuditChange>
            {
                ["result"] = new(null, result.ToString()),
                ["changed_in"] = new(null, changedIn?.ToString(CultureInfo.InvariantCulture) ?? ""),
                ["unit"] = new(null, unit?.ToString("N") ?? ""),
            }));
            return null;
        }, ct);
    }
}
