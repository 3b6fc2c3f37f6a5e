using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>The person has come: the service begins.</summary>
public sealed class StartServing(CounterDesk desk, CounterServices services)
{
    /// <param name="press">The press.</param>
    /// <param name="serviceKindId">What they came for; null where it is said later or there is only one.</param>
    /// <param name="ct">Ends it.</param>
    public Task<CounterOutcome> RunAsync(CounterPress press, Guid? serviceKindId, CancellationToken ct) => desk.PressAsync(press, async (at, _, write) =>
    {
        if (at.Ticket is not { State: TicketState.Called } ticket) return new CounterOutcome.Refused("ไม่มีบัตรที่กำลังเรียก");
        var offered = await services.OfCounterAsync(at.Session.PointId, write);
        if (serviceKindId is { } chosen && !offered.Any(k => k.Id == chosen)) return new CounterOutcome.Refused("ช่องนี้ไม่ได้ทำงานที่เลือก", "Service");
        var kind = serviceKindId ?? ticket.ServiceKindId ?? (offered.Count == 1 ? offered[0].Id : null);
        at.Undoably(ticket, () =>
        {
            ticket.Start(kind, at.Day.Now);
            return at.Day.Log(TicketEventKind.Started, at.By, ticket, serviceKind: kind);
        });
        return new CounterOutcome.Done($"เริ่มให้บริการ {ticket.Text}");
    }, ct);
}

/// <summary>What is done at a counter, and how long it should take.</summary>
public sealed class CounterServices(ParticipationContext db)
{
    public async Task<IReadOnlyList<ServiceKind>> OfCounterAsync(Guid pointId, CancellationToken ct) =>
        await db.Set<PointOffer>().Where(o => o.PointId == pointId).Join(db.Set<ServiceKind>().Where(k => k.IsActive), o => o.ServiceKindId, k => k.Id, (_, k) => k)
            .AsNoTracking().OrderBy(k => k.Number).Take(100).ToListAsync(ct);

    /// <summary>What any of the queue's counters does.</summary>
    public async Task<IReadOnlyList<ServiceKind>> OfQueueAsync(Guid queueId, CancellationToken ct) =>
        await db.Set<ServiceKind>().AsNoTracking()
            .Where(k => k.IsActive && db.Set<PointOffer>().Any(o => o.ServiceKindId == k.Id && db.Set<QueueCounter>().Any(c => c.QueueId == queueId && c.PointId == o.PointId)))
            .OrderBy(k => k.Number).Take(100).ToListAsync(ct);
}
