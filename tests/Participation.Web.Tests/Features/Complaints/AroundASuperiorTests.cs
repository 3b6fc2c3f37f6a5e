using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>What is about a unit or its head goes around it to the clerk; what nobody answers goes up the positions of the office.</summary>
public sealed class AroundASuperiorTests
{
    [Theory, OnBothDatabases]
    public async Task A_case_about_a_unit_goes_to_the_clerk_and_nobody_of_the_unit_sees_or_gets_it(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var (works, treasury) = (await WorkingOnCasesTests.UnitAsync(service), await WorkingOnCasesTests.UnitAsync(service, "กองคลัง"));
        var roads = new Unit { Id = Guid.CreateVersion7(), ParentId = works, Level = UnitLevel.Work, Name = "งานถนน" };
        await service.WriteAsync(async db =>
        {
            db.Add(roads);
            (await db.Set<CaseCategory>().SingleAsync(c => c.Key == "light")).UnitId = works;
        });
        var clerk = await (await PostAsync(service, "clerk", "ปลัด อบต.", StaffRole.Executive)).SignInAsync();
        var head = await WorkingOnCasesTests.SignInAsync(service, "head", StaffRole.UnitHead, works);
        // Reaches the whole agency by duty, and belongs to the unit all the same.
        var inUnit = await WorkingOnCasesTests.SignInAsync(service, "in-unit", StaffRole.ComplaintOfficer, roads.Id);
        var other = await WorkingOnCasesTests.SignInAsync(service, "other", StaffRole.CaseHandler, treasury);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service, ("Kind", "Grievance"), ("About", works.ToString()), ("Naming", "HiddenFromUnit"));
        Assert.Contains("ปลัดรับผิดชอบ", villager.Words, StringComparison.Ordinal);
        var address = $"/staff/cases/{await MergingCasesTests.IdAsync(service, 1)}";

        foreach (var kept in (Visitor[])[head, inUnit])
        {
            foreach (var page in (string[])["", "/work", "/assign", "/merge", "/forward", "/partners", "/letters/1"])
            {
                await kept.OpenAsync(address + page);
                Assert.Equal(HttpStatusCode.NotFound, kept.Status);
            }
            await kept.OpenAsync("/staff/cases?show=all");
            Assert.DoesNotContain("1/2569", kept.Words, StringComparison.Ordinal);
        }
        await inUnit.OpenAsync("/staff/cases/register");
        Assert.Contains("เกี่ยวกับหน่วยงานของท่าน", inUnit.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ไฟฟ้าสาธารณะ", inUnit.Words, StringComparison.Ordinal);
        foreach (var (page, unit) in (IEnumerable<(string, Guid)>)[("assign", works), ("assign", roads.Id), ("partners", roads.Id)])
        {
            await clerk.OpenAsync($"{address}/{page}");
            await clerk.SendAsync(("UnitId", unit.ToString()), ("Words", "ช่วยดูเรื่องนี้ด้วย"));
            Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
            Assert.Contains("ส่งให้หน่วยนี้ไม่ได้", clerk.Words, StringComparison.Ordinal);
        }
        await clerk.OpenAsync(address);
        Assert.Contains("สมศรี ใจดี", clerk.Words, StringComparison.Ordinal);
        await clerk.OpenAsync($"{address}/assign");
        await clerk.SendAsync(("UnitId", treasury.ToString()));
        await other.OpenAsync($"{address}/work");
        Assert.DoesNotContain("สมศรี", other.Words, StringComparison.Ordinal);
        await WorkingOnCasesTests.PressAsync(other, $"{address}/work", "Return", ("Words", "ไม่มีอำนาจสอบเรื่องนี้"));
        Assert.Equal(HttpStatusCode.NotFound, (await MergingCasesTests.OpenAsync(other, address)).Status);

        await WorkingOnCasesTests.PressAsync(clerk, $"{address}/work", "Close", ("Words", "ตักเตือนและเปลี่ยนคนดูแลแล้ว"), ("Outcome", "Solved"));
        await MergingCasesTests.TrackAsync(villager, code, pin);
        foreach (var words in (string[])["อยู่ที่ ปลัด", "ตักเตือนและเปลี่ยนคนดูแลแล้ว"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clerk_has_no_case_but_those_and_where_there_is_no_clerk_the_centre_has_them()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await centre.OpenAsync("/staff/cases/new");
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "manner").Select(c => c.Id).SingleAsync());
        await centre.SendAsync(("Channel", "WalkIn"), ("Kind", "Grievance"), ("Category", category.ToString()), ("Words", "หัวหน้าสั่งให้ทำงานวันหยุดทุกอาทิตย์"), ("Naming", "Nameless"), ("About", works.ToString()));
        Assert.Contains("ศูนย์รับเรื่องรับผิดชอบ", centre.Words, StringComparison.Ordinal);
        var clerk = await (await PostAsync(service, "clerk", "ปลัด อบต.", StaffRole.Executive)).SignInAsync();
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);

        foreach (var number in (int[])[1, 2])
        {
            await clerk.OpenAsync($"/staff/cases/{await MergingCasesTests.IdAsync(service, number)}");
            Assert.Equal(HttpStatusCode.OK, clerk.Status);
            Assert.Equal(HttpStatusCode.NotFound, (await MergingCasesTests.OpenAsync(clerk, $"{clerk.Path}/work")).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Reminders_climb_from_the_handler_to_the_head_the_clerk_and_the_mayor_and_stop_when_told(Database database)
    {
        var heard = new Recorder();
        await using var service = await Service.StartAsync(database, configure: services => services.AddSingleton<IStaffNotices>(heard));
        await Visitor.AddOfficeAsync(service);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        await service.WriteAsync(async db => (await db.Set<CaseCategory>().SingleAsync(c => c.Key == "light")).UnitId = works);
        var centre = await Colleague.AddAsync(service, "centre", [StaffRole.ComplaintOfficer]);
        var handler = await Colleague.AddAsync(service, "handler", [StaffRole.CaseHandler], works);
        var idle = await Colleague.AddAsync(service, "idle", [StaffRole.CaseHandler], works);
        var head = await Colleague.AddAsync(service, "head", [StaffRole.UnitHead], works);
        var (clerk, mayor) = (await PostAsync(service, "clerk", "ปลัด อบต.", StaffRole.Executive), await PostAsync(service, "mayor", "นายก อบต.", StaffRole.Executive));
        foreach (var _ in (int[])[1, 2]) await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var visitor = await handler.SignInAsync();
        foreach (var number in (int[])[1, 2])
        {
            await visitor.OpenAsync($"/staff/cases/{await MergingCasesTests.IdAsync(service, number)}/work");
            await visitor.SendAsync("form[action*='handler=Accept']");
        }
        // The second is explained: nobody hears of it again.
        await WorkingOnCasesTests.PressAsync(visitor, $"/staff/cases/{await MergingCasesTests.IdAsync(service, 2)}/work", "Explain", ("Words", "ต้องรออะไหล่จากจังหวัด"), ("NewDay", "20/12/2569"));
        heard.Notices.Clear();

        var byDay = new Dictionary<int, HashSet<Guid>>();
        for (var day = 1; day <= 17; day++)
        {
            service.Clock.Advance(TimeSpan.FromDays(1));
            await WorkingOnCasesTests.WatchAsync(service);
            await WorkingOnCasesTests.WatchAsync(service);
            if (heard.Notices.Count > 0) byDay[day] = [.. Assert.Single(heard.Notices).Accounts];
            Assert.All(heard.Notices, n => Assert.Contains("1/2569", n.Notice.Text, StringComparison.Ordinal));
            Assert.All(heard.Notices, n => Assert.DoesNotContain("ไฟ", n.Notice.Text, StringComparison.Ordinal));
            heard.Notices.Clear();
        }

        Assert.Equal([7, 12, 14, 16], byDay.Keys.Order());
        Assert.Equal(new HashSet<Guid> { handler.Id }, byDay[7]);
        Assert.Equal(new HashSet<Guid> { handler.Id, head.Id }, byDay[12]);
        Assert.Equal(new HashSet<Guid> { handler.Id, head.Id, clerk.Id }, byDay[14]);
        Assert.Equal(new HashSet<Guid> { handler.Id, head.Id, clerk.Id, mayor.Id, centre.Id }, byDay[16]);
        Assert.DoesNotContain(idle.Id, byDay.Values.SelectMany(v => v));
    }

    /// <summary>A colleague in a position with a title of its own, above the units.</summary>
    private static async Task<Colleague> PostAsync(Service service, string userName, string title, StaffRole role)
    {
        var colleague = await Colleague.AddAsync(service, userName, [role]);
        await service.WriteAsync(async db => (await db.Set<Position>().SingleAsync(p => p.Id == colleague.PositionId)).Title = title);
        return colleague;
    }

    private sealed class Recorder : IStaffNotices
    {
        public List<(IReadOnlyCollection<Guid> Accounts, StaffNotice Notice)> Notices { get; } = [];

        public Task TellHoldersAsync(Guid positionId, StaffNotice notice, CancellationToken ct) => TellAsync([], notice, ct);

        public Task TellThoseWhoMayAsync(Permission permission, Place place, StaffNotice notice, IReadOnlyCollection<Guid> except, CancellationToken ct) => TellAsync([], notice, ct);

        public Task TellAsync(IReadOnlyCollection<Guid> accounts, StaffNotice notice, CancellationToken ct)
        {
            Notices.Add((accounts, notice));
            return Task.CompletedTask;
        }
    }
}
