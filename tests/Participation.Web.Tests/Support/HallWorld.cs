using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using ServicePoint = Participation.Web.Features.Agency.ServicePoint;

namespace Participation.Web.Tests.Support;

/// <summary>A hall with one queue, Q1, and two counters, D1 and D2, in office hours; its officers call by the service's own actions.</summary>
public static class HallWorld
{
    public const string Code = "Q1";

    public static async Task<Service> OpenAsync(Database database, Action<IServiceCollection>? configure = null)
    {
        var service = await Service.StartAsync(database, configure: configure);
        await Visitor.AddOfficeAsync(service, "D2", "X3");
        await service.WriteAsync(async db =>
        {
            var now = service.Clock.GetUtcNow().UtcDateTime;
            var queue = new Queue { Id = Guid.CreateVersion7(), Code = Code, Name = "งานทะเบียน", Prefix = "A", PaperPrefix = "P", CreatedAt = now };
            db.Add(queue);
            foreach (var (place, point) in (await db.Set<ServicePoint>().Where(p => p.Code != "X3").OrderBy(p => p.Code).ToListAsync()).Index())
            {
                point.IsOpen = true;
                db.Add(new QueueCounter { QueueId = queue.Id, PointId = point.Id, Number = place + 1 });
                db.Add(new PointTime { PointId = point.Id, Time = ServingTime.OfficeHours, From = new(8, 30), To = new(16, 30) });
            }
        });
        return service;
    }

    /// <summary>An officer opens the counter at this point.</summary>
    public static async Task<Guid> OpenCounterAsync(this Service service, string point, string queue = Code)
    {
        var officer = await Visitor.AddStaffAsync(service, $"officer-{point}-{queue}".ToLowerInvariant());
        await using var scope = service.Services.CreateAsyncScope();
        var (pointId, queueId) = await service.ReadAsync(async db => ((await db.Set<ServicePoint>().SingleAsync(p => p.Code == point)).Id, (await db.Set<Queue>().SingleAsync(q => q.Code == queue)).Id));
        Assert.IsType<EditOutcome.Saved>(await scope.ServiceProvider.GetRequiredService<OpenCounter>().RunAsync(pointId, queueId, "45/2569", StaffActor.Of(officer), CancellationToken.None));
        return officer;
    }

    public static async Task<Ticket> TakeAsync(this Service service, TicketChannel channel = TicketChannel.Staff, string queue = Code, TicketClass ticketClass = TicketClass.Ordinary)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<TakeTicket>().RunAsync(new CardRequest(queue, channel, Doer.Citizen(channel)) { Class = ticketClass }, CancellationToken.None);
        return Assert.IsType<TakeTicketOutcome.Issued>(outcome).Ticket;
    }

    public static Task CallNextAsync(this Service service, string point) => service.PressAsync(point, (scope, press) => scope.GetRequiredService<CallNext>().RunAsync(press, CancellationToken.None));

    /// <summary>The one called does not come, called again as the rule demands.</summary>
    public static async Task MissAsync(this Service service, string point)
    {
        service.Clock.Advance(TimeSpan.FromSeconds(20));
        await service.PressAsync(point, (scope, press) => scope.GetRequiredService<RecallTicket>().RunAsync(press, CancellationToken.None));
        service.Clock.Advance(TimeSpan.FromSeconds(20));
        await service.PressAsync(point, (scope, press) => scope.GetRequiredService<MarkMissed>().RunAsync(press, CancellationToken.None));
    }

    public static Task StartAsync(this Service service, string point) => service.PressAsync(point, (scope, press) => scope.GetRequiredService<StartServing>().RunAsync(press, null, CancellationToken.None));

    private static async Task PressAsync(this Service service, string point, Func<IServiceProvider, CounterPress, Task<CounterOutcome>> press)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var (session, ticket) = await service.ReadAsync(async db =>
        {
            var open = await db.Set<CounterSession>().SingleAsync(s => s.ClosedAt == null && db.Set<ServicePoint>().Any(p => p.Code == point && p.Id == s.PointId));
            return (open, open.TicketId is { } id ? await db.Set<Ticket>().SingleAsync(t => t.Id == id) : null);
        });
        Assert.IsType<CounterOutcome.Done>(await press(scope.ServiceProvider, new CounterPress(session.PointId, session.AccountId, StaffActor.Of(session.AccountId), ticket?.Id, ticket?.Revision ?? 0)));
    }
}

/// <summary>A board or a screen as the service sees it.</summary>
public sealed class HallDevice(Service service, string address)
{
    private readonly HttpClient _http = service.Client(redirects: false);

    public string? Secret { get; set; }
    public HttpResponseMessage Last { get; private set; } = null!;
    public JsonElement Answer { get; private set; }
    public HttpStatusCode Status => Last.StatusCode;

    public static HallDevice Board(Service service, string code = HallWorld.Code) => new(service, $"/board/{code}");

    public static HallDevice Screen(Service service, string code = HallWorld.Code) => new(service, $"/q/{code}/screen");

    /// <summary>A colleague enters the device and reads off its code.</summary>
    public static async Task<string> AddAsync(Visitor staff, string kind, string point)
    {
        await staff.OpenAsync($"/staff/devices/new?point={point}");
        await staff.SendAsync(("Kind", kind), ("Name", "จอห้องรอ"));
        return Tablet.CodeOn(staff);
    }

    public async Task<HallDevice> PairedAsync(Visitor staff, string kind, string point = "D1")
    {
        await PairAsync(await AddAsync(staff, kind, point));
        Assert.Equal(HttpStatusCode.OK, Status);
        return this;
    }

    public async Task PairAsync(string code)
    {
        await SendAsync("pairing", new { code });
        if (Status == HttpStatusCode.OK) Secret = Answer.GetProperty("secret").GetString();
    }

    public async Task SendAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{address}/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (Secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Device", Secret);
        Last = await _http.SendAsync(request);
        var content = await Last.Content.ReadAsStringAsync();
        Answer = content.StartsWith('{') ? JsonDocument.Parse(content).RootElement : default;
    }
}
