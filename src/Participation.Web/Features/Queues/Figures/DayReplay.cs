using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>
/// Reckons a queue's day anew from its log: the figures, and whether the order was kept. Pure; the same for the day that is
/// under way, for the day that is frozen, and for whoever checks either later. What was undone counts for nothing.
/// </summary>
public sealed class DayReplay
{
    private readonly DayInput _day;
    private readonly Dictionary<Guid, ReplayCard> _cards;
    private readonly HashSet<int> _undone;
    private readonly ReplayedLine _line;
    private readonly Dictionary<(Guid Point, int Hour, Lane Lane), QueueHour> _hours = [];
    private readonly Dictionary<Guid, QueueKindDay> _kinds = [];
    private readonly Dictionary<Guid, OpenVisit> _visits = [];
    private readonly HashSet<Guid> _called = [];
    private readonly List<ServiceGiven> _services = [];
    private readonly List<OutOfTurnCall> _outOfTurn = [];
    private readonly Dictionary<TicketEventKind, int> _counts = [];

    private DayReplay(DayInput day)
    {
        _day = day;
        _cards = day.Cards.ToDictionary(c => c.Id);
        _undone = [.. day.Events.Where(e => e.Undoes is not null).Select(e => e.Undoes!.Value)];
        _line = new ReplayedLine(day);
    }

    public static DayFigures Run(DayInput day) => new DayReplay(day).Run();

    private DayFigures Run()
    {
        foreach (var entry in _day.Events)
        {
            var card = entry.TicketId is { } id ? _cards.GetValueOrDefault(id) : null;
            if (card is not null) _line.Step(entry, card);
            if (entry.Kind == TicketEventKind.Undone || _undone.Contains(entry.Sequence)) continue;
            _counts[entry.Kind] = _counts.GetValueOrDefault(entry.Kind) + 1;
            if (card is not null) Count(entry, card);
        }
        return new DayFigures
        {
            Hours = [.. _hours.Values.OrderBy(h => h.Hour).ThenBy(h => h.PointId).ThenBy(h => h.Lane)],
            Kinds = [.. _kinds.Values.OrderBy(k => k.ServiceKindId)],
            Services = _services,
            OutOfTurn = _outOfTurn,
            Counts = _counts,
            Verdict = Verdict(),
        };
    }

    private void Count(TicketEvent entry, ReplayCard card)
    {
        switch (entry.Kind)
        {
            case TicketEventKind.Issued:
                Row(null, entry.At, card.Lane).Issued++;
                break;
            case TicketEventKind.Called:
            case TicketEventKind.CalledOutOfTurn:
                CountCall(entry, card);
                break;
            case TicketEventKind.Started:
                _visits[card.Id] = new OpenVisit { PointId = entry.PointId, KindId = entry.ServiceKindId, Since = entry.At };
                break;
            case TicketEventKind.Resumed:
                var visit = _visits.TryGetValue(card.Id, out var held) ? held : _visits[card.Id] = new OpenVisit();
                (visit.PointId, visit.KindId, visit.Since) = (entry.PointId, entry.ServiceKindId ?? visit.KindId, entry.At);
                break;
            case TicketEventKind.Held:
                _visits.GetValueOrDefault(card.Id)?.Pause(entry.At);
                break;
            case TicketEventKind.ServiceChanged:
                EndService(entry, card);
                _visits[card.Id] = new OpenVisit { PointId = entry.PointId, KindId = entry.ServiceKindId, Since = entry.At };
                break;
            case TicketEventKind.TransferredOut:
                EndService(entry, card);
                Row(entry.PointId, entry.At, card.Lane).Transferred++;
                break;
            case TicketEventKind.Finished:
                EndService(entry, card);
                var row = Row(entry.PointId, entry.At, card.Lane);
                row.Finished++;
                row.TotalSeconds += Seconds(card.ArrivedAt, entry.At);
                break;
            case TicketEventKind.Missed:
                Row(entry.PointId, entry.At, card.Lane).Missed++;
                break;
            case TicketEventKind.Left:
                Row(null, entry.At, card.Lane).Left++;
                break;
            case TicketEventKind.DayClosed:
                // Nobody knows when the service ended, if it did.
                _visits.Remove(card.Id);
                Row(null, entry.At, card.Lane).Expired++;
                break;
        }
    }

    private void CountCall(TicketEvent entry, ReplayCard card)
    {
        var row = Row(entry.PointId, entry.At, card.Lane);
        // A card from another queue was called there first.
        if (card.HomeQueueId == _day.QueueId && _called.Add(card.Id))
        {
            var wait = Seconds(card.ArrivedAt, entry.At);
            row.Waits++;
            row.WaitSeconds += wait;
            row.LongestWait = Math.Max(row.LongestWait, wait);
        }
        if (entry.Kind != TicketEventKind.CalledOutOfTurn) return;
        row.OutOfTurn++;
        row.Overtaken += entry.Overtaken ?? 0;
        row.LongestOvertake = Math.Max(row.LongestOvertake, entry.Overtaken ?? 0);
        _outOfTurn.Add(new OutOfTurnCall(_day.QueueId, _day.Day, entry.Sequence, entry.At, entry.PointId ?? Guid.Empty, card.Text, entry.Reason ?? OutOfTurnReason.Other, entry.Overtaken ?? 0));
    }

    /// <summary>One service ends: it counts where it ended, its time where it was spent; the standard is held against all of it.</summary>
    private void EndService(TicketEvent entry, ReplayCard card)
    {
        if (!_visits.Remove(card.Id, out var visit)) return;
        visit.Pause(entry.At);
        var kind = Kind(visit.KindId);
        foreach (var leg in visit.Legs)
        {
            Row(leg.PointId, leg.EndedAt, card.Lane).ServiceSeconds += leg.Seconds;
            kind.ServiceSeconds += leg.Seconds;
        }
        var given = new ServiceGiven(_day.QueueId, _day.Day, entry.At, entry.PointId ?? Guid.Empty, kind.ServiceKindId, card.Text, visit.Legs.Sum(l => l.Seconds),
            _day.StandardMinutes.TryGetValue(kind.ServiceKindId, out var minutes) ? minutes : null);
        _services.Add(given);
        var row = Row(entry.PointId, entry.At, card.Lane);
        row.Services++;
        kind.Services++;
        if (given.StandardMinutes is not null) row.WithStandard++;
        if (!given.IsOver) return;
        row.OverStandard++;
        kind.OverStandard++;
    }

    private DayVerdict Verdict()
    {
        var own = _day.Cards.Where(c => c.HomeQueueId == _day.QueueId).ToList();
        var numbers = own.Where(c => c.Series == TicketSeries.Main).Select(c => c.Number).Order().ToList();
        var begun = _day.Events.Where(e => e.Kind is TicketEventKind.Issued or TicketEventKind.PaperServed).ToLookup(e => e.TicketId);
        return new DayVerdict
        {
            NumbersAreWhole = numbers.SequenceEqual(Enumerable.Range(1, _day.LastNumber)),
            SequenceIsWhole = _day.Events.Select(e => e.Sequence).SequenceEqual(Enumerable.Range(1, _day.LastSequence)),
            Unlogged = own.Count(c => begun[c.Id].Count() != 1),
            NotWaiting = _line.NotWaiting,
            WrongTurn = _line.WrongTurn,
            WrongOvertaken = _line.WrongOvertaken,
        };
    }

    private QueueHour Row(Guid? pointId, DateTime at, Lane lane)
    {
        var key = (pointId ?? Guid.Empty, ThaiCalendar.ToBangkok(at).Hour, lane);
        return _hours.TryGetValue(key, out var row) ? row
            : _hours[key] = new QueueHour { QueueId = _day.QueueId, Day = _day.Day, PointId = key.Item1, Hour = key.Hour, Lane = lane };
    }

    private QueueKindDay Kind(Guid? kindId)
    {
        var id = kindId ?? Guid.Empty;
        return _kinds.TryGetValue(id, out var row) ? row : _kinds[id] = new QueueKindDay { QueueId = _day.QueueId, Day = _day.Day, ServiceKindId = id };
    }

    private static int Seconds(DateTime from, DateTime to) => Math.Max(0, (int)(to - from).TotalSeconds);

    /// <summary>A service that is not over: time at the counter so far, leg by leg.</summary>
    private sealed class OpenVisit
    {
        public Guid? PointId { get; set; }
        public Guid? KindId { get; set; }
        public DateTime? Since { get; set; }
        public List<(Guid? PointId, DateTime EndedAt, int Seconds)> Legs { get; } = [];

        public void Pause(DateTime at)
        {
            if (Since is { } since) Legs.Add((PointId, at, Seconds(since, at)));
            Since = null;
        }
    }
}
