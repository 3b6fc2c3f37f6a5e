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
    public async Task<CardOutcome> TakeUpAsync(Guid ticketId, Func<OpenDay, Ticket, CancellationToken, Task<CardOutcome>> act, CancellationToken ct)
    {
        // Sent on to another queue between the look and the lock: looked at once more, with the first lock given back. Two held in
        // the order of their coming would meet a transfer that holds the other.
        for (var look = 0; look < 5; look++)
            if (await db.WriteAsync(write => TryAsync(ticketId, act, write), ct) is { } outcome) return outcome;
        return new CardOutcome.Refused("บัตรกำลังถูกส่งต่อ กรุณากดอีกครั้ง");
    }

    /// <summary>Null when the card stands in another queue by the time this one's lock is had.</summary>
    private async Task<CardOutcome?> TryAsync(Guid ticketId, Func<OpenDay, Ticket, CancellationToken, Task<CardOutcome>> act, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        if (await db.Set<Ticket>().AsNoTracking().Where(t => t.Id == ticketId && t.Day == today).Select(t => (Guid?)t.QueueId).SingleOrDefaultAsync(ct) is not { } queueId) return new CardOutcome.Unknown();
        var day = await days.OpenAsync(await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == queueId, ct), ct);
        var ticket = await db.FreshTicketAsync(ticketId, ct);
        return ticket.QueueId == queueId ? await act(day, ticket, ct) : null;
    }

    public async Task<Guid?> FindAsync(string? token, CancellationToken ct)
    {
        if (token is not { Length: > 0 and < 60 }) return null;
        var hash = TicketTokens.Hash(token);
        return await db.Set<Ticket>().Where(t => t.TokenHash == hash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
    }
}
