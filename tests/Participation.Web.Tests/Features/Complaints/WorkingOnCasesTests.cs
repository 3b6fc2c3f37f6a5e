using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>From the centre to the unit and back to the citizen, with the clock that runs beside it.</summary>
public sealed class WorkingOnCasesTests
{
    [Theory, OnBothDatabases]
    public async Task A_case_goes_to_its_unit_is_answered_in_time_and_reopened_on_a_new_clock(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var works = await UnitAsync(service);
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var handler = await SignInAsync(service, "handler", StaffRole.CaseHandler, works);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        var address = $"/staff/cases/{await service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync())}";

        await handler.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, handler.Status);
        await centre.OpenAsync($"{address}/assign");
        await centre.SendAsync(("UnitId", works.ToString()));
        await handler.OpenAsync($"{address}/work");
        await handler.SendAsync("form[action*='handler=Accept']");
        await PressAsync(handler, $"{address}/work", "Close", ("Words", "สั้น"), ("Outcome", "Solved"));
        Assert.Equal(HttpStatusCode.BadRequest, handler.Status);
        await PressAsync(handler, $"{address}/work", "Close", ("Words", "เปลี่ยนหลอดแล้วเมื่อเช้านี้"), ("Outcome", "Solved"));

        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code), ("Pin", pin));
        Assert.Contains("แก้ไขแล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Contains("เปลี่ยนหลอดแล้วเมื่อเช้านี้", villager.Words, StringComparison.Ordinal);
        var rating = villager.Page.QuerySelectorAll("main a.button").Single(a => a.TextContent == "ให้คะแนนการจัดการเรื่องนี้").GetAttribute("href")!;
        var neighbour = Visitor.To(service);
        await neighbour.OpenAsync(new Uri(rating).AbsolutePath);
        Assert.Contains("การจัดการเรื่องร้องทุกข์ ร้องเรียน", neighbour.Words, StringComparison.Ordinal);
        await villager.SendAsync("form[action*=Reopen]", ("Why", "ยังดับอยู่ทุกคืนเลยค่ะ"));
        Assert.Contains("เปิดเรื่องอีกครั้งแล้ว", villager.Words, StringComparison.Ordinal);

        var rounds = await service.ReadAsync(db => db.Set<CaseRound>().OrderBy(r => r.Round).ToListAsync());
        Assert.Equal([ClockStanding.ToldInTime, ClockStanding.Running], rounds.Select(r => r.Standing(new(2026, 11, 20))));
        Assert.Contains(await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()), a => a == "case.closed");
    }

    [Theory, OnBothDatabases]
    public async Task Untold_and_unexplained_at_the_end_of_day_15_it_is_a_breach_for_ever_and_whoever_has_it_was_reminded(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);

        foreach (var day in Enumerable.Range(1, 15))
        {
            service.Clock.Advance(TimeSpan.FromDays(1));
            await WatchAsync(service);
            await WatchAsync(service);
            Assert.Null((await RoundAsync(service)).BreachedAt);
        }
        Assert.Equal(3, await service.ReadAsync(db => db.Set<CaseEntry>().CountAsync(e => e.Step == CaseStep.Reminded)));
        service.Clock.Advance(TimeSpan.FromDays(1));
        await WatchAsync(service);
        await WatchAsync(service);

        var round = await RoundAsync(service);
        Assert.Equal(new DateTime(2026, 12, 5, 17, 0, 0, DateTimeKind.Utc), round.BreachedAt);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<CaseEntry>().CountAsync(e => e.Step == CaseStep.Breached)));
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await centre.OpenAsync("/staff/cases");
        Assert.Contains("1 เรื่องเกินกำหนดโดยไม่ได้แจ้งผลหรือชี้แจง", centre.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Where_working_days_count_reminders_and_the_last_day_follow_them(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await service.WriteAsync(db => Task.FromResult(db.Add(new CaseSettings { CountsWorkingDays = true })));
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var holidays = await service.ReadAsync(db => db.Set<Holiday>().Select(h => h.Day).ToListAsync());
        DateOnly Day(int days) => CaseClock.Due(new(2026, 11, 20), days, d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(d));

        while ((await RoundAsync(service)).BreachedAt is null)
        {
            service.Clock.Advance(TimeSpan.FromDays(1));
            await WatchAsync(service);
        }

        var steps = await service.ReadAsync(db => db.Set<CaseEntry>().OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal([Day(7), Day(12), Day(14)], steps.Where(e => e.Step == CaseStep.Reminded).Select(e => ThaiCalendar.Day(e.At)));
        Assert.Equal(Day(15).AddDays(1), ThaiCalendar.Day(Assert.Single(steps, e => e.Step == CaseStep.Breached).At));
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_counts_from_when_it_was_posted_and_not_from_when_it_was_written(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Phone", "0812345678"));
        var address = $"/staff/cases/{await service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync())}/work";

        await PressAsync(centre, address, "Explain", ("Words", "ต้องรออะไหล่จากจังหวัด"), ("NewDay", "20/12/2569"));
        Assert.Null((await RoundAsync(service)).ExplainedAt);
        await centre.OpenAsync(address);
        await centre.SendAsync("form[action*='handler=Deliver']", ("How", "โทรแจ้งเวลา 10.15 น. พูดกับผู้ร้องเอง"));

        Assert.Equal(service.Clock.GetUtcNow().UtcDateTime, (await RoundAsync(service)).ExplainedAt);
        Assert.Equal(ClockStanding.ExplainedInTime, (await RoundAsync(service)).Standing(new(2027, 1, 5)));
    }

    [Fact]
    public async Task A_name_hidden_from_the_unit_is_seen_by_the_centre_alone()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var works = await UnitAsync(service);
        await service.WriteAsync(async db => (await db.Set<CaseCategory>().SingleAsync(c => c.Key == "light")).UnitId = works);
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var handler = await SignInAsync(service, "handler", StaffRole.CaseHandler, works);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Naming", "HiddenFromUnit"));
        var address = $"/staff/cases/{await service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync())}";

        await handler.OpenAsync(address);
        await centre.OpenAsync(address);

        Assert.DoesNotContain("สมศรี", handler.Words, StringComparison.Ordinal);
        Assert.Contains("สมศรี ใจดี", centre.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_work_on_one_case_at_once_do_not_write_over_each_other()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var centre = await SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var address = $"/staff/cases/{await service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync())}/work";
        await centre.OpenAsync(address);
        var seen = centre.Page.QuerySelector("input[name=SeenRevision]")!.GetAttribute("value");
        await PressAsync(centre, address, "Note", ("Words", "โทรถามช่างแล้วเมื่อเช้า"));

        await PressAsync(centre, address, "Close", ("Words", "เปลี่ยนหลอดแล้วเมื่อเช้านี้"), ("Outcome", "Solved"), ("SeenRevision", seen));

        Assert.Equal(HttpStatusCode.BadRequest, centre.Status);
        Assert.Contains("มีอย่างอื่นเกิดขึ้นกับเรื่องนี้แล้ว", centre.Words, StringComparison.Ordinal);
        Assert.Equal("เปลี่ยนหลอดแล้วเมื่อเช้านี้", centre.Page.QuerySelector("#Words")!.TextContent);
        Assert.True(await service.ReadAsync(db => db.Set<Case>().AnyAsync(c => c.State != CaseState.Closed)));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_told_the_morning_after_and_before_anybody_looked_is_a_breach_all_the_same(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Phone", "0812345678"));
        service.Clock.Advance(TimeSpan.FromDays(16));
        var told = service.Clock.Now();
        await service.WriteAsync(async db => (await db.Set<CaseRound>().SingleAsync()).ToldAt = told);

        await WatchAsync(service);
        await WatchAsync(service);

        Assert.NotNull((await RoundAsync(service)).BreachedAt);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<CaseEntry>().CountAsync(e => e.Step == CaseStep.Breached)));
    }

    [Theory, OnBothDatabases]
    public async Task Fifty_at_once_through_the_web_and_LINE_get_fifty_numbers_in_a_row(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var service = world.Service;
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "light").Select(c => c.Id).SingleAsync());
        var talks = new List<Talk>();
        for (var i = 0; i < 10; i++)
        {
            var talk = await Talk.WithFriendAsync(world, $"คนที่ {i}");
            await CasesInLineTests.TellAsync(talk);
            await talk.TapAsync("ไม่บอกชื่อ");
            talks.Add(talk);
        }
        var visitors = Enumerable.Range(0, 40).Select(_ => Visitor.To(service)).ToList();
        foreach (var visitor in visitors) await visitor.OpenAsync("/c/new");

        await Task.WhenAll([
            Task.Run(async () =>
            {
                await Task.WhenAll(talks.Select(talk => world.Line.TapAsync(talk.UserId, talk.Taps.Single(tap => Talk.LabelOf(tap) == "ส่งเรื่อง"))));
                await world.SettleAsync();
            }),
            .. visitors.Select(visitor => Task.Run(() => visitor.SendAsync(("Kind", "Hardship"), ("Category", category.ToString()), ("Words", "ไฟทางหน้าศาลาดับสองคืน"), ("Naming", "Nameless"))))]);

        Assert.All(visitors, visitor => Assert.Contains("รับเรื่องแล้ว", visitor.Words, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 50), await service.ReadAsync(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync()));
        Assert.Equal(10, await service.ReadAsync(db => db.Set<Case>().CountAsync(c => c.Channel == CaseChannel.Line)));
    }

    /// <summary>The big form of the page, sent by one of its buttons.</summary>
    internal static async Task PressAsync(Visitor visitor, string address, string handler, params (string Name, string? Value)[] values)
    {
        await visitor.OpenAsync(address);
        var form = visitor.Page.QuerySelectorAll("form.panel").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("#Words") is not null);
        form.SetAttribute("action", $"{address}?handler={handler}");
        form.ClassList.Add("pressed");
        await visitor.SendAsync("form.pressed", values);
    }

    internal static async Task WatchAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SettleNotices>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<WatchClocks>().RunAsync(CancellationToken.None);
    }

    private static Task<CaseRound> RoundAsync(Service service) => service.ReadAsync(db => db.Set<CaseRound>().AsNoTracking().OrderBy(r => r.Round).FirstAsync());

    internal static async Task<Guid> UnitAsync(Service service, string name = "กองช่าง")
    {
        var unit = new Unit { Id = Guid.CreateVersion7(), Level = UnitLevel.Division, Name = name };
        await service.WriteAsync(db => Task.FromResult(db.Add(unit)));
        return unit.Id;
    }

    internal static async Task<Visitor> SignInAsync(Service service, string userName, StaffRole role, Guid? unit = null) => await (await Colleague.AddAsync(service, userName, [role], unit)).SignInAsync();
}
