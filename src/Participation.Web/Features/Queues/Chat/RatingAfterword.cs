using Microsoft.EntityFrameworkCore;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues.Chat;

/// <summary>
/// Once the service is over, the invitation to rate it comes with the next answer that leaves anyway. Made anew from the card's
/// seed and kept nowhere; the mark that it is due is taken away in the commit that sends it, and the outbox forgets what it sent.
/// </summary>
public sealed class RatingAfterword(ParticipationContext db, IRatingInvitations invitations, TicketTokens tokens) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var due = await db.Set<TicketHolder>().Where(h => h.LineUserId == turn.UserId && h.IsToBeInvited).OrderBy(h => h.Day).ThenBy(h => h.TicketId).Take(20).ToListAsync(ct);
        RatingInvitation? last = null;
        foreach (var holder in due)
        {
            holder.IsToBeInvited = false;
            // Already given on the page, or too old.
            last = await invitations.FindAsync(tokens.InvitationSeed(holder.TicketId), ct) ?? last;
        }
        if (last is not null) turn.Append(QueueWords.Invitation(last));
    }
}
