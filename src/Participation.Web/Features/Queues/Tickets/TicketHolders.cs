using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>Keeps what is known of a card's owner in step with the card.</summary>
public sealed class TicketHolders(ParticipationContext db)
{
    public async Task CloseAsync(Guid ticketId, CancellationToken ct, bool toBeInvited = false)
    {
        if (await db.Set<TicketHolder>().SingleOrDefaultAsync(h => h.TicketId == ticketId, ct) is not { } holder) return;
        (holder.IsOpen, holder.IsToBeInvited) = (false, toBeInvited);
    }

    /// <summary>False when the person has another open card by now.</summary>
    public async Task<bool> ReopenAsync(Guid ticketId, CancellationToken ct)
    {
        if (await db.Set<TicketHolder>().SingleOrDefaultAsync(h => h.TicketId == ticketId, ct) is not { } holder) return true;
        if (await db.Set<TicketHolder>().AnyAsync(h => h.TicketId != ticketId && h.QueueId == holder.QueueId && h.Day == holder.Day && h.LineUserId == holder.LineUserId && h.IsOpen, ct)) return false;
        (holder.IsOpen, holder.IsToBeInvited) = (true, false);
        return true;
    }
}
