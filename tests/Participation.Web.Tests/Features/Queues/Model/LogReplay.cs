using Participation.Web.Features.Queues;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Plays a day's log through the model: each entry must be what the rules allow at that place, with everything that the same
/// step writes, and at the end each card must be where the tables say. However many processes wrote the log.
/// </summary>
public sealed class LogReplay
{
    private readonly RecordedDay _day;
    private readonly QueueModel _model;
    private readonly Dictionary<Guid, Ticket> _tickets;
    private readonly Dictionary<Guid, ModelCard> _cards = [];
    private readonly Dictionary<Guid, ModelCounter> _counters = [];
    private readonly List<Guid> _kinds = [];

    private LogReplay(RecordedDay day)
    {
        _day = day;
        _tickets = day.Tickets.ToDictionary(t => t.Id);
        _model = new QueueModel([.. day.Queues.Select(q => new ModelRules
        {
            OrdinaryPerPriority = q.Queue.OrdinaryPerPriority, MostCalls = q.Queue.MostCalls, CallsBeforeMissed = q.Queue.CallsBeforeMissed, SecondsBetweenCalls = q.Queue.SecondsBetweenCalls,
            ReturnsBehind = q.Queue.ReturnsBehind, MostPerDay = q.Queue.MostPerDay, Prefix = q.Queue.Prefix, PaperPrefix = q.Queue.PaperPrefix,
        })]);
    }

    /// <summary>What the rules do not allow; nothing where all is well.</summary>
    public static IReadOnlyList<string> Problems(RecordedDay day) => new LogReplay(day).Run();

    private List<string> Run()
    {
        while (Enumerable.Range(0, _day.Queues.Count).Any(q => Head(q) is not null))
        {
            var turn = Enumerable.Range(0, _day.Queues.Count).Where(q => Head(q) is { } entry && MayGo(q, entry)).Select(q => (int?)q).FirstOrDefault();
            if (turn is not { } queue) return [$"the logs do not fit together: {string.Join("; ", Enumerable.Range(0, _day.Queues.Count).Select(q => $"{Head(q)?.Sequence} {Head(q)?.Kind}"))}"];
            var (entry, before) = (Head(queue)!, _model.Queues.Select(q => q.Log.Count).ToList());
            _model.Now = entry.At;
            var end = Play(queue, entry);
            var where = $"{_day.Queues[queue].Queue.Code} {entry.Sequence} {entry.Kind} {(entry.TicketId is { } id ? _tickets[id].Text : "")}";
            if (end != Ends.Done && !end.StartsWith("issued", StringComparison.Ordinal)) return [$"{where}: by the rules it is {end}"];
            if (_model.Queues[queue].Log.Count == before[queue]) return [$"{where}: by the rules nothing happens"];
            for (var q = 0; q < before.Count; q++)
            {
                for (var i = before[q]; i < _model.Queues[q].Log.Count; i++)
                {
                    var written = i < _day.Queues[q].Log.Count ? Told(q, _day.Queues[q].Log[i]) : null;
                    if (_model.Queues[q].Log[i] != written) return [$"{where}: by the rules {_model.Queues[q].Log[i]}, in the log {written}"];
                }
            }
        }
        return [.. _day.Tickets.SelectMany(Differences)];
    }

    private TicketEvent? Head(int queue) => _model.Queues[queue].Log.Count is var played && played < _day.Queues[queue].Log.Count ? _day.Queues[queue].Log[played] : null;

    /// <summary>What stands in two logs is played when both have come to it, from the queue of the counter.</summary>
    private bool MayGo(int queue, TicketEvent entry)
    {
        var kind = entry is { Kind: TicketEventKind.Undone, Undoes: { } undoes } ? _day.Queues[queue].Log[undoes - 1].Kind : entry.Kind;
        if (kind == TicketEventKind.TransferredIn) return false;
        if (kind != TicketEventKind.TransferredOut) return true;
        var other = entry.Kind == TicketEventKind.Undone ? _day.Queues[queue].Log[entry.Undoes!.Value - 1].OtherQueueId : entry.OtherQueueId;
        return Head(Place(other!.Value)) is { } there && there.TicketId == entry.TicketId && there.Kind == (entry.Kind == TicketEventKind.Undone ? TicketEventKind.Undone : TicketEventKind.TransferredIn);
    }

    private string Play(int queue, TicketEvent entry) => entry.Kind switch
    {
        TicketEventKind.Issued => Issue(queue, entry),
        TicketEventKind.PaperServed => Known(entry, _model.PaperServed(queue, _tickets[entry.TicketId!.Value].Number, IsPriority(entry))),
        TicketEventKind.Present => _model.CheckIn(Card(entry), isProven: true),
        TicketEventKind.Returned => _model.Return(Card(entry)),
        TicketEventKind.SteppedOut => _model.StepOut(Card(entry)),
        TicketEventKind.Left => _model.Leave(Card(entry)),
        TicketEventKind.PassedOver or TicketEventKind.Called => _model.CallNext(Counter(entry)),
        TicketEventKind.CalledOutOfTurn => _model.CallOutOfTurn(Counter(entry), Card(entry), entry.Reason, hasNote: true),
        TicketEventKind.Recalled => _model.Recall(Counter(entry)),
        TicketEventKind.Started => _model.Start(Counter(entry), Kind(entry.ServiceKindId), only: null),
        TicketEventKind.ServiceChanged => _model.ChangeServiceKind(Counter(entry), Kind(entry.ServiceKindId)!.Value),
        TicketEventKind.Held => _model.Hold(Counter(entry)),
        TicketEventKind.Resumed => _model.Resume(Counter(entry), Card(entry)),
        TicketEventKind.Missed => _model.Miss(Counter(entry)),
        TicketEventKind.TransferredOut => _model.Transfer(Counter(entry), Place(entry.OtherQueueId!.Value)),
        TicketEventKind.TransferredIn => Ends.Refused,
        TicketEventKind.Finished => _model.Finish(Counter(entry)),
        TicketEventKind.Undone => _model.Undo(Counter(entry)),
        TicketEventKind.DayClosed => _model.Expire(Card(entry)) ? Ends.Done : Ends.Refused,
        TicketEventKind.CounterOpened => _model.Open(NewCounter(entry), queue),
        TicketEventKind.CounterClosed => Close(entry),
    };

    private string Issue(int queue, TicketEvent entry)
    {
        var ticket = _tickets[entry.TicketId!.Value];
        if (ticket.Series == TicketSeries.Paper) return Known(entry, _model.Paper(queue, ticket.Number, IsPriority(entry)));
        // Read the hall's code when the card was taken: present in the same step.
        var next = _day.Queues[queue].Log.ElementAtOrDefault(entry.Sequence);
        var hallCode = ticket.Channel is TicketChannel.Line or TicketChannel.Web && next?.Kind == TicketEventKind.Present && next.TicketId == ticket.Id && next.At == entry.At;
        return Known(entry, _model.Issue(queue, ticket.Channel, IsPriority(entry), hallCode: hallCode, kind: Kind(entry.ServiceKindId)));
    }

    private string Known(TicketEvent entry, string end)
    {
        if (end.StartsWith("issued", StringComparison.Ordinal)) _cards[entry.TicketId!.Value] = _model.Cards[^1];
        return end;
    }

    private string Close(TicketEvent entry)
    {
        var counter = Counter(entry);
        if (entry.Actor != "system") return _model.Close(counter);
        _model.CloseAtNight(counter);
        return Ends.Done;
    }

    private ModelCounter NewCounter(TicketEvent entry)
    {
        var counter = new ModelCounter(_model.Counters.Count);
        _model.Counters.Add(counter);
        return _counters[entry.SessionId!.Value] = counter;
    }

    /// <summary>What happened at a counter without one, or with a card nobody issued, is found when the entry is compared.</summary>
    private ModelCounter Counter(TicketEvent entry) => _counters[entry.SessionId!.Value];

    private ModelCard Card(TicketEvent entry) => _cards[entry.TicketId!.Value];

    private bool IsPriority(TicketEvent entry) => _tickets[entry.TicketId!.Value].Class != TicketClass.Ordinary;

    private int Place(Guid queueId) => _day.Queues.Index().Single(q => q.Item.Queue.Id == queueId).Index;

    private int? Kind(Guid? id)
    {
        if (id is not { } known) return null;
        if (!_kinds.Contains(known)) _kinds.Add(known);
        return _kinds.IndexOf(known);
    }

    private ModelEntry Told(int queue, TicketEvent entry)
    {
        _ = queue;
        return new ModelEntry(entry.Kind, entry.TicketId is { } id ? _tickets[id].Text : "", entry.SessionId is { } session ? _counters.GetValueOrDefault(session)?.Index : null)
        {
            Service = Kind(entry.ServiceKindId),
            Reason = entry.Reason,
            Overtaken = entry.Overtaken,
            OtherQueue = entry.OtherQueueId is { } other ? Place(other) : null,
            Undoes = entry.Undoes,
        };
    }

    private IEnumerable<string> Differences(Ticket ticket)
    {
        if (!_cards.TryGetValue(ticket.Id, out var card))
        {
            yield return $"{ticket.Text} is not in the log";
            yield break;
        }
        var (said, found) = (card.Facts, ticket);
        var left = $"{card.Text} {said.State} in {_day.Queues[said.Queue].Queue.Code} returned {said.HasReturned} calls {said.Calls} served {said.ServedSeconds} s, arrived {card.ArrivedAt:O}, revision {card.Revision}";
        var right = $"{found.Text} {found.State} in {_day.Queues[Place(found.QueueId)].Queue.Code} returned {found.HasReturned} calls {found.Calls} served {found.ServedSeconds} s, arrived {found.ArrivedAt:O}, revision {found.Revision}";
        if (left != right) yield return $"by the log {left}; in the table {right}";
    }
}
