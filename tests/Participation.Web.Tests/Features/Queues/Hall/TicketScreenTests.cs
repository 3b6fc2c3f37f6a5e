using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Platform.Devices;
using Participation.Web.Tests.Support;
using ServicePoint = Participation.Web.Features.Agency.ServicePoint;

namespace Participation.Web.Tests.Features.Queues.Hall;

/// <summary>The self-service screen as the service sees it.</summary>
public sealed class TicketScreenTests
{
    [Theory, OnBothDatabases]
    public async Task One_press_gives_one_card_however_often_it_is_sent(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        await service.TakeAsync();
        var screen = await HallDevice.Screen(service).PairedAsync(await Visitor.StaffAsync(service), "TicketScreen");
        var press = new { id = Guid.CreateVersion7(), @class = "Elderly" };

        await screen.SendAsync("tickets", press);
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.Equal("A002", screen.Answer.GetProperty("number").GetString());
        Assert.StartsWith("<svg", screen.Answer.GetProperty("qr").GetString(), StringComparison.Ordinal);
        await screen.SendAsync("tickets", press);
        Assert.Equal("A002", screen.Answer.GetProperty("number").GetString());
        await screen.SendAsync("tickets", new { id = Guid.CreateVersion7() });
        // Two ordinary ones are called before the special one.
        Assert.Equal(("A003", 1), (screen.Answer.GetProperty("number").GetString(), screen.Answer.GetProperty("ahead").GetInt32()));

        var cards = await service.ReadAsync(db => db.Set<Ticket>().OrderBy(t => t.Number).ToListAsync());
        Assert.Equal([TicketClass.Ordinary, TicketClass.Elderly, TicketClass.Ordinary], cards.Select(c => c.Class));
        Assert.Equal([TicketChannel.Staff, TicketChannel.Screen, TicketChannel.Screen], cards.Select(c => c.Channel));
        Assert.All(cards, card => Assert.NotNull(card.PresentAt));
        var device = await service.ReadAsync(db => db.Set<Device>().SingleAsync());
        Assert.Equal(2, await service.ReadAsync(db => db.Set<TicketEvent>().CountAsync(e => e.Actor == $"device:{device.Id:N}" && e.Kind == TicketEventKind.Issued)));
    }

    [Theory, OnBothDatabases]
    public async Task Two_deliveries_of_one_press_at_the_same_moment_give_one_card(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        var screen = await HallDevice.Screen(service).PairedAsync(await Visitor.StaffAsync(service), "TicketScreen");
        var again = HallDevice.Screen(service);
        again.Secret = screen.Secret;
        var press = new { id = Guid.CreateVersion7() };

        await Task.WhenAll(screen.SendAsync("tickets", press), again.SendAsync("tickets", press));

        Assert.Equal("A001", screen.Answer.GetProperty("number").GetString());
        Assert.Equal("A001", again.Answer.GetProperty("number").GetString());
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Ticket>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_screen_that_is_not_paired_or_was_revoked_gives_nothing(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        var staff = await Visitor.StaffAsync(service);
        var screen = HallDevice.Screen(service);
        await RefusedAsync();
        await screen.PairAsync("000000000");
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);

        await screen.PairedAsync(staff, "TicketScreen", "D2");
        await screen.SendAsync("state", new { });
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        await staff.SendAsync("form[action*=Revoke]");
        await RefusedAsync();
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Ticket>().CountAsync()));

        async Task RefusedAsync()
        {
            foreach (var (path, body) in new (string, object)[] { ("state", new { }), ("tickets", new { id = Guid.CreateVersion7() }), ("arrivals", new { number = 1 }) })
            {
                await screen.SendAsync(path, body);
                Assert.Equal(HttpStatusCode.Unauthorized, screen.Status);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_took_the_card_elsewhere_says_that_they_have_come(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        await service.OpenCounterAsync("D1");
        var first = await service.TakeAsync();
        var card = await service.TakeAsync(TicketChannel.Web);
        Assert.Null(card.PresentAt);
        var screen = await HallDevice.Screen(service).PairedAsync(await Visitor.StaffAsync(service), "TicketScreen");

        await screen.SendAsync("arrivals", new { number = 2 });
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.Equal(("A002", 1), (screen.Answer.GetProperty("number").GetString(), screen.Answer.GetProperty("ahead").GetInt32()));
        await screen.SendAsync("arrivals", new { number = 2 });
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        var device = await service.ReadAsync(db => db.Set<Device>().SingleAsync());
        Assert.Equal($"device:{device.Id:N}", (await service.ReadAsync(db => db.Set<TicketEvent>().SingleAsync(e => e.Kind == TicketEventKind.Present))).Actor);

        await screen.SendAsync("arrivals", new { number = 77 });
        Assert.Equal(HttpStatusCode.NotFound, screen.Status);
        await service.CallNextAsync("D1");
        await screen.SendAsync("arrivals", new { number = first.Number });
        Assert.Equal(HttpStatusCode.Conflict, screen.Status);
        Assert.Contains("กำลังเรียก", screen.Answer.GetProperty("title").GetString(), StringComparison.Ordinal);
        await service.MissAsync("D1");
        await screen.SendAsync("arrivals", new { number = first.Number });
        Assert.Equal(HttpStatusCode.OK, screen.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Out_of_hours_the_screen_is_told_when_it_opens(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        var screen = await HallDevice.Screen(service).PairedAsync(await Visitor.StaffAsync(service), "TicketScreen");
        await screen.SendAsync("state", new { });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, screen.Answer.GetProperty("closed").ValueKind);

        service.Clock.Advance(TimeSpan.FromHours(9));
        await screen.SendAsync("state", new { });
        Assert.Contains("วันจันทร์ที่ 23 พ", screen.Answer.GetProperty("closed").GetString(), StringComparison.Ordinal);
        Assert.Contains("08.30 น.", screen.Answer.GetProperty("closed").GetString(), StringComparison.Ordinal);
        await screen.SendAsync("tickets", new { id = Guid.CreateVersion7() });

        Assert.Equal(HttpStatusCode.Conflict, screen.Status);
        Assert.Contains("08.30 น.", screen.Answer.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("King")]
    [InlineData("9")]
    public async Task A_class_that_is_not_declared_is_refused(string ticketClass)
    {
        await using var service = await HallWorld.OpenAsync(Database.Sqlite);
        var screen = await HallDevice.Screen(service).PairedAsync(await Visitor.StaffAsync(service), "TicketScreen");

        await screen.SendAsync("tickets", new { id = Guid.CreateVersion7(), @class = ticketClass });

        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
    }

    [Fact]
    public async Task The_page_asks_for_the_service_where_there_is_a_choice_and_holds_nothing_of_anybody()
    {
        await using var service = await HallWorld.OpenAsync(Database.Sqlite);
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/q/q1/screen");
        Assert.Equal("/q/Q1/screen", visitor.Path);
        Assert.Null(visitor.Page.QuerySelector("[data-screen=service]"));
        Assert.Equal(["Ordinary", "Elderly", "Disabled", "Pregnant", "Monk"], visitor.Page.QuerySelectorAll("[data-class]").Select(b => b.GetAttribute("data-class")));
        Assert.Contains("/q/Q1", visitor.Page.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.False(visitor.Last.Headers.Contains("Set-Cookie"));

        await service.WriteAsync(async db =>
        {
            var area = ServiceAreas.PresetId(1);
            var point = await db.Set<ServicePoint>().SingleAsync(p => p.Code == "D1");
            foreach (var number in new[] { 1, 2 })
            {
                var kind = new ServiceKind { Id = Guid.CreateVersion7(), Number = number, Name = $"งานที่ {number}", AreaId = area, CreatedAt = service.Clock.GetUtcNow().UtcDateTime };
                db.Add(kind);
                db.Add(new PointOffer { PointId = point.Id, ServiceKindId = kind.Id });
            }
        });
        await visitor.OpenAsync("/q/Q1/screen");

        Assert.Equal(3, visitor.Page.QuerySelectorAll("[data-screen=service] [data-service]").Length);
    }
}
