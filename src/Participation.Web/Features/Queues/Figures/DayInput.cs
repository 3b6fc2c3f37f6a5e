using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>What of a card never changes.</summary>
public sealed record ReplayCard(Guid Id, Guid HomeQueueId, TicketSeries Series, string Prefix, int Number, TicketClass Class, TicketChannel Channel, DateTime ArrivedAt, DateTime? ClaimedAt)
{
    public string Text => Ticket.TextOf(Prefix, Number);
    public Lane Lane => Class.Lane();
}

/// <summary>All that a queue's day is reckoned from: its log, the fixed fields of its cards, and the rules.</summary>
public sealed record DayInput
{
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }
    public required int LastNumber { get; init; }
    public required int LastSequence { get; init; }
    public int OrdinaryPerPriority { get; init; } = 2;
    public int ReturnsBehind { get; init; } = 2;
    public required IReadOnlyList<TicketEvent> Events { get; init; }
    public required IReadOnlyList<ReplayCard> Cards { get; init; }

    /// <summary>Minutes by kind of service, of those that have a standard.</summary>
    public IReadOnlyDictionary<Guid, int> StandardMinutes { get; init; } = new Dictionary<Guid, int>();
}

/// <summary>Reads days with everything that belongs to them, in as many statements for one as for a month.</summary>
public sealed class ReadDays(ParticipationContext db)
{
    public async Task<IReadOnlyList<DayInput>> RunAsync(IQueryable<QueueDay> days, CancellationToken ct)
    {
        var rows = await days.AsNoTracking().OrderBy(d => d.Day).ThenBy(d => d.QueueId).ToListAsync(ct);
        if (rows.Count == 0) return [];
        var (from, to, queueIds) = (rows[0].Day, rows[^1].Day, rows.Select(r => r.QueueId).Distinct().ToList());
        var queues = await db.Set<Queue>().AsNoTracking().Where(q => queueIds.Contains(q.Id)).ToDictionaryAsync(q => q.Id, ct);
        var events = (await db.Set<TicketEvent>().AsNoTracking().Where(e => queueIds.Contains(e.QueueId) && e.Day >= from && e.Day <= to).OrderBy(e => e.Sequence).ToListAsync(ct))
            .ToLookup(e => (e.QueueId, e.Day));
        var own = await CardsAsync(db.Set<Ticket>().Where(t => queueIds.Contains(t.HomeQueueId) && t.Day >= from && t.Day <= to), ct);
        // Sent here from elsewhere.
        var missing = events.SelectMany(g => g).Where(e => e.TicketId is not null).Select(e => e.TicketId!.Value).Distinct().Except(own.Select(c => c.Card.Id)).ToList();
        var guests = missing.Count == 0 ? [] : await CardsAsync(db.Set<Ticket>().Where(t => missing.Contains(t.Id)), ct);
        var byId = own.Concat(guests).ToDictionary(c => c.Card.Id, c => c.Card);
        var byDay = own.ToLookup(c => (c.Card.HomeQueueId, c.Day), c => c.Card);
        var standard = await db.Set<ServiceKind>().Where(k => k.StandardMinutes != null && k.StandardMinutes > 0).ToDictionaryAsync(k => k.Id, k => k.StandardMinutes!.Value, ct);
        return [.. rows.Select(row =>
        {
            var log = events[(row.QueueId, row.Day)].ToList();
            var cards = byDay[(row.QueueId, row.Day)].ToList();
            cards.AddRange(log.Where(e => e.TicketId is not null).Select(e => byId[e.TicketId!.Value]).Where(c => c.HomeQueueId != row.QueueId).Distinct());
            return new DayInput
            {
                QueueId = row.QueueId, Day = row.Day, LastNumber = row.LastNumber, LastSequence = row.LastSequence,
                OrdinaryPerPriority = queues[row.QueueId].OrdinaryPerPriority, ReturnsBehind = queues[row.QueueId].ReturnsBehind,
                Events = log, Cards = cards, StandardMinutes = standard,
            };
        })];
    }

    private static async Task<List<(ReplayCard Card, DateOnly Day)>> CardsAsync(IQueryable<Ticket> tickets, CancellationToken ct) =>
        [.. (await tickets.Select(t => new { t.Id, t.HomeQueueId, t.Series, t.Prefix, t.Number, t.Class, t.Channel, t.ArrivedAt, t.ClaimedAt, t.Day }).ToListAsync(ct))
            .Select(t => (new ReplayCard(t.Id, t.HomeQueueId, t.Series, t.Prefix, t.Number, t.Class, t.Channel, t.ArrivedAt, t.ClaimedAt), t.Day))];
}
