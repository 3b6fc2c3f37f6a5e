using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>
/// The reports that would be there if the office had worked with the service for a year: paper answers of the year before, the
/// last two half-years with what was done about them, and the last weeks and months.
/// </summary>
public sealed class DemoReports(RollUp rollUp, MakeReports make, SendReports send, AcknowledgeReport acknowledge, WriteImprovements improve, ProposeReport propose, TimeProvider clock) : IDemoData
{
    private const int Seed = 2568;
    private const string Actor = "system";

    private static readonly Dictionary<string, (int PerMonth, int[] Weights)> Points = new()
    {
        ["D1"] = (24, [1, 2, 8, 40, 49]),
        ["D2"] = (14, [3, 6, 14, 45, 32]),
        ["D3"] = (8, [6, 10, 22, 40, 22]),
        // So few that the public page must not tell them apart.
        ["H7"] = (1, [0, 1, 2, 4, 4]),
    };

    // After answers and people, before the publications.
    public int Order => 50;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var today = ThaiCalendar.Day(clock.Now());
        var second = FigurePeriod.Of(PeriodKind.Half, today).Previous;
        await AddPaperAsync(db, second.Previous.Previous, second, ct);
        var agency = await db.Set<AgencyProfile>().Select(a => a.Name).SingleAsync(ct);

        var first = await HalfAsync(db, second.Previous, agency, ct);
        await improve.SaveNotesAsync(first, new NotesText(
            "คนรอนานช่วงเช้าที่ช่องจัดเก็บรายได้ และไม่รู้ว่าต้องเตรียมเอกสารอะไร", "มีเจ้าหน้าที่ช่องละหนึ่งคน ช่วงพักเที่ยงไม่มีคนแทน", "ติดรายการเอกสารหน้าช่อง และเปิดช่วงพักเที่ยง"), Guid.Empty, Actor, ct);
        await improve.SaveActionAsync(first, null, new ActionDetails("ไม่รู้ว่าต้องเตรียมเอกสารอะไร", "ติดแผนภูมิขั้นตอนและเอกสารหน้าทุกช่อง", null, "หัวหน้าสำนักปลัด", today.AddDays(-60)), Guid.Empty, Actor, ct);
        await improve.SaveActionAsync(first, null, new ActionDetails("ไม่มีคนแทนช่วงพักเที่ยง", "จัดเวรพักเที่ยงให้ครบทุกช่อง", null, "ผู้อำนวยการกองคลัง", today.AddDays(20)), Guid.Empty, Actor, ct);
        await db.SaveChangesAsync(ct);
        var posted = await db.Set<ImprovementAction>().OrderBy(a => a.DueOn).FirstAsync(ct);
        await improve.FinishAsync(first, posted.Id, today.AddDays(-70), "ติดครบทุกช่อง คนถามน้อยลง", posted.Version, Actor, ct);
        await db.SaveChangesAsync(ct);

        var last = await HalfAsync(db, second, agency, ct);
        await improve.SaveNotesAsync(last, new NotesText("ช่องกองช่างยังต่ำกว่าเป้า คนมาติดต่อแล้วไม่พบนายช่าง", "นายช่างออกพื้นที่พร้อมกัน", "กำหนดวันที่นายช่างอยู่ประจำสำนักงาน"), Guid.Empty, Actor, ct);
        await improve.SaveActionAsync(last, null, new ActionDetails("มาติดต่อแล้วไม่พบนายช่าง", "กำหนดให้นายช่างอยู่สำนักงานทุกวันจันทร์และวันพฤหัสบดี", null, "ผู้อำนวยการกองช่าง", today.AddDays(30)), Guid.Empty, Actor, ct);
        await db.SaveChangesAsync(ct);

        foreach (var point in await db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct))
        {
            await make.MakeAsync(ReportKind.Monthly, FigurePeriod.Of(PeriodKind.Month, today).Previous, point, agency, ct);
            var week = FigurePeriod.Of(PeriodKind.Week, today).Previous;
            foreach (var period in (FigurePeriod[])[week.Previous, week]) await make.MakeAsync(ReportKind.Weekly, period, point, agency, ct);
        }
        await db.SaveChangesAsync(ct);
        await send.RunAsync(ct);
        await db.SaveChangesAsync(ct);
        foreach (var (account, position) in await ExecutivesAsync(db, ct)) await acknowledge.RunAsync(first, account, [position], Actor, ct);

        var officer = await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct);
        foreach (var half in (Guid[])[first, last])
        {
            await propose.RunAsync(half, officer, StaffActor.Of(officer), ct);
            await db.SaveChangesAsync(ct);
        }
        return ["Demo reports: two half-years, months and weeks of each counter at /staff/reports"];
    }

    private async Task<Guid> HalfAsync(ParticipationContext db, FigurePeriod period, string agency, CancellationToken ct)
    {
        await make.MakeAsync(ReportKind.HalfYearly, period, null, agency, ct);
        await db.SaveChangesAsync(ct);
        return await db.Set<SurveyReport>().Where(r => r.Kind == ReportKind.HalfYearly && r.From == period.From).Select(r => r.Id).SingleAsync(ct);
    }

    /// <summary>Paper of the time before, keyed in by staff.</summary>
    private async Task AddPaperAsync(ParticipationContext db, FigurePeriod from, FigurePeriod to, CancellationToken ct)
    {
#pragma warning disable CA5394 // Made-up answers, not secrets: they are to be the same every time.
        var chance = new Random(Seed);
        var survey = await db.FindSurveyAsync(PresetSurveys.ServiceSlug, ct) ?? throw new InvalidOperationException("The preset forms are planted before demo data.");
        foreach (var point in await db.Set<ServicePoint>().OrderBy(p => p.Code).ToListAsync(ct))
        {
            if (!Points.TryGetValue(point.Code, out var usual)) continue;
            for (var month = from.From; month < to.To.AddMonths(-1); month = month.AddMonths(1))
            {
                for (var n = chance.Next(usual.PerMonth + 1); n > 0; n--)
                {
                    var id = new byte[16];
                    chance.NextBytes(id);
                    var answer = new SurveyAnswer
                    {
                        Id = new Guid(id),
                        SurveyId = survey.Survey.Id,
                        SurveyVersionId = survey.Version.Id,
                        ServicePointId = point.Id,
                        Rating = Pick(chance, usual.Weights),
                        WayIn = WayIn.Paper,
                        HourSlot = ThaiCalendar.StartOf(month.AddDays(chance.Next(28))).AddHours(12),
                    };
                    db.Add(answer);
                    rollUp.Add(CountedAnswer.Of(answer), isExcluded: false);
                }
            }
        }
        await db.SaveChangesAsync(ct);
        await rollUp.WriteAsync(ct);
    }

    private static Rating Pick(Random chance, int[] weights)
    {
        var at = chance.Next(weights.Sum());
        var rating = 0;
        while (at >= weights[rating]) at -= weights[rating++];
        return (Rating)(rating + 1);
    }
#pragma warning restore CA5394

    private static async Task<IReadOnlyList<(Guid Account, Guid Position)>> ExecutivesAsync(ParticipationContext db, CancellationToken ct) =>
        [.. (await db.Set<Holding>().Where(h => db.Set<RoleGrant>().Any(g => g.PositionId == h.PositionId && g.Role == StaffRole.Executive)).OrderBy(h => h.Id).Select(h => new { h.AccountId, h.PositionId }).ToListAsync(ct))
            .Select(h => (h.AccountId, h.PositionId))];
}
