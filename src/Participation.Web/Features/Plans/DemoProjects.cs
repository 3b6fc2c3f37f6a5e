using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>Three made-up projects: one done, one under way, one delayed.</summary>
public sealed class DemoProjects(SaveProject save, ReportProject report, TimeProvider clock) : IDemoData
{
    private const string Plan = "แผนพัฒนาท้องถิ่น (ตัวอย่าง) หน้า 12";

    public int Order => 48;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var unit = await db.Set<Unit>().Where(u => u.Name == "กองช่าง").Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct);
        var villages = await db.ActiveVillagesAsync(ct);
        var today = ThaiCalendar.Day(clock.Now());
        var year = ThaiCalendar.FiscalYear(today);
        var road = await AddAsync(Outline("ขยายไหล่ทางหน้าโรงเรียน", 0, 450_000, today.AddDays(60)) with { ProposalNumber = 1 });
        await ReportAsync(road, ProjectState.Running, 10, "วัดพื้นที่และทำป้ายบอกงบประมาณแล้ว");
        await ReportAsync(road, ProjectState.Running, 40, "ลงหินคลุกแล้ว เหลือเทคอนกรีต");

        var lights = await AddAsync(Outline("ติดไฟทางสามแยก 6 ดวง", 1, 96_000, today.AddDays(-5)));
        await ReportAsync(lights, ProjectState.Running, 50, "ติดเสาแล้ว 3 ต้น");
        await ReportAsync(lights, ProjectState.Done, 100, "ติดครบ 6 ดวง เปิดใช้แล้ว");

        var canal = await AddAsync(Outline("ขุดลอกคลองหลังหมู่บ้าน", 2, 1_200_000, today.AddDays(-10)));
        await ReportAsync(canal, ProjectState.Running, 30, "ขุดแล้ว 400 เมตร");
        await ReportAsync(canal, ProjectState.Delayed, 30, "น้ำหลากเข้าคลอง เครื่องจักรเข้าไม่ได้ คาดว่าทำต่อได้เดือนหน้า");
        return ["Demo projects: at /projects and /staff/projects; type โครงการ in the phone and tap ติดตาม"];

        ProjectOutline Outline(string name, int village, int budget, DateOnly ends) =>
            new(name, year, ends, [villages[village % villages.Count].Id]) { Budget = budget, UnitId = unit, PlanReference = Plan, StartsOn = today.AddDays(-60) };

        async Task<int> AddAsync(ProjectOutline outline)
        {
            var number = int.Parse(DemoPlans.Key(await save.RunAsync(null, outline, Guid.Empty, actor, ct)), CultureInfo.InvariantCulture);
            await db.SaveChangesAsync(ct);
            return number;
        }

        async Task ReportAsync(int number, ProjectState state, int percent, string words)
        {
            var seen = await db.Set<Project>().Where(p => p.Number == number).Select(p => p.Version).SingleAsync(ct);
            DemoPlans.Key(await report.RunAsync(number, seen, new ProjectReport(state, percent, words, []), actor, ct));
            await db.SaveChangesAsync(ct);
        }
    }
}
