using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Queues;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Figures;

/// <summary>Figures, records and evidence as staff and everybody read them.</summary>
public sealed class FiguresPagesTests
{
    private static readonly string[] OpenPages = ["/verify", "/verify/key.pem", "/open/queues", "/open/queues/T2"];

    [Theory, OnBothDatabases]
    public async Task Every_page_opens_while_nobody_has_taken_a_card(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        var visitor = Visitor.To(office.Service);
        foreach (var page in OpenPages)
        {
            await visitor.OpenAsync(page);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }
        await visitor.OpenAsync("/open/queues/ZZ9");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        var staff = await Visitor.StaffAsync(office.Service);
        foreach (var kind in PeriodKinds.All)
        {
            await staff.OpenAsync($"/staff/queues/figures?period={kind.Slug()}");
            Assert.Contains("ยังไม่มีใครใช้บัตรคิว", staff.Words, StringComparison.Ordinal);
        }
        await staff.OpenAsync("/staff/queues/records");
        Assert.Contains("ยังไม่มีบันทึก", staff.Words, StringComparison.Ordinal);
        await staff.OpenAsync("/staff/queues/log/T2/2026-11-20");
        Assert.Equal(HttpStatusCode.NotFound, staff.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Today_is_counted_live_and_a_closed_day_says_the_same(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.PlayMorningAsync();
        var staff = await Visitor.StaffAsync(office.Service);

        await staff.OpenAsync("/staff/queues/figures?period=day&date=2026-11-20");
        var (headline, tiles) = (staff.Page.QuerySelector("h1")!.TextContent, staff.Page.QuerySelector(".tiles")!.TextContent);
        Assert.Contains("จาก 3 บัตรที่ถูกเรียก", headline, StringComparison.Ordinal);
        Assert.Contains("เรียกนอกลำดับ 1 ครั้ง ข้ามรวม 3 คน มากสุดครั้งละ 3 คน", staff.Words, StringComparison.Ordinal);
        Assert.Contains(LogWords.Of(OutOfTurnReason.Emergency), staff.Words, StringComparison.Ordinal);
        Assert.Contains("ยังขาด 497 คน", staff.Words, StringComparison.Ordinal);
        await office.CloseDayAsync();
        // Sessions do not last over night.
        staff = await Visitor.StaffAsync(office.Service, "tomorrow");
        await staff.OpenAsync("/staff/queues/figures?period=day&date=2026-11-20");
        Assert.Equal(headline, staff.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(tiles.Replace("หมดวันก่อนเสร็จ 0", "หมดวันก่อนเสร็จ 2", StringComparison.Ordinal), staff.Page.QuerySelector(".tiles")!.TextContent);
        await staff.OpenAsync("/staff/queues/figures?period=month&date=2026-11-20&queue=T3");
        Assert.Contains("ใช้ 0 วัน", staff.Words, StringComparison.Ordinal);
        await staff.OpenAsync("/staff/queues/figures?period=fiscal-year&queue=nowhere");
        Assert.Equal(HttpStatusCode.NotFound, staff.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Files_hold_what_the_pages_show_and_whoever_took_them_is_in_the_trail(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.PlayMorningAsync();
        var staff = await Visitor.StaffAsync(office.Service);

        var figures = await staff.Http.GetStringAsync(new Uri("/staff/queues/figures.csv?period=day&date=2026-11-20", UriKind.Relative));
        Assert.Contains("งานทะเบียน ช่อง 1 งานทะเบียน D1", figures, StringComparison.Ordinal);
        Assert.Contains(LogWords.Of(OutOfTurnReason.Emergency) + ",1,3,3", figures, StringComparison.Ordinal);
        var log = await staff.Http.GetStringAsync(new Uri("/staff/queues/log/T2/2026-11-20/log.csv", UriKind.Relative));
        var steps = await office.Service.ReadAsync(db => db.Set<TicketEvent>().CountAsync(e => e.QueueId == office.QueueId));
        Assert.Equal(steps + 1, log.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("TransferredOut", log, StringComparison.Ordinal);
        Assert.DoesNotContain("เด็กไข้สูงมาก", log, StringComparison.Ordinal);
        await staff.OpenAsync("/staff/queues/log/T2/2026-11-20");
        Assert.Contains("ลำดับถูกต้องทั้งวัน", staff.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("กานดา", staff.Words, StringComparison.Ordinal);

        var took = await office.Service.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.Action.StartsWith("queue_")).Select(e => e.Action).ToListAsync());
        Assert.Equal(["queue_figures.exported", "queue_log.exported"], took.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_record_is_read_checked_and_proposed_and_its_files_are_public_only_once_it_is(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.PlayMorningAsync();
        await office.CloseDayAsync();
        var staff = await Visitor.StaffAsync(office.Service);

        await staff.OpenAsync("/staff/queues/records?queue=T2");
        await staff.OpenAsync(staff.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Contains("ลายมือชื่อดิจิทัลถูกต้อง", staff.Words, StringComparison.Ordinal);
        var address = staff.Path;
        foreach (var file in (string[])["/record.json", "/record.sig", "/table.csv", "/foot.css"]) Assert.Equal(HttpStatusCode.OK, (await staff.Http.GetAsync(new Uri(address + file, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Http.GetAsync(new Uri("/open/queues/T2/2026-11-20/record.json", UriKind.Relative))).StatusCode);
        await staff.OpenAsync(address + "/publish");
        await staff.SendAsync();
        Assert.StartsWith("/staff/publications/", staff.Path, StringComparison.Ordinal);
        await staff.OpenAsync(address);
        Assert.Contains("การเผยแพร่", staff.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Http.GetAsync(new Uri("/open/queues/T2/2026-11-20/record.json", UriKind.Relative))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Everybody_reads_how_often_the_order_was_broken_and_why(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.PlayMorningAsync();
        var visitor = Visitor.To(office.Service);

        await visitor.OpenAsync("/open/queues/T2");

        Assert.Contains("เรียกนอกลำดับ 1 ครั้ง ข้ามรวม 3 คน มากสุดครั้งละ 3 คน", visitor.Words, StringComparison.Ordinal);
        Assert.Contains(LogWords.Of(OutOfTurnReason.Emergency), visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("เด็กไข้สูงมาก", visitor.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_pages_ask_as_often_for_many_days_as_for_one(Database database)
    {
        var counter = new CommandCounter();
        await using var office = await QueueOffice.StartAsync(database, counter.Register);
        await office.PlayMorningAsync();
        await office.CloseDayAsync();
        var staff = await Visitor.StaffAsync(office.Service);
        foreach (var page in (string[])["/staff/queues/figures?period=fiscal-year", "/staff/queues/figures?period=month", "/staff/queues/records", "/open/queues"])
        {
            await staff.OpenAsync(page);
            var one = await counter.CountAsync(() => staff.OpenAsync(page));
            Assert.InRange(one, 1, 60);
        }
        var few = await counter.CountAsync(() => staff.OpenAsync("/staff/queues/figures?period=fiscal-year"));
        await office.Service.WriteAsync(async db =>
        {
            var rows = await db.Set<QueueHour>().AsNoTracking().ToListAsync();
            for (var back = 1; back <= 20; back++)
            {
                foreach (var row in rows)
                    db.Add(new QueueHour { QueueId = row.QueueId, Day = row.Day.AddDays(-back), PointId = row.PointId, Hour = row.Hour, Lane = row.Lane, Issued = row.Issued, Finished = row.Finished, Waits = row.Waits, WaitSeconds = row.WaitSeconds });
            }
        });
        Assert.Equal(few, await counter.CountAsync(() => staff.OpenAsync("/staff/queues/figures?period=fiscal-year")));
    }

    [Theory, OnBothDatabases]
    public async Task Finished_cards_are_the_people_served_that_stand_beside_the_answers(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        var staff = await Visitor.StaffAsync(office.Service);
        await office.PlayMorningAsync();
        await office.OpenAsync("D2");
        await office.NextAsync("D2");
        await office.BeginAsync("D2");
        await office.FinishAsync("D2");
        await office.UndoAsync("D2");

        await staff.OpenAsync("/staff/surveys/results/service?period=day&date=2026-11-20");

        var served = staff.Page.QuerySelectorAll(".tiles li").Single(t => t.TextContent.Contains("มารับบริการ", StringComparison.Ordinal));
        Assert.Equal("3", served.QuerySelector("b")!.TextContent);
    }
}
