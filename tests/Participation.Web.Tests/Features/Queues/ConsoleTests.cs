using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Queues;
using Participation.Web.Platform.Audit;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>The counter, pressed as an officer presses it.</summary>
public sealed class ConsoleTests
{
    [Theory, OnBothDatabases]
    public async Task A_whole_service_is_called_started_and_finished_by_one_button(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync(2);

        await officer.OpenAsync(CounterHall.Console);
        Assert.Contains("คนรอ 2 คน", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("#next");
        Assert.Equal("A001", officer.Card());
        await officer.SendAsync("#start");
        service.Clock.Advance(TimeSpan.FromMinutes(11));
        await officer.OpenAsync(CounterHall.Console);
        Assert.Contains("11:00", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("#next");

        Assert.Equal("A002", officer.Card());
        Assert.Equal(TicketState.Finished, (await service.CardAsync("A", 1)).State);
        Assert.Equal(11 * 60, (await service.CardAsync("A", 1)).ServedSeconds);
    }

    [Theory, OnBothDatabases]
    public async Task Next_pressed_twice_calls_nobody_twice_and_skips_nobody(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync(3);
        await officer.OpenAsync(CounterHall.Console);
        var drawn = officer.Page;

        await officer.SendAsync("#next");
        await officer.TakeAsync(await officer.Http.GetAsync(new Uri(CounterHall.Console, UriKind.Relative)));
        var again = drawn.QuerySelector("#next")!;
        using var form = new FormUrlEncodedContent(again.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? ""));
        await officer.TakeAsync(await officer.Http.PostAsync(new Uri(again.GetAttribute("action")!, UriKind.Relative), form));

        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("กดซ้ำ", officer.Said(), StringComparison.Ordinal);
        Assert.Equal("A001", officer.Card());
        Assert.Equal((TicketState.Called, TicketState.Waiting), ((await service.CardAsync("A", 1)).State, (await service.CardAsync("A", 2)).State));
        Assert.Equal(1, (await service.CardAsync("A", 1)).Calls);
    }

    [Theory, OnBothDatabases]
    public async Task Two_counters_that_press_at_once_never_get_the_same_person(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var one = await service.AtCounterAsync();
        var two = await service.AtCounterAsync("D2", "second");
        await service.IssueAsync(12);

        for (var round = 0; round < 6; round++)
        {
            await Task.WhenAll(PressAsync(one, CounterHall.Console), PressAsync(two, "/staff/queues/counter/D2"));
            Assert.NotEqual(one.Card(), two.Card());
            await Task.WhenAll(one.SendAsync("#start"), two.SendAsync("#start"));
        }

        var called = await service.ReadAsync(db => db.Set<TicketEvent>().Where(e => e.Kind == TicketEventKind.Called).OrderBy(e => e.Sequence).Select(e => e.TicketId).ToListAsync());
        Assert.Equal(12, called.Distinct().Count());
        Assert.Equal(12, called.Count);

        static async Task PressAsync(Visitor officer, string console)
        {
            await officer.OpenAsync(console);
            await officer.SendAsync("#next");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Recall_is_paced_and_limited_and_missed_only_after_the_rule(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync();
        await officer.OpenAsync(CounterHall.Console);
        await officer.SendAsync("#next");

        await officer.SendAsync("#recall");
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("เรียกซ้ำได้ในอีก 20 วินาที", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("#missed");
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        for (var call = 2; call <= 3; call++)
        {
            service.Clock.Advance(TimeSpan.FromSeconds(20));
            await officer.SendAsync("#recall");
            Assert.Contains($"ครั้งที่ {call}", officer.Said(), StringComparison.Ordinal);
        }
        service.Clock.Advance(TimeSpan.FromSeconds(20));
        await officer.SendAsync("#recall");
        Assert.Contains("เรียกครบ 3 ครั้งแล้ว", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("#missed");
        Assert.Equal(TicketState.Missed, (await service.CardAsync("A", 1)).State);

        await officer.SendAsync("#return", ("TicketId", $"{(await service.CardAsync("A", 1)).Id}"));
        Assert.Contains("กลับเข้าคิวแล้ว", officer.Said(), StringComparison.Ordinal);
        Assert.Equal(TicketState.Waiting, (await service.CardAsync("A", 1)).State);
    }

    [Theory, OnBothDatabases]
    public async Task A_card_is_held_and_resumed_and_a_person_has_a_second_service(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync(2);
        await officer.OpenAsync(CounterHall.Console);
        await officer.SendAsync("#next");
        await officer.SendAsync("#start");
        await officer.SendAsync("#service", ("Service", ""));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        var kind = officer.Page.QuerySelector("#Service option:last-child")!.GetAttribute("value");
        await officer.SendAsync("#service", ("Service", kind));
        Assert.Equal(kind, $"{(await service.CardAsync("A", 1)).ServiceKindId}");

        await officer.SendAsync("#hold");
        await officer.SendAsync("#next");
        Assert.Equal("A002", officer.Card());
        await officer.SendAsync("#start");
        await officer.SendAsync("#finish");
        await officer.SendAsync("#resume", ("TicketId", $"{(await service.CardAsync("A", 1)).Id}"));
        Assert.Equal("A001", officer.Card());
        Assert.Equal(TicketState.Serving, (await service.CardAsync("A", 1)).State);
    }

    [Theory, OnBothDatabases]
    public async Task A_transfer_keeps_the_arrival(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        var other = await service.AtCounterAsync("D3", "other");
        var moved = await service.IssueAsync();
        await service.IssueAsync(queue: "D3");
        await officer.OpenAsync(CounterHall.Console);
        await officer.SendAsync("#next");
        await officer.SendAsync("#transfer", ("OtherQueue", officer.Page.QuerySelector("#OtherQueue option:last-child")!.GetAttribute("value")));

        Assert.Contains("ส่ง A001 ไป กองช่าง", officer.Said(), StringComparison.Ordinal);
        await other.OpenAsync("/staff/queues/counter/D3");
        await other.SendAsync("#next");
        Assert.Equal("A001", other.Card());
        Assert.Equal(moved.ArrivedAt, (await service.CardAsync("A", 1)).ArrivedAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_press_is_taken_back_within_seconds_and_not_later(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync(2);
        await officer.OpenAsync(CounterHall.Console);
        await officer.SendAsync("#next");
        await officer.SendAsync("#undo");
        Assert.Equal("–", officer.Card());
        Assert.Equal(TicketState.Waiting, (await service.CardAsync("A", 1)).State);

        await officer.SendAsync("#next");
        service.Clock.Advance(TimeSpan.FromSeconds(16));
        await officer.SendAsync("#undo");
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("ภายใน 15 วินาที", officer.Words, StringComparison.Ordinal);
        Assert.Null(officer.Page.QuerySelector("#undo"));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<TicketEvent>().CountAsync(e => e.Kind == TicketEventKind.Undone)));
    }

    [Theory, OnBothDatabases]
    public async Task A_counter_needs_an_order_and_one_officer_and_closes_only_without_a_card(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync(CounterHall.Console);
        await officer.SendAsync("#open", ("Order", ""));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("เลขที่คำสั่ง", officer.Page.QuerySelector("#Order_error")!.TextContent, StringComparison.Ordinal);
        await officer.SendAsync("#open", ("Order", "45/2569"));
        await service.IssueAsync();

        var colleague = await Visitor.StaffAsync(service, "colleague");
        await colleague.OpenAsync(CounterHall.Console);
        Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
        await colleague.OpenAsync("/staff/queues");
        Assert.Contains("คำสั่ง 45/2569", colleague.Words, StringComparison.Ordinal);

        await officer.OpenAsync(CounterHall.Console);
        await officer.SendAsync("#next");
        await officer.SendAsync("#close");
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        await officer.SendAsync("#undo");
        await officer.SendAsync("#close");
        Assert.Equal("/staff/queues", officer.Path);
    }

    [Theory, OnBothDatabases]
    public async Task Out_of_turn_needs_a_reason_is_told_to_supervisors_and_counted(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync(3);
        var third = await service.CardAsync("A", 3);
        await officer.OpenAsync($"{CounterHall.Console}/call/{third.Id}");
        Assert.Contains("ข้ามคนที่รออยู่ 2 คน", officer.Words, StringComparison.Ordinal);

        await officer.SendAsync(("Note", "เด็กเล็กร้องไห้"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.NotNull(officer.Page.QuerySelector("#Reason_error"));
        Assert.Equal("เด็กเล็กร้องไห้", officer.Page.QuerySelector("#Note")!.TextContent.Trim());
        Assert.Equal(TicketState.Waiting, (await service.CardAsync("A", 3)).State);
        await officer.SendAsync(("Reason", nameof(OutOfTurnReason.Emergency)));
        Assert.Equal("A003", officer.Card());

        var supervisor = await Visitor.StaffAsync(service, "supervisor");
        Assert.Contains("เรียกนอกลำดับ 1 ครั้งวันนี้", supervisor.Words, StringComparison.Ordinal);
        await supervisor.OpenAsync("/staff/queues");
        Assert.Contains("เรียกนอกลำดับ 1 ครั้งวันนี้ ล่าสุด A003", supervisor.Words, StringComparison.Ordinal);
        await supervisor.OpenAsync("/staff/queues/out-of-turn");
        Assert.Contains("เด็กเล็กร้องไห้", supervisor.Words, StringComparison.Ordinal);
        Assert.Contains("กานดา งานทะเบียน", supervisor.Words, StringComparison.Ordinal);
        Assert.Equal(2, await service.ReadAsync(db => db.Set<TicketEvent>().Where(e => e.Kind == TicketEventKind.CalledOutOfTurn).Select(e => e.Overtaken).SingleAsync()));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "ticket.called_out_of_turn")));
        await supervisor.OpenAsync("/staff/queues/out-of-turn?from=1/11/2569&to=19/11/2569");
        Assert.DoesNotContain("เด็กเล็กร้องไห้", supervisor.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_next_is_called_by_that_form_without_being_counted(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync(2);
        await officer.OpenAsync($"{CounterHall.Console}/call/{(await service.CardAsync("A", 1)).Id}");
        await officer.SendAsync();

        Assert.Equal("A001", officer.Card());
        Assert.Equal(0, await service.ReadAsync(db => db.Set<TicketEvent>().CountAsync(e => e.Kind == TicketEventKind.CalledOutOfTurn)));
    }

    [Theory, OnBothDatabases]
    public async Task The_console_asks_the_database_as_often_with_200_waiting_as_with_5(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await CounterHall.StartAsync(database, counter.Register);
        var officer = await service.AtCounterAsync();
        await service.IssueAsync(5);
        await officer.OpenAsync(CounterHall.Console);
        var few = await counter.CountAsync(() => officer.OpenAsync(CounterHall.Console));
        await service.IssueAsync(195);
        var many = await counter.CountAsync(() => officer.OpenAsync(CounterHall.Console));

        Assert.Equal(few, many);
        Assert.Contains("คนรอ 200 คน", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_walk_in_gets_a_slip_and_somebody_from_afar_is_checked_in_by_number(Database database)
    {
        await using var service = await CounterHall.StartAsync(database);
        var officer = await service.AtCounterAsync();
        await officer.OpenAsync("/staff/queues/issue/D1");
        await officer.SendAsync("#issue", ("Class", nameof(TicketClass.Elderly)));
        Assert.Contains("A001", officer.Page.QuerySelector(".slip h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("งดรับ", officer.Words, StringComparison.Ordinal);
        Assert.NotNull(officer.Page.QuerySelector(".slip .qr svg"));
        await service.IssueAsync(channel: TicketChannel.Web);

        await officer.OpenAsync("/staff/queues/issue/D1");
        await officer.SendAsync("#card", ("Number", "๙๙"), ("Act", "arrive"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal("๙๙", officer.Page.QuerySelector("#Number")!.GetAttribute("value"));
        await officer.SendAsync("#card", ("Number", "๒"), ("Act", "arrive"));
        Assert.NotNull((await service.CardAsync("A", 2)).PresentAt);
        await officer.SendAsync("#card", ("Number", "a002"), ("Act", "leave"));
        Assert.Equal(TicketState.Left, (await service.CardAsync("A", 2)).State);
    }
}
