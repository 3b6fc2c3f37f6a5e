using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Queues;

/// <summary>What is known when a card is asked for.</summary>
public sealed record CardRequest(string QueueCode, TicketChannel Channel, Doer By)
{
    public TicketClass Class { get; init; } = TicketClass.Ordinary;
    public Guid? ServiceKindId { get; init; }

    /// <summary>The form or the device's entry: asked twice, the same card.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Whose, in LINE.</summary>
    public string? LineUserId { get; init; }

    /// <summary>A card this phone got before.</summary>
    public Guid? EarlierTicketId { get; init; }

    /// <summary>The four digits of the hall, where the person read them.</summary>
    public string? HallCode { get; init; }
}

/// <summary>
/// Gives a card, whichever way it is asked for. Number, card and log are one commit under the lock of the queue's day; whoever
/// has an open card in this queue gets that one again.
/// </summary>
public sealed class TakeTicket(ParticipationContext db, DayBook days, QueueTimes times, CounterServices services, TicketTokens tokens, OrderedIds ids)
{
    public Task<TakeTicketOutcome> RunAsync(CardRequest request, CancellationToken ct) => db.WriteAsync<TakeTicketOutcome>(async write =>
    {
        if (await db.FindQueueAsync(request.QueueCode, write) is not { } queue) return new TakeTicketOutcome.Unknown();
        if (request.ServiceKindId is { } wanted && (await services.OfQueueAsync(queue.Id, write)).All(k => k.Id != wanted)) return new TakeTicketOutcome.Unknown();
        var day = await days.OpenAsync(queue, write);
        if (await FindSameAsync(request, queue.Id, day.Day, write) is { } same) return new TakeTicketOutcome.AlreadyHas(same);
        var isInHall = !request.Channel.IsRemote() || tokens.IsHallCode(queue.Id, request.HallCode, day.Now);
        if (await times.ReadAsync(queue, isInHall, request.Channel is TicketChannel.Staff, write) is Issuing.Closed closed) return new TakeTicketOutcome.Closed(closed);
        if (queue.MostPerDay > 0 && await db.Set<Ticket>().CountAsync(t => t.HomeQueueId == queue.Id && t.Day == day.Day && t.Series == TicketSeries.Main, write) >= queue.MostPerDay)
            return new TakeTicketOutcome.Full(queue.MostPerDay);
        return new TakeTicketOutcome.Issued(await IssueAsync(request, day, isInHall, write));
    }, ct);

    private async Task<Ticket> IssueAsync(CardRequest request, OpenDay day, bool isInHall, CancellationToken ct)
    {
        var id = ids.Next(day.Now);
        var number = await day.NextNumberAsync(ct);
        // The clocks of two instances differ: a higher number never came earlier.
        var before = await db.Set<Ticket>().Where(t => t.HomeQueueId == day.Queue.Id && t.Day == day.Day && t.Series == TicketSeries.Main && t.Number == number - 1).Select(t => (DateTime?)t.ArrivedAt).SingleOrDefaultAsync(ct);
        var arrived = before > day.Now ? before.Value : day.Now;
        var ticket = new Ticket
        {
            Id = id,
            HomeQueueId = day.Queue.Id,
            QueueId = day.Queue.Id,
            Day = day.Day,
            Series = TicketSeries.Main,
            Prefix = day.Queue.Prefix,
            Number = number,
            Class = request.Class,
            Channel = request.Channel,
            ArrivedAt = arrived,
            OrderAt = arrived,
            TokenHash = TicketTokens.Hash(tokens.TokenOf(id)),
            RequestId = request.RequestId,
        };
        ticket.Choose(request.ServiceKindId);
        if (isInHall) ticket.ArriveInHall(day.Now);
        db.Add(ticket);
        day.Log(TicketEventKind.Issued, request.By, ticket, serviceKind: request.ServiceKindId);
        if (isInHall && request.Channel.IsRemote()) day.Log(TicketEventKind.Present, request.By, ticket);
        if (request.LineUserId is { } lineUserId)
        {
            var line = await day.LineAsync(ct);
            db.Add(new TicketHolder
            {
                TicketId = id,
                QueueId = day.Queue.Id,
                Day = day.Day,
                LineUserId = lineUserId,
                // Whoever begins so near is told by the card itself.
                IsTold = line.Count <= day.Queue.TellWhenAhead,
            });
        }
        await db.SaveChangesAsync(ct);
        return ticket;
    }

    private async Task<Ticket?> FindSameAsync(CardRequest request, Guid queueId, DateOnly day, CancellationToken ct)
    {
        var cards = db.Set<Ticket>().AsNoTracking().Where(t => t.HomeQueueId == queueId && t.Day == day);
        if (request.RequestId is { } asked && await cards.SingleOrDefaultAsync(t => t.RequestId == asked, ct) is { } twice) return twice;
        if (request.EarlierTicketId is { } earlier && await cards.SingleOrDefaultAsync(t => t.Id == earlier, ct) is { IsOpen: true } before) return before;
        if (request.LineUserId is not { } lineUserId) return null;
        var held = await db.Set<TicketHolder>().Where(h => h.QueueId == queueId && h.Day == day && h.LineUserId == lineUserId && h.IsOpen).Select(h => h.TicketId).SingleOrDefaultAsync(ct);
        return held == default ? null : await cards.SingleAsync(t => t.Id == held, ct);
    }
}

public abstract record TakeTicketOutcome
{
    private TakeTicketOutcome() { }

    public abstract T Match<T>(Func<Issued, T> issued, Func<AlreadyHas, T> alreadyHas, Func<Closed, T> closed, Func<Full, T> full, Func<Unknown, T> unknown);

    public sealed record Issued(Ticket Ticket) : TakeTicketOutcome
    {
        public override T Match<T>(Func<Issued, T> issued, Func<AlreadyHas, T> alreadyHas, Func<Closed, T> closed, Func<Full, T> full, Func<Unknown, T> unknown) => issued(this);
    }

    /// <summary>Asked twice, or with an open card in this queue: the same card.</summary>
    public sealed record AlreadyHas(Ticket Ticket) : TakeTicketOutcome
    {
        public override T Match<T>(Func<Issued, T> issued, Func<AlreadyHas, T> alreadyHas, Func<Closed, T> closed, Func<Full, T> full, Func<Unknown, T> unknown) => alreadyHas(this);
    }

    public sealed record Closed(Issuing.Closed Why) : TakeTicketOutcome
    {
        public override T Match<T>(Func<Issued, T> issued, Func<AlreadyHas, T> alreadyHas, Func<Closed, T> closed, Func<Full, T> full, Func<Unknown, T> unknown) => closed(this);
    }

    /// <summary>As many cards as there are for a day.</summary>
    public sealed record Full(int MostPerDay) : TakeTicketOutcome
    {
        public override T Match<T>(Func<Issued, T> issued, Func<AlreadyHas, T> alreadyHas, Func<Closed, T> closed, Func<Full, T> full, Func<Unknown, T> unknown) => full(this);
    }

    public sealed record Unknown : TakeTicketOutcome
    {
        public override T Match<T>(Func<Issued, T> issued, Func<AlreadyHas, T> alreadyHas, Func<Closed, T> closed, Func<Full, T> full, Func<Unknown, T> unknown) => unknown(this);
    }
}
