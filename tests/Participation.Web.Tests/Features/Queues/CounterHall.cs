using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>An office with the queues D1 (counters D1 and D2) and D3, and officers at their counters.</summary>
internal static class CounterHall
{
    public const string Console = "/staff/queues/counter/D1";

    public static async Task<Service> StartAsync(Database database, Action<IServiceCollection>? configure = null)
    {
        var service = await Service.StartAsync(database, configure: configure);
        await Visitor.AddOfficeAsync(service, "D2", "D3");
        await service.WriteAsync(async db =>
        {
            var now = service.Clock.GetUtcNow().UtcDateTime;
            var points = await db.Set<ServicePoint>().ToDictionaryAsync(p => p.Code, p => p.Id);
            var area = await db.Set<ServiceArea>().Select(a => a.Id).FirstAsync();
            var (one, two) = (Queue("D1", "งานทะเบียน", "A", "P"), Queue("D3", "กองช่าง", "B", "R"));
            db.AddRange(one, two, Counter(one, "D1", 1), Counter(one, "D2", 2), Counter(two, "D3", 1));
            foreach (var (number, name) in new[] { (1, "แจ้งเกิด"), (2, "ภาษีป้าย") })
            {
                var kind = new ServiceKind { Id = Guid.CreateVersion7(now), Number = number, Name = name, AreaId = area, StandardMinutes = 10, CreatedAt = now };
                db.AddRange(kind, new PointOffer { PointId = points["D1"], ServiceKindId = kind.Id });
            }

            Queue Queue(string code, string name, string prefix, string paper) => new() { Id = Guid.CreateVersion7(now), Code = code, Name = name, Prefix = prefix, PaperPrefix = paper, CreatedAt = now, Version = Guid.CreateVersion7(now) };
            QueueCounter Counter(Queue queue, string point, int number) => new() { QueueId = queue.Id, PointId = points[point], Number = number };
        });
        return service;
    }

    /// <summary>An officer at an open counter, with the console before them.</summary>
    public static async Task<Visitor> AtCounterAsync(this Service service, string point = "D1", string userName = "officer")
    {
        var officer = await Visitor.StaffAsync(service, userName);
        await officer.OpenAsync($"/staff/queues/counter/{point}");
        await officer.SendAsync("#open", ("Order", "45/2569"));
        Assert.Equal($"/staff/queues/counter/{point}", officer.Path);
        return officer;
    }

    public static async Task<Ticket> IssueAsync(this Service service, TicketClass ticketClass = TicketClass.Ordinary, string queue = "D1", TicketChannel channel = TicketChannel.Staff)
    {
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var scope = service.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<TakeTicket>().RunAsync(new CardRequest(queue, channel, channel == TicketChannel.Staff ? Doer.System : Doer.Citizen(channel)) { Class = ticketClass }, CancellationToken.None);
        return Assert.IsType<TakeTicketOutcome.Issued>(outcome).Ticket;
    }

    public static async Task IssueAsync(this Service service, int count)
    {
        for (var i = 0; i < count; i++) await service.IssueAsync();
    }

    public static Task<Ticket> CardAsync(this Service service, string prefix, int number) => service.ReadAsync(db => db.Set<Ticket>().AsNoTracking().SingleAsync(t => t.Prefix == prefix && t.Number == number));

    public static string Card(this Visitor officer) => officer.Page.QuerySelector(".card-number")!.TextContent;

    public static string Said(this Visitor officer) => officer.Page.QuerySelector("main > .note p")?.TextContent ?? "";
}
