namespace Participation.Web.Features.Queues;

/// <summary>Back into the line after a missed call or an errand: once, and behind the next few.</summary>
public sealed class ReturnToQueue(CardDesk desk, TicketTokens tokens, NearNotices near)
{
    public Task<CardOutcome> WithCodeAsync(Guid ticketId, string? hallCode, TicketChannel channel, CancellationToken ct) => desk.TakeUpAsync(ticketId, (day, ticket, write) =>
        tokens.IsHallCode(day.Queue.Id, hallCode, day.Now)
            ? PutBackAsync(day, ticket, Doer.Citizen(channel), near, write)
            : Task.FromResult<CardOutcome>(new CardOutcome.Refused("รหัสห้องรอไม่ตรง กรุณาดูเลข 4 หลักบนจอในห้องรอ แล้วใส่ใหม่")), ct);

    public Task<CardOutcome> SeenAsync(Guid ticketId, Doer by, CancellationToken ct) => desk.TakeUpAsync(ticketId, (day, ticket, write) => PutBackAsync(day, ticket, by, near, write), ct);

    internal static async Task<CardOutcome> PutBackAsync(OpenDay day, Ticket ticket, Doer by, NearNotices near, CancellationToken ct)
    {
        // Whose turn went by unseen gains nothing by an errand in between: behind all who are there, as when they had come at once.
        if (!ticket.MayReturn) return new CardOutcome.Refused(ticket.HasReturned ? "บัตรใบหนึ่งกลับเข้าคิวได้ครั้งเดียว กรุณารับบัตรใบใหม่" : $"บัตรนี้{LogWords.Of(ticket.State)} กลับเข้าคิวไม่ได้");
        ticket.Return(CallingRule.PlaceBehind(ticket.AsInLine(), await day.LineAsync(ct), ticket.IsPassedOver ? int.MaxValue : day.Queue.ReturnsBehind), day.Now);
        day.Log(TicketEventKind.Returned, by, ticket);
        await near.RunAsync(day, ct);
        return new CardOutcome.Done(ticket);
    }
}
