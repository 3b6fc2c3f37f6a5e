using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Answers for everybody to read. What is changed later is a new edition; the author in LINE hears the first one.</summary>
public sealed class AnswerQuestion(ParticipationContext db, TimeProvider clock)
{
    /// <summary>So long an answer waits for the author to write anyway, which costs nothing; then it is pushed.</summary>
    public static readonly TimeSpan FreeFirst = TimeSpan.FromHours(6);

    public Task<EditOutcome> RunAsync(Guid id, Guid seen, string answer, Doer doer, CancellationToken ct) => db.ChangeQuestionAsync(id, seen, clock.Now(), async (question, text, write) =>
    {
        if (text.ErasedAt is not null) return new EditOutcome.Refused("Answer", "ผู้ถามขอลบข้อความแล้ว ไม่ต้องตอบ");
        await WriteAsync(question, text, answer, doer, write);
        return null;
    }, ct);

    /// <summary>The approved correction answers those who reported the error, unless somebody has answered already. In the approval's transaction.</summary>
    internal async Task CorrectedAsync(Correction correction, Doer doer, CancellationToken ct)
    {
        var reports = await db.Set<AskedQuestion>().Where(q => q.CorrectionId == correction.Id && q.AnsweredAt == null)
            .Join(db.Set<QuestionText>().Where(t => t.ErasedAt == null), q => q.Id, t => t.QuestionId, (q, t) => new { Question = q, Text = t }).ToListAsync(ct);
        foreach (var report in reports)
        {
            await WriteAsync(report.Question, report.Text, $"ขอบคุณที่แจ้ง แก้ไขแล้ว {correction.Text}", doer, ct);
            report.Question.Version = Guid.CreateVersion7(clock.Now());
        }
    }

    private async Task WriteAsync(AskedQuestion question, QuestionText text, string answer, Doer doer, CancellationToken ct)
    {
        var last = await db.Set<QuestionAnswer>().Where(a => a.QuestionId == question.Id).OrderByDescending(a => a.Edition).FirstOrDefaultAsync(ct);
        if (last?.Text == answer) return;
        var now = clock.Now();
        var edition = (last?.Edition ?? 0) + 1;
        db.Add(new QuestionAnswer { Id = Guid.CreateVersion7(now), QuestionId = question.Id, Edition = edition, Text = answer, WrittenBy = doer.AccountId, WrittenAt = now });
        if (question.HiddenAt is null && edition == 1) text.Tell(QuestionNews.Answer, now + FreeFirst);
        question.Answered(now);
        // The answer may quote the question: it lies where it can be erased.
        db.Audit(new AuditRecord(doer.Actor, edition == 1 ? "question.answered" : "question.answer_changed", QuestionTerms.Subject(question.Id), new Dictionary<string, AuditChange> { ["edition"] = new(null, edition.ToString(CultureInfo.InvariantCulture)) }));
    }
}

public static class QuestionChange
{
    internal static Task<EditOutcome> ChangeQuestionAsync(this ParticipationContext db, Guid id, Guid seen, DateTime now, Func<AskedQuestion, QuestionText, CancellationToken, Task<EditOutcome.Refused?>> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<AskedQuestion>().SingleOrDefaultAsync(q => q.Id == id, write) is not { } question) return new EditOutcome.Unknown();
        if (question.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await change(question, await db.Set<QuestionText>().SingleAsync(t => t.QuestionId == id, write), write) is { } refused) return refused;
        question.Version = Guid.CreateVersion7(now);
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนตอบพร้อมกัน กรุณาเปิดหน้านี้ใหม่"));
}
