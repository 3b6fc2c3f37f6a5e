using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>The person goes for a copy or a paper and comes back to a counter of this queue without standing in line again.</summary>
public sealed class HoldTicket(CounterDesk desk)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, CancellationToken ct) => desk.PressAsync(press, (at, _, _) =>
    {
        if (at.Ticket is not { State: TicketState.Serving } ticket) return Task.FromResult<CounterOutcome>(new CounterOutcome.Refused("ยังไม่ได้เริ่มให้บริการบัตรใด"));
        at.Undoably(ticket, () =>
        {
            ticket.Hold(at.Day.Now);
            at.Session.TicketId = null;
            return at.Day.Log(TicketEventKind.Held, at.By, ticket);
        });
        return Task.FromResult<CounterOutcome>(new CounterOutcome.Done($"พัก {ticket.Text} ไว้"));
    }, ct);
}

/// <summary>Goes on with a card that was put aside.</summary>
public sealed class ResumeTicket(ParticipationContext db, CounterDesk desk)
{
    public Task<CounterOutcome> RunAsync(CounterPress press, Guid ticketId, CancellationToken ct) => desk.PressAsync(press, async (at, _, write) =>
    {
        if (at.Ticket is not null) return new CounterOutcome.Refused($"ช่องนี้ยังมี {at.Ticket.Text} อยู่");
        if (await db.FreshAsync(db.Set<Ticket>().Where(t => t.Id == ticketId && t.QueueId == at.Day.Queue.Id && t.Day == at.Day.Day), write) is not { State: TicketState.Held } ticket)
            return new CounterOutcome.Refused("บัตรนี้ไม่ได้พักไว้แล้ว");
        ticket.Resume(at.Session.PointId, at.Session.Id, at.Day.Now);
        at.Session.TicketId = ticket.Id;
        at.Day.Log(TicketEventKind.Resumed, at.By, ticket, serviceKind: ticket.ServiceKindId);
        at.Session.Remember(null);
        return new CounterOutcome.Done($"ทำ {ticket.Text} ต่อ");
    }, ct);
}
