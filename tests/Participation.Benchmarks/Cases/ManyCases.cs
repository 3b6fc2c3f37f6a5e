using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Time;

namespace Participation.Benchmarks.Cases;

/// <summary>Cases of the last three years, from every village, for every unit; nearly all of them closed. Written beside the service.</summary>
public static class ManyCases
{
    /// <summary>In the words of one case in twenty.</summary>
    public const string SaidByMany = "เสาไฟเอน";

    /// <summary>In the words of one in a thousand.</summary>
    public const string SaidByFew = "สะพานไม้";

    private const int Years = 3;
    private const int PerBatch = 10_000;

    private static readonly string[] Stories =
    [
        "ถนนดินทางเข้านาเป็นหลุมลึกหลังฝนตก รถไถและรถรับส่งนักเรียนเข้าไม่ได้มาหลายวันแล้ว ขอให้ลงหินคลุกและเกลี่ยให้เรียบ",
        "น้ำประปาขุ่นและมีกลิ่น เปิดใช้ตอนเช้าไม่ได้เลย ผู้สูงอายุในบ้านต้องซื้อน้ำใช้ ขอให้มาตรวจถังกรองและท่อเมน",
        "ขยะหน้าตลาดนัดล้นถัง ไม่มีรถมาเก็บสองรอบแล้ว ส่งกลิ่นเหม็นและสุนัขคุ้ยกระจายเต็มถนน ขอให้เพิ่มรอบรถ",
        "ไปติดต่อชำระภาษีแล้วรอนานกว่าชั่วโมง ทั้งที่มีคนรอไม่มาก เจ้าหน้าที่ไม่แจ้งว่าต้องใช้เอกสารใดเพิ่ม",
        "น้ำท่วมขังหน้าโรงเรียนทุกครั้งที่ฝนตก ท่อระบายน้ำอุดตันด้วยดินและใบไม้ เด็กต้องเดินลุยน้ำ ขอให้ลอกท่อ",
    ];

    public static async Task MakeAsync(BenchDatabase database, int count, CancellationToken ct)
    {
        await using var db = BulkLoad.Open(database);
        var categories = await db.Set<CaseCategory>().OrderBy(c => c.SortOrder).Select(c => c.Id).ToListAsync(ct);
        var units = await db.Set<Unit>().OrderBy(u => u.Name).Select(u => (Guid?)u.Id).ToListAsync(ct);
        var villages = await db.Set<Village>().OrderBy(v => v.Number).Select(v => (Guid?)v.Id).ToListAsync(ct);
        await using var connection = BulkLoad.Connect(database);
        await connection.OpenAsync(ct);
        await BulkLoad.BeginAsync(connection, ct);
        var now = TimeProvider.System.Now();
        var first = now.AddYears(-Years);
        var step = (now - first) / (count + 1);
        // The demo's own cases have the first numbers of this year.
        var numbers = new Dictionary<int, int>();
        var started = Stopwatch.GetTimestamp();
#pragma warning disable CA5394 // Made-up cases: the same every time.
        var chance = new Random(7);
        for (var done = 0; done < count;)
        {
            var (cases, matters, rounds, entries) = (new List<Case>(), new List<CaseMatter>(), new List<CaseRound>(), new List<CaseEntry>());
            for (var last = Math.Min(done + PerBatch, count); done < last; done++)
            {
                var at = first + (step * (done + 1));
                var day = ThaiCalendar.Day(at);
                var year = ThaiCalendar.BuddhistYear(day);
                numbers[year] = numbers.GetValueOrDefault(year, 100) + 1;
                var (hashes, toldAt) = (new byte[64], at.AddDays(chance.Next(1, 17)));
                chance.NextBytes(hashes);
                var made = new Case
                {
                    Id = Guid.CreateVersion7(at),
                    Year = year,
                    Number = numbers[year],
                    Kind = chance.Next(10) switch { < 6 => CaseKind.Hardship, < 8 => CaseKind.Grievance, 8 => CaseKind.Suggestion, _ => CaseKind.Enquiry },
                    Channel = (CaseChannel)chance.Next(9),
                    Naming = NameChoice.Nameless,
                    ReceivedAt = at,
                    TrackingHash = hashes[..32],
                    AccessHash = hashes[32..],
                    CategoryId = categories[chance.Next(categories.Count)],
                    VillageId = villages.Count == 0 ? null : villages[chance.Next(villages.Count)],
                    DueOn = day.AddDays(CaseClock.DefaultDays),
                    Revision = 1,
                };
                made.Assign(units.Count == 0 ? null : units[chance.Next(units.Count)]);
                var round = new CaseRound { CaseId = made.Id, Round = 1, From = day, DueOn = made.DueOn };
                if (toldAt < now && chance.Next(100) < 98)
                {
                    made.Close((CaseOutcome)chance.Next(4), toldAt);
                    (round.ToldAt, round.ClosedAt) = (toldAt, toldAt);
                }
                if (round.Standing(ThaiCalendar.Day(now)) == ClockStanding.Breach) round.BreachedAt = ThaiCalendar.StartOf(made.DueOn.AddDays(1));
                cases.Add(made);
                rounds.Add(round);
                entries.Add(new CaseEntry { CaseId = made.Id, Sequence = 1, Round = 1, At = at, Step = CaseStep.Received, Actor = CaseActors.Citizen });
                matters.Add(new CaseMatter
                {
                    CaseId = made.Id,
                    Words = $"{Stories[chance.Next(Stories.Length)]}{(done % 20 == 0 ? $" มี{SaidByMany}ด้วย" : "")}{(done % 1000 == 0 ? $" ตรง{SaidByFew}" : "")}",
                    Place = string.Create(CultureInfo.InvariantCulture, $"บ้านเลขที่ {done % 400}"),
                });
            }
            await BulkLoad.InsertAsync(connection, db.Model, cases, ct);
            await BulkLoad.InsertAsync(connection, db.Model, matters, ct);
            await BulkLoad.InsertAsync(connection, db.Model, rounds, ct);
            await BulkLoad.InsertAsync(connection, db.Model, entries, ct);
        }
#pragma warning restore CA5394
        foreach (var (year, number) in numbers)
            await BulkLoad.RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO register_years (year, last_number) VALUES ({year}, {number}) ON CONFLICT (year) DO UPDATE SET last_number = {number}"), ct);
        await BulkLoad.EndAsync(connection, ct);
        Sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{database.Provider}: {count:N0} cases made, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    }
}
