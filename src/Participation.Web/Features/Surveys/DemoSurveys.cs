using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Answers of the last sixty days, the same at every start: counters differ, mornings are busier, weekends are empty.</summary>
public sealed class DemoSurveys(TimeProvider clock) : IDemoData
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

    private static readonly string[] Praise =
        ["เจ้าหน้าที่พูดจาดี อธิบายเข้าใจง่าย", "รวดเร็วดีมาก ไม่ต้องรอนาน", "ช่วยกรอกเอกสารให้ด้วย ขอบคุณมาก", "มีน้ำดื่มและที่นั่งให้คนแก่ ดีมาก", "มาครั้งเดียวเสร็จ ไม่ต้องกลับมาอีก"];

    private static readonly string[] Wishes =
        ["อยากให้เปิดช่องช่วงพักเที่ยงด้วย", "ที่จอดรถน้อยไปหน่อย", "ตัวหนังสือในแบบฟอร์มเล็ก อ่านยาก", "อยากให้บอกก่อนว่าต้องเตรียมเอกสารอะไร", "พัดลมตรงที่นั่งรอไม่ค่อยเย็น"];

    private static readonly string[] Complaints =
        ["รอนานกว่าชั่วโมง ไม่มีใครบอกว่าต้องรออีกเท่าไร", "มาสองรอบแล้วเอกสารยังไม่ครบ ไม่บอกให้หมดตั้งแต่แรก", "ถามแล้วตอบไม่ตรงกัน", "ไม่รู้ว่าเรื่องถึงไหนแล้ว"];

    public int Order => 30;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
#pragma warning disable CA5394 // Made-up answers, not secrets: they are to be the same every time.
        var chance = new Random(Seed);
        // The points were added in this transaction and may not be saved yet.
        await db.SaveChangesAsync(ct);
        var points = await db.Set<ServicePoint>().OrderBy(p => p.Code).ToListAsync(ct);
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        var answers = 0;
        for (var day = today.AddDays(-Days); day <= today; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            foreach (var point in points.Where(p => Points.ContainsKey(p.Code)))
            {
                var (perDay, weights) = Points[point.Code];
                for (var n = chance.Next(perDay + 1); n > 0; n--)
                {
                    var slot = ThaiCalendar.ToUtc(day.ToDateTime(new TimeOnly(Hour(chance), 0)));
                    var (answer, comment) = Answer(chance, point.Id, weights, slot);
                    if (slot > now) continue;
                    db.Add(answer);
                    if (comment is not null) db.Add(comment);
                    answers++;
                }
            }
        }
        return [$"Demo answers: {answers} over the last {Days} days"];
    }

    private static int Hour(Random chance) => chance.Next(10) < 6 ? chance.Next(8, 12) : chance.Next(13, 17);

    private static (SurveyAnswer Answer, SurveyComment? Comment) Answer(Random chance, Guid pointId, int[] weights, DateTime slot)
    {
        var id = new byte[16];
        chance.NextBytes(id);
        var rating = Pick(chance, weights);
        var answer = new SurveyAnswer { Id = new Guid(id), ServicePointId = pointId, Rating = rating, WayIn = chance.Next(5) < 2 ? WayIn.Line : WayIn.Web, HourSlot = slot };
        if (chance.Next(9) != 0) return (answer, null);
        var words = rating switch
        {
            Rating.Most or Rating.Much => chance.Next(4) == 0 ? Wishes : Praise,
            Rating.Medium => Wishes,
            Rating.Little or Rating.Least => Complaints,
        };
        return (answer, new SurveyComment { AnswerId = answer.Id, Text = words[chance.Next(words.Length)] });
    }

    private static Rating Pick(Random chance, int[] weights)
    {
        var at = chance.Next(weights.Sum());
        var rating = 0;
        while (at >= weights[rating]) at -= weights[rating++];
        return (Rating)(rating + 1);
    }
#pragma warning restore CA5394
}
