namespace Participation.Web.Features.Queues;

/// <summary>Back into the line after a missed call or an errand: once, and behind the next few.</summary>
public sealed class ReturnToQueue(CardDesk desk, NearNotices near)
{
    /// <summary>By whoever sees them; the owner's own way is <see cref="CheckIn"/>, which knows that they come back.</summary>
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
