namespace Participation.Web.Features.Queues;

/// <summary>"I have to go and come back": the others go on, and the card may return once.</summary>
public sealed class StepOut(CardDesk desk, NearNotices near)
{
    public Task<CardOutcome> RunAsync(Guid ticketId, Doer by, CancellationToken ct) => desk.TakeUpAsync(ticketId, async (day, ticket, write) =>
    {
        if (ticket.State == TicketState.Away) return new CardOutcome.Done(ticket);
        if (ticket.State != TicketState.Waiting) return new CardOutcome.Refused($"บัตรนี้{LogWords.Of(ticket.State)} ขอไปธุระไม่ได้");
        if (ticket.HasReturned) return new CardOutcome.Refused("ขอไปธุระแล้วกลับมาได้ครั้งเดียว");
        ticket.StepOut();
        day.Log(TicketEventKind.SteppedOut, by, ticket);
        await near.RunAsync(day, write);
        return new CardOutcome.Done(ticket);
    }, ct);
}
