using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>How something that the owner of a card asked for ended.</summary>
public abstract record CardOutcome
{
    private CardOutcome() { }

    public abstract T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<Unknown, T> unknown);

    public sealed record Done(Ticket Ticket) : CardOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<Unknown, T> unknown) => done(this);
    }

    public sealed record Refused(string Words) : CardOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<Unknown, T> unknown) => refused(this);
    }

    /// <summary>No such card of today.</summary>
    public sealed record Unknown : CardOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<Unknown, T> unknown) => unknown(this);
    }
}

/// <summary>A card as its owner, or whoever stands in for them, finds it, under the lock of the day in which it stands.</summary>
public sealed class CardDesk(ParticipationContext db, DayBook days, TimeProvider clock)
{
    public Task<CardOutcome> TakeUpAsync(Guid ticketId, Func<OpenDay, Ticket, CancellationToken, Task<CardOutcome>> act, CancellationToken ct) => db.WriteAsync(async write =>
    {
        var today = ThaiCalendar.Day(clock.Now());
        // Sent on to another queue between the look and the lock: looked at once more.
        for (var look = 0; look < 5; look++)
        {
            if (await db.Set<Ticket>().AsNoTracking().Where(t => t.Id == ticketId && t.Day == today).Select(t => (Guid?)t.QueueId).SingleOrDefaultAsync(write) is not { } queueId) return new CardOutcome.Unknown();
            var day = await days.OpenAsync(await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == queueId, write), write);
            var ticket = await db.Set<Ticket>().SingleAsync(t => t.Id == ticketId, write);
            if (db.Entry(ticket).State == EntityState.Unchanged) await db.Entry(ticket).ReloadAsync(write);
            if (ticket.QueueId == queueId) return await act(day, ticket, write);
        }
        return new CardOutcome.Refused("บัตรกำลังถูกส่งต่อ กรุณากดอีกครั้ง");
    }, ct);

    public async Task<Guid?> FindAsync(string? token, CancellationToken ct)
    {
        if (token is not { Length: > 0 and < 60 }) return null;
        var hash = TicketTokens.Hash(token);
        return await db.Set<Ticket>().Where(t => t.TokenHash == hash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
    }
}
