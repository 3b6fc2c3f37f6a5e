namespace Participation.Web.Features.Queues;

/// <summary>Called as often as the rule demands, and nobody came. The card may come back once.</summary>
public sealed class MarkMissed(CounterDesk desk, TicketHolders holders)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, CancellationToken ct) => desk.PressAsync(press, async (at, _, write) =>
    {
        if (at.Ticket is not { State: TicketState.Called } ticket) return new CounterOutcome.Refused("ไม่มีบัตรที่กำลังเรียก");
        if (ticket.Calls < at.Day.Queue.CallsBeforeMissed) return new CounterOutcome.Refused($"เรียกอย่างน้อย {at.Day.Queue.CallsBeforeMissed} ครั้งก่อน จึงจะกด ไม่มา ได้");
        if (RecallTicket.Pause(at.Day, ticket) is { } seconds) return new CounterOutcome.Refused($"ให้เวลาเดินมาก่อน กดได้ในอีก {seconds} วินาที");
        at.Undoably(ticket, () =>
        {
            ticket.Miss();
            at.Session.TicketId = null;
            return at.Day.Log(TicketEventKind.Missed, at.By, ticket);
        });
        if (!ticket.IsOpen) await holders.CloseAsync(ticket.Id, write);
        return new CounterOutcome.Done($"{ticket.Text} ไม่มา");
    }, ct);
}
