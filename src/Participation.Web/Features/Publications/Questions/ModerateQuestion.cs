using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>
/// Hides a question from the public page, with a reason that its author reads, or shows it again. It stays counted. Nothing is deleted.
/// Nobody hides what is said against a text of their own.
/// </summary>
public sealed class ModerateQuestion(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> HideAsync(Guid id, Guid seen, string reason, Doer doer, CancellationToken ct) => db.ChangeQuestionAsync(id, seen, clock.Now(), async (question, text, write) =>
    {
        if (question.HiddenAt is not null) return new EditOutcome.Refused("", "คำถามนี้ซ่อนอยู่แล้ว");
        if (text.ErasedAt is not null) return new EditOutcome.Refused("", "ผู้ถามขอลบข้อความแล้ว ไม่มีข้อความให้ซ่อน");
        if (await db.Set<PublicationAuthor>().AnyAsync(a => a.PublicationId == question.PublicationId && a.AccountId == doer.AccountId, write))
            return new EditOutcome.Refused("", "ท่านเป็นผู้เขียนประกาศนี้ ต้องให้คนอื่นพิจารณาว่าจะซ่อนคำถามหรือไม่");
        question.Hide(clock.Now());
        text.HideReason = reason;
        text.Tell(QuestionNews.Hidden, null);
        // The reason may speak of the words: it lies with them, where it can be erased.
        db.Audit(new AuditRecord(doer.Actor, "question.hidden", QuestionTerms.Subject(id)));
        return null;
    }, ct);

    public Task<EditOutcome> ShowAsync(Guid id, Guid seen, string actor, CancellationToken ct) => db.ChangeQuestionAsync(id, seen, clock.Now(), (question, text, _) =>
    {
        if (question.HiddenAt is null) return Task.FromResult<EditOutcome.Refused?>(new EditOutcome.Refused("", "คำถามนี้แสดงอยู่แล้ว"));
        question.ShowAgain();
        text.HideReason = "";
        if (text.ToTell == QuestionNews.Hidden) text.Told();
        // Answered before it was hidden or meanwhile, and its author has not heard of it.
        if (question.AnsweredAt is not null && !text.IsAnswerTold) text.Tell(QuestionNews.Answer, clock.Now() + AnswerQuestion.FreeFirst);
        db.Audit(new AuditRecord(actor, "question.shown", QuestionTerms.Subject(id)));
        return Task.FromResult<EditOutcome.Refused?>(null);
    }, ct);
}

/// <summary>The author takes their words back, and with them what quotes them. That something was asked stays counted.</summary>
public sealed class EraseQuestion(ParticipationContext db, TimeProvider clock)
{
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        // Once more where it was just being told of its answer.
        await db.WriteOnceAsync(async write =>
        {
            await db.EraseQuestionsAsync([id], clock.Now(), write);
            return true;
        }, ct);
        await db.OverwriteDeletedAsync(ct);
    }
}
