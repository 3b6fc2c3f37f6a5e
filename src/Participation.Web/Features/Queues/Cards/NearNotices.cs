using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Queues.Chat;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>
/// The one push a card is worth: "three more before you". Put into the outbox in the transaction that moved the line, for whoever
/// has come so near and was not told; as a notice, so that the month's reserve stays for what the law demands.
/// </summary>
public sealed class NearNotices(ParticipationContext db, Outbox outbox, TicketTokens tokens)
{
    /// <summary>Said later it would send people running for nothing.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task RunAsync(OpenDay day, CancellationToken ct)
    {
        // The line is read from the database, where the card that has just moved must stand where it is now.
        await db.SaveChangesAsync(ct);
        var untold = await db.Set<TicketHolder>().Where(h => h.IsOpen && !h.IsTold && h.Day == day.Day
            && db.Set<Ticket>().Any(t => t.Id == h.TicketId && t.QueueId == day.Queue.Id && t.State == TicketState.Waiting)).ToListAsync(ct);
        if (untold.Count == 0) return;
        var order = CallingRule.Order(await day.LineAsync(ct), day.OrdinaryInARow, day.Queue.OrdinaryPerPriority);
        var near = order.Take(day.Queue.TellWhenAhead + 1).Index().Join(untold, n => n.Item.TicketId, h => h.TicketId, (n, holder) => (Ahead: n.Index, Holder: holder)).ToList();
        if (near.Count == 0) return;
        var ids = near.Select(n => n.Holder.TicketId).ToList();
        var tickets = await db.Set<Ticket>().AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        foreach (var (ahead, holder) in near)
        {
            holder.IsTold = true;
            var ticket = tickets[holder.TicketId];
            outbox.Push(MessageClass.Notice, holder.LineUserId, MessageBatch.Of(QueueWords.Near(ticket, day.Queue, ahead, tokens.AddressOf(ticket.Id))), day.Now + Life, $"ticket:{ticket.Id:N}:near");
        }
    }
}
