namespace Participation.Web.Features.Queues;

/// <summary>
/// The person is in the hall: shown by the hall's code, told by the screen there, or seen by an officer. Whose turn had come
/// already stands behind those who were there.
/// </summary>
public sealed class CheckIn(CardDesk desk, TicketTokens tokens, NearNotices near)
{
    /// <summary>By the four digits that only the hall shows.</summary>
    public Task<CardOutcome> WithCodeAsync(Guid ticketId, string? hallCode, TicketChannel channel, CancellationToken ct) => desk.TakeUpAsync(ticketId, (day, ticket, write) =>
        tokens.IsHallCode(day.Queue.Id, hallCode, day.Now)
            ? ArriveAsync(day, ticket, Doer.Citizen(channel), write)
            : Task.FromResult<CardOutcome>(new CardOutcome.Refused("รหัสห้องรอไม่ตรง กรุณาดูเลข 4 หลักบนจอในห้องรอ แล้วใส่ใหม่")), ct);

    /// <summary>By whoever sees them: an officer, or the device in the hall.</summary>
    public Task<CardOutcome> SeenAsync(Guid ticketId, Doer by, CancellationToken ct) => desk.TakeUpAsync(ticketId, (day, ticket, write) => ArriveAsync(day, ticket, by, write), ct);

    private async Task<CardOutcome> ArriveAsync(OpenDay day, Ticket ticket, Doer by, CancellationToken ct)
    {
        if (ticket.MayReturn) return await ReturnToQueue.PutBackAsync(day, ticket, by, near, ct);
        if (ticket.State != TicketState.Waiting) return new CardOutcome.Refused($"บัตรนี้{LogWords.Of(ticket.State)} ไม่ต้องแจ้งว่ามาถึง");
        if (ticket.PresentAt is not null) return new CardOutcome.Done(ticket);
        if (ticket.IsPassedOver) ticket.Place(CallingRule.PlaceBehind(ticket.AsInLine(), await day.LineAsync(ct), int.MaxValue));
        ticket.ArriveInHall(day.Now);
        day.Log(TicketEventKind.Present, by, ticket);
        return new CardOutcome.Done(ticket);
    }
}
