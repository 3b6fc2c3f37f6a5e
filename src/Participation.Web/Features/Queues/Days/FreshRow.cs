using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

public static class FreshRow
{
    /// <summary>As it is under the lock, also where this context read it before.</summary>
    internal static async Task<T?> FreshAsync<T>(this ParticipationContext db, IQueryable<T> one, CancellationToken ct) where T : class
    {
        if (await one.SingleOrDefaultAsync(ct) is not { } found) return null;
        if (db.Entry(found).State == EntityState.Unchanged) await db.Entry(found).ReloadAsync(ct);
        return found;
    }

    /// <summary>One that is certainly there.</summary>
    internal static async Task<Ticket> FreshTicketAsync(this ParticipationContext db, Guid id, CancellationToken ct) =>
        await db.FreshAsync(db.Set<Ticket>().Where(t => t.Id == id), ct) ?? throw new InvalidOperationException("Cards are never deleted.");
}
