namespace Participation.Web.Features.Queues;

/// <summary>Calls the same card once more: so often and so fast as the queue's rule allows.</summary>
public sealed class RecallTicket(CounterDesk desk)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, CancellationToken ct) => desk.PressAsync(press, (at, _, _) =>
    {
        if (at.Ticket is not { State: TicketState.Called } ticket) return Task.FromResult<CounterOutcome>(new CounterOutcome.Refused("ไม่มีบัตรที่กำลังเรียก"));
        if (ticket.Calls >= at.Day.Queue.MostCalls) return Task.FromResult<CounterOutcome>(new CounterOutcome.Refused($"เรียกครบ {at.Day.Queue.MostCalls} ครั้งแล้ว ถ้ายังไม่มา กด ไม่มา"));
        if (Pause(at.Day, ticket) is { } seconds) return Task.FromResult<CounterOutcome>(new CounterOutcome.Refused($"ให้เวลาเดินมาก่อน เรียกซ้ำได้ในอีก {seconds} วินาที"));
        ticket.CallAgain(at.Day.Now);
        at.Day.Log(TicketEventKind.Recalled, at.By, ticket);
        at.Session.Remember(null);
        return Task.FromResult<CounterOutcome>(new CounterOutcome.Done($"เรียก {ticket.Text} ครั้งที่ {ticket.Calls}"));
    }, ct);

    /// <summary>Seconds still to be waited since the last call; null when none.</summary>
    internal static int? Pause(OpenDay day, Ticket ticket) =>
        ticket.CalledAt is { } at && at.AddSeconds(day.Queue.SecondsBetweenCalls) is var free && free > day.Now ? (int)Math.Ceiling((free - day.Now).TotalSeconds) : null;
}
