namespace Participation.Web.Features.Queues;

/// <summary>The same person has another matter: the first service ends in the figures, the next begins, the card stays.</summary>
public sealed class ChangeServiceKind(CounterDesk desk, CounterServices services)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, Guid serviceKindId, CancellationToken ct) => desk.PressAsync(press, async (at, _, write) =>
    {
        if (at.Ticket is not { State: TicketState.Serving } ticket) return new CounterOutcome.Refused("ยังไม่ได้เริ่มให้บริการบัตรใด");
        if ((await services.OfCounterAsync(at.Session.PointId, write)).All(k => k.Id != serviceKindId)) return new CounterOutcome.Refused("ช่องนี้ไม่ได้ทำงานที่เลือก", "Service");
        if (ticket.ServiceKindId == serviceKindId) return new CounterOutcome.Refused("กำลังทำงานนี้อยู่แล้ว กรุณาเลือกงานถัดไป", "Service");
        ticket.ChangeServiceKind(serviceKindId);
        at.Day.Log(TicketEventKind.ServiceChanged, at.By, ticket, serviceKind: serviceKindId);
        at.Session.Remember(null);
        return new CounterOutcome.Done($"{ticket.Text} ทำงานถัดไป");
    }, ct);
}
