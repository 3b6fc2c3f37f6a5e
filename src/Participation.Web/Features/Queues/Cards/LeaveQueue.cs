using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>Gives the card back. Its number stays used.</summary>
public sealed class LeaveQueue(ParticipationContext db, CardDesk desk, TicketHolders holders, NearNotices near)
{
    public Task<CardOutcome> RunAsync(Guid ticketId, Doer by, CancellationToken ct) => desk.TakeUpAsync(ticketId, async (day, ticket, write) =>
    {
        if (ticket.State == TicketState.Left) return new CardOutcome.Done(ticket);
        if (ticket.State is not (TicketState.Waiting or TicketState.Called or TicketState.Missed or TicketState.Away)) return new CardOutcome.Refused($"บัตรนี้{LogWords.Of(ticket.State)} คืนไม่ได้");
        if (ticket is { State: TicketState.Called, SessionId: { } sessionId } && await db.FreshAsync(db.Set<CounterSession>().Where(s => s.Id == sessionId), write) is { } session)
        {
            if (session.TicketId == ticket.Id) session.TicketId = null;
            session.Remember(null);
        }
        ticket.Leave(day.Now);
        day.Log(TicketEventKind.Left, by, ticket);
        await holders.CloseAsync(ticket.Id, write);
        await near.RunAsync(day, write);
        return new CardOutcome.Done(ticket);
    }, ct);
}
