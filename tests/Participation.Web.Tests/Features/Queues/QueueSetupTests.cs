using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Queues;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>Queues, their rules, and paper numbers, as supervisors keep them.</summary>
public sealed class QueueSetupTests
{
    [Theory, OnBothDatabases]
    public async Task A_queue_is_added_changed_and_closed_and_its_letters_are_its_own(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var manager = await Visitor.StaffAsync(service);
        await manager.OpenAsync("/staff/queues/setup/new");
        await manager.SendAsync(("Code", "K7"), ("Name", "กองคลัง"), ("Prefix", "p"), ("PaperPrefix", "S"));
        Assert.Equal(HttpStatusCode.BadRequest, manager.Status);
        Assert.NotNull(manager.Page.QuerySelector("#Prefix_error"));
        await manager.SendAsync(("Prefix", "C"), ("MostCalls", "๙๙"));
        Assert.NotNull(manager.Page.QuerySelector("#MostCalls_error"));
        await manager.SendAsync(("MostCalls", "๔"), ("Counters[0].Number", "1"));
        Assert.Equal("/staff/queues/setup/K7", manager.Path);

        var queue = await service.ReadAsync(db => db.Set<Queue>().SingleAsync(q => q.Code == "K7"));
        Assert.Equal(("C", "S", 4), (queue.Prefix, queue.PaperPrefix, queue.MostCalls));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<QueueCounter>().CountAsync(c => c.QueueId == queue.Id)));
        await manager.SendAsync("#edit", ("Counters[0].Number", "2"), ("Counters[1].Number", "1"));
        Assert.Equal([1, 2], await service.ReadAsync(db => db.Set<QueueCounter>().Where(c => c.QueueId == queue.Id).Select(c => c.Number).OrderBy(n => n).ToListAsync()));
        await manager.SendAsync("#edit", ("Counters[0].Number", "1"), ("Counters[1].Number", "2"));
        Assert.Equal(HttpStatusCode.OK, manager.Status);
        await manager.SendAsync("#toggle");
        Assert.Contains("○ ปิดใช้", manager.Words, StringComparison.Ordinal);
        await manager.OpenAsync("/staff/queues/setup/K7/poster?size=a6");
        Assert.Contains("Q-K7", manager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_counter_that_is_open_keeps_its_number_and_the_target_is_kept(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var manager = await service.AtCounterAsync();
        await manager.OpenAsync("/staff/queues/setup/D1");
        await manager.SendAsync("#edit", ("Counters[0].Number", ""));
        Assert.Equal(HttpStatusCode.BadRequest, manager.Status);
        Assert.Contains("ช่อง 1 เปิดอยู่", manager.Words, StringComparison.Ordinal);
        await manager.OpenAsync("/staff/queues/setup");
        await manager.SendAsync("#target", ("PeopleTarget", "๑,๒๐๐"));
        Assert.Equal(1200, await service.ReadAsync(db => db.Set<QueueSettings>().Select(s => s.PeopleTarget).SingleAsync()));
        await manager.OpenAsync("/staff/queues/out-of-turn");
        await manager.SendAsync("main form[method=post]");
        Assert.Contains("ไม่มีช่องที่เปิดอยู่", manager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Paper_numbers_are_declared_keyed_in_reconciled_and_their_gaps_explained(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await officer.OpenAsync("/staff/queues/paper/D1/blocks");
        await officer.SendAsync("#declare", ("First", "5"), ("Last", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        await officer.SendAsync("#declare", ("First", "1"), ("Last", "30"));
        await officer.OpenAsync(officer.Page.QuerySelector("a[href*='/sheet/']")!.GetAttribute("href")!);
        Assert.Equal(30, officer.Page.QuerySelectorAll(".cards li").Length);

        await officer.OpenAsync("/staff/queues/paper/D1");
        await officer.SendAsync("#waiting", ("Number", "P002"), ("Claimed", "8.40"));
        Assert.Contains("P002 เข้าคิวแล้ว", officer.Said(), StringComparison.Ordinal);
        await officer.SendAsync("#served", ("Served[0].Number", "3"), ("Served[0].Claimed", "8.50"), ("Served[1].Number", "7"), ("Served[1].Claimed", "เก้าโมง"), ("Served[2].Number", "99"), ("Served[2].Claimed", "9.00"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal(("7", "เก้าโมง", "99"), (officer.Value("Served[0].Number"), officer.Value("Served[0].Claimed"), officer.Value("Served[1].Number")));
        await officer.SendAsync("#served", ("Served[0].Claimed", "9.00"), ("Served[1].Number", ""), ("Served[1].Claimed", ""));
        Assert.Contains("! ยังไม่อธิบาย P001, P004 ถึง P006", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("#explain", ("First", "4"), ("Last", "6"), ("Reason", "บัตรขาด"));
        Assert.Contains("! ยังไม่อธิบาย P001", officer.Words, StringComparison.Ordinal);
        Assert.Contains("P004 ถึง P006: บัตรขาด", officer.Words, StringComparison.Ordinal);

        await officer.OpenAsync(CounterHall.Console);
        await officer.SendAsync("#next");
        Assert.Equal("P002", officer.Card());
        Assert.Contains("ตามที่เขียนบนบัตร", officer.Words, StringComparison.Ordinal);
    }
}

internal static class TypedValues
{
    public static string? Value(this Visitor visitor, string field) => visitor.Page.QuerySelector($"[name='{field}']")?.GetAttribute("value");
}
