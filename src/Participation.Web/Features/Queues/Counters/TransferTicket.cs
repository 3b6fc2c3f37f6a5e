namespace Participation.Web.Features.Queues;

/// <summary>Sends the person on to another queue, where they stand as long as they have been here: the arrival goes with the card.</summary>
public sealed class TransferTicket(CounterDesk desk, NearNotices near)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, Guid toQueueId, CancellationToken ct) => desk.PressAsync(press, async (at, to, write) =>
    {
        if (at.Ticket is not { State: TicketState.Called or TicketState.Serving } ticket) return new CounterOutcome.Refused("ไม่มีบัตรที่ช่องนี้");
        if (to is null) return new CounterOutcome.Refused("กรุณาเลือกคิวอื่นที่จะส่งต่อ", "OtherQueue");
        if (!to.Queue.IsOpen) return new CounterOutcome.Refused("คิวที่เลือกปิดใช้อยู่", "OtherQueue");
        at.Undoably(ticket, () =>
        {
            at.Day.Log(TicketEventKind.TransferredOut, at.By, ticket, otherQueue: to.Queue.Id, serviceKind: ticket.ServiceKindId);
            ticket.Transfer(to.Queue.Id, serviceKindId: null, at.Day.Now);
            at.Session.TicketId = null;
            return to.Log(TicketEventKind.TransferredIn, at.By, ticket, otherQueue: at.Day.Queue.Id);
        }, TicketEventKind.TransferredOut);
        await near.RunAsync(to, write);
        return new CounterOutcome.Done($"ส่ง {ticket.Text} ไป {to.Queue.Name}");
    }, ct, toQueueId);
}
