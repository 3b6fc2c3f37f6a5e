using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Writes down cause and prevention, while a complaint is handled or after it. No step of the timeline: nobody's form is outdated by it.</summary>
public sealed class WriteLesson(ParticipationContext db, TimeProvider clock)
{
    public Task<CaseChange> RunAsync(Guid caseId, string? cause, string? prevention, Guid seen, string actor, CancellationToken ct) => db.WriteAsync<CaseChange>(async write =>
    {
        if (await db.Set<Case>().SingleOrDefaultAsync(c => c.Id == caseId, write) is not { } about || !about.Kind.CountsAsComplaint()) return new CaseChange.Unknown();
        if (await db.Set<CaseMatter>().AnyAsync(m => m.CaseId == caseId && m.ErasedAt != null, write)) return new CaseChange.Refused("", "ข้อมูลของเรื่องนี้ลบแล้วตามที่ผู้ร้องขอ เขียนเพิ่มไม่ได้");
        if (string.IsNullOrEmpty(cause)) return new CaseChange.Refused("Cause", "กรุณาเขียนว่าเกิดจากอะไร");
        if (string.IsNullOrEmpty(prevention)) return new CaseChange.Refused("Prevention", "กรุณาเขียนว่าจะป้องกันอย่างไร ถ้าป้องกันไม่ได้ เขียนว่าเพราะอะไร");
        if (cause.Length > CaseLesson.MaxText || prevention.Length > CaseLesson.MaxText) return new CaseChange.Refused(cause.Length > CaseLesson.MaxText ? "Cause" : "Prevention", "ยาวเกิน 1,000 ตัวอักษร");
        var lesson = await db.Set<CaseLesson>().SingleOrDefaultAsync(l => l.CaseId == caseId, write);
        if ((lesson?.Version ?? Guid.Empty) != seen) return new CaseChange.ChangedMeanwhile();
        if (lesson is null) db.Add(lesson = new CaseLesson { CaseId = caseId, Cause = "", Prevention = "" });
        (lesson.Cause, lesson.Prevention, lesson.Version) = (cause, prevention, Guid.CreateVersion7(clock.Now()));
        // Closed values alone: the words can be erased with the case.
        db.Audit(new AuditRecord(actor, "case.lesson_written", $"case:{caseId:N}", new Dictionary<string, AuditChange> { ["written"] = new(null, "cause,prevention") }));
        return new CaseChange.Done("บันทึกสาเหตุและการป้องกันแล้ว");
    }, ct);
}

/// <summary>What was learnt from the complaints of a period, for whoever writes its report.</summary>
public sealed record LessonLine(string Category, string Cause, string Prevention);

public static class Lessons
{
    private const int Most = 200;

    /// <summary>By category, so that what repeats stands together.</summary>
    public static async Task<IReadOnlyList<LessonLine>> LessonsAsync(this ParticipationContext db, FigurePeriod period, Reach reach, CancellationToken ct) =>
        await (from lesson in db.Set<CaseLesson>()
               join about in db.Set<Case>().ReceivedIn(period).Within(reach) on lesson.CaseId equals about.Id
               join category in db.Set<CaseCategory>() on about.CategoryId equals category.Id
               orderby category.SortOrder, category.Id, about.ReceivedAt
               select new LessonLine(category.Name, lesson.Cause, lesson.Prevention)).Take(Most).ToListAsync(ct);
}
