using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues;

/// <summary>A hall with the queue D1 and one counter, at which an officer presses what the console's buttons press.</summary>
internal sealed class WaitingHall(Service service, Guid queueId, Guid pointId, Guid officerId)
{
    public Service Service => service;
    public Guid QueueId => queueId;
    public Guid PointId => pointId;

    /// <param name="service">Where.</param>
    /// <param name="isOffice">The agency and its counter D1 are there already.</param>
    /// <param name="isOpen">The counter is opened.</param>
    /// <param name="rules">What is set otherwise.</param>
    public static async Task<WaitingHall> OpenAsync(Service service, bool isOffice = false, bool isOpen = true, Action<Queue>? rules = null)
    {
        if (!isOffice) await Visitor.AddOfficeAsync(service);
        var officer = (await Colleague.AddAsync(service, "counter-officer", Colleague.PlainRoles)).Id;
        var queueId = await AddQueueAsync(service, "D1", "A", "P", rules);
        var pointId = await service.ReadAsync(db => db.Set<ServicePoint>().Where(p => p.Code == "D1").Select(p => p.Id).SingleAsync());
        var hall = new WaitingHall(service, queueId, pointId, officer);
        if (isOpen) await hall.OpenCounterAsync();
        return hall;
    }

    public static async Task<Guid> AddQueueAsync(Service service, string code, string prefix, string paper, Action<Queue>? rules = null)
    {
        var now = service.Clock.Now();
        var queue = new Queue { Id = Guid.CreateVersion7(now), Code = code, Name = $"งานบริการ {code}", Prefix = prefix, PaperPrefix = paper, CreatedAt = now, Version = Guid.CreateVersion7(now) };
        rules?.Invoke(queue);
        await service.WriteAsync(async db =>
        {
            db.Add(queue);
            if (await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Code == code) is not { } point) return;
            db.Add(new QueueCounter { QueueId = queue.Id, PointId = point.Id, Number = 3 });
            db.Add(new PointTime { PointId = point.Id, Time = ServingTime.OfficeHours, From = new(8, 30), To = new(16, 30) });
        });
        return queue.Id;
    }

    public Task OpenCounterAsync() => UseAsync<OpenCounter, object>(async open => Assert.IsType<Web.Platform.Forms.EditOutcome.Saved>(await open.RunAsync(pointId, queueId, "45/2569", StaffActor.Of(officerId), CancellationToken.None)));

    public string Code => service.Services.GetRequiredService<TicketTokens>().HallCode(queueId, service.Clock.Now());

    public string WrongCode => Code == "1111" ? "2222" : "1111";

    public string AddressOf(Guid ticketId) => $"/t/{service.Services.GetRequiredService<TicketTokens>().TokenOf(ticketId)}";

    /// <summary>Somebody who stands there takes a card at the officer's.</summary>
    public async Task<Ticket> WalkInAsync()
    {
        var outcome = await UseAsync<TakeTicket, TakeTicketOutcome>(take => take.RunAsync(new CardRequest("D1", TicketChannel.Staff, new Doer(StaffActor.Of(officerId), TicketChannel.Staff)), CancellationToken.None));
        return Assert.IsType<TakeTicketOutcome.Issued>(outcome).Ticket;
    }

    public Task CallNextAsync() => PressAsync<CallNext>((call, press) => call.RunAsync(press, CancellationToken.None));

    public Task StartAsync() => PressAsync<StartServing>((start, press) => start.RunAsync(press, null, CancellationToken.None));

    public Task FinishAsync() => PressAsync<FinishTicket>((finish, press) => finish.RunAsync(press, CancellationToken.None));

    public Task HoldAsync() => PressAsync<HoldTicket>((hold, press) => hold.RunAsync(press, CancellationToken.None));

    public Task TransferAsync(Guid toQueueId) => PressAsync<TransferTicket>((transfer, press) => transfer.RunAsync(press, toQueueId, CancellationToken.None));

    /// <summary>Called as often as the rule demands, and marked as missed.</summary>
    public async Task MissAsync(Func<TimeSpan, Task>? advance = null)
    {
        advance ??= by =>
        {
            service.Clock.Advance(by);
            return Task.CompletedTask;
        };
        await CallNextAsync();
        await advance(TimeSpan.FromSeconds(21));
        await PressAsync<RecallTicket>((recall, press) => recall.RunAsync(press, CancellationToken.None));
        await advance(TimeSpan.FromSeconds(21));
        await PressAsync<MarkMissed>((miss, press) => miss.RunAsync(press, CancellationToken.None));
    }

    public Task<Ticket> OnlyCardAsync() => service.ReadAsync(db => db.Set<Ticket>().AsNoTracking().SingleAsync());

    public Task<Ticket> CardAsync(Guid id) => service.ReadAsync(db => db.Set<Ticket>().AsNoTracking().SingleAsync(t => t.Id == id));

    public async Task<T> UseAsync<TAction, T>(Func<TAction, Task<T>> use) where TAction : notnull
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TAction>());
    }

    private async Task PressAsync<TAction>(Func<TAction, CounterPress, Task<CounterOutcome>> press) where TAction : notnull
    {
        var at = await service.ReadAsync(db => db.Set<CounterSession>().Where(s => s.PointId == pointId && s.ClosedAt == null).Select(s => s.TicketId).SingleAsync());
        var revision = at is { } id ? (await CardAsync(id)).Revision : 0;
        var outcome = await UseAsync<TAction, CounterOutcome>(action => press(action, new CounterPress(pointId, officerId, StaffActor.Of(officerId), at, revision)));
        Assert.True(outcome is CounterOutcome.Done, outcome is CounterOutcome.Refused refused ? refused.Words : outcome.ToString());
    }
}
