using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Answers of this fiscal year and the last, the same at every start: counters differ, mornings are busier, weekends are
/// empty, and every part of the result pages has something to show.
/// </summary>
public sealed class DemoSurveys(TimeProvider clock, RollUp rollUp) : IDemoData
{
    private const int Days = 60;
    private const int Seed = 2569;

    // Answers a day at most, and the weights of the faces from least to most.
    private static readonly Dictionary<string, (int PerDay, int[] Weights)> Points = new()
    {
        ["D1"] = (7, [1, 2, 7, 38, 52]),
        ["D2"] = (4, [3, 6, 16, 45, 30]),
        ["D3"] = (3, [7, 12, 22, 38, 21]),
        ["H7"] = (5, [1, 3, 9, 40, 47]),
    };

    public int Order => 30;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        // The points were added in this transaction and may not be saved yet.
        await db.SaveChangesAsync(ct);
        var points = await db.Set<ServicePoint>().OrderBy(p => p.Code).ToListAsync(ct);
        var kinds = await db.Set<ServiceKind>().OrderBy(k => k.Number).ToListAsync(ct);
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        var demo = new DemoAnswers(db, rollUp, now, Seed);
        var survey = await FindAsync(db, PresetSurveys.ServiceSlug, ct);
        for (var day = ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today) - 1); day <= today; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            // Before the last sixty days the counters had just begun to ask.
            if (day < today.AddDays(-Days) && day.DayNumber % 5 != 0) continue;
            foreach (var point in points.Where(p => Points.ContainsKey(p.Code)))
            {
                var (perDay, weights) = Points[point.Code];
                var ofPoint = kinds.Where(k => k.Number % points.Count == points.IndexOf(point)).Take(3).ToList();
                for (var n = demo.Next(perDay + 1); n > 0; n--)
                    demo.Answer(survey, point.Id, ofPoint.Count > 0 ? ofPoint[demo.Next(ofPoint.Count)].Id : null, weights, day);
                for (var n = demo.Next(perDay); n > 0; n--) demo.Offer(survey, point.Id, null, day);
            }
        }
        foreach (var (slug, perDay, weights) in ((string, int, int[])[])[("performance", 3, [2, 6, 20, 44, 28]), ("information", 1, [1, 2, 8, 40, 49]), ("disclosure", 1, [2, 8, 24, 40, 26])])
            await FurtherAsync(db, demo, await FindAsync(db, slug, ct), perDay, weights, today, ct);
        if (points.Find(p => p.Code == "D2") is { } busy)
        {
            demo.Burst(survey, busy.Id, Weekday(today.AddDays(-2)), 14);
            demo.Burst(survey, busy.Id, Weekday(today.AddDays(-33)), 22, excludedBecause: "เด็กกดเล่นหน้าจอระหว่างรอผู้ปกครอง เจ้าหน้าที่เห็นและแจ้งไว้");
            demo.Handle(await db.Set<Unit>().Where(u => u.Name == "งานบริการประชาชน").Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct));
            AddNotes(db, busy.Id, now, today);
        }
        db.Add(new RefusalCount { SurveyId = survey.Survey.Id, Day = today, Kind = RefusalKind.Forged, Count = 2 });
        db.Add(new RefusalCount { SurveyId = survey.Survey.Id, Day = today.AddDays(-1), Kind = RefusalKind.Honeypot, Count = 5 });
        await db.SaveChangesAsync(ct);
        await rollUp.WriteAsync(ct);
        return [$"Demo answers: {demo.Answers} of this fiscal year and the last"];
    }

    private static async Task FurtherAsync(ParticipationContext db, DemoAnswers demo, PublishedSurvey survey, int perDay, int[] weights, DateOnly today, CancellationToken ct)
    {
        var villages = survey.Content.AsksVillage ? await db.Set<Village>().OrderBy(v => v.Number).Select(v => v.Id).ToListAsync(ct) : [];
        // The last village has not answered: a finding the page must show.
        for (var day = today.AddDays(-Days); day <= today; day = day.AddDays(1))
            for (var n = demo.Next(perDay + 1); n > 0; n--)
                demo.Answer(survey, null, null, weights, day, villages.Count > 1 ? villages[demo.Next(villages.Count - 1)] : null, outside: demo.Next(12) == 0);
    }

    private static void AddNotes(ParticipationContext db, Guid pointId, DateTime now, DateOnly today)
    {
        var published = new SaidAndDone
        {
            Id = Guid.CreateVersion7(now),
            Said = "ตัวหนังสือในแบบฟอร์มภาษีเล็ก อ่านยาก",
            Done = "พิมพ์แบบฟอร์มใหม่ตัวใหญ่ขึ้น และมีตัวอย่างที่กรอกแล้ววางไว้ให้ดู",
            Since = today.AddDays(-20),
            ServicePointId = pointId,
            WrittenAt = now.AddDays(-20),
            Version = Guid.CreateVersion7(now),
        };
        published.Publish(now.AddDays(-19));
        db.AddRange(published, new SaidAndDone
        {
            Id = Guid.CreateVersion7(now),
            Said = "ที่จอดรถไม่พอในวันที่คนมาเยอะ",
            Done = "เปิดลานหลังอาคารให้จอดได้อีก 20 คัน",
            Since = today.AddDays(-5),
            WrittenAt = now.AddDays(-5),
            Version = Guid.CreateVersion7(now),
        });
    }

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    private static async Task<PublishedSurvey> FindAsync(ParticipationContext db, string slug, CancellationToken ct) =>
        await db.FindSurveyAsync(slug, ct) ?? throw new InvalidOperationException("The preset forms are planted before demo data.");
}
