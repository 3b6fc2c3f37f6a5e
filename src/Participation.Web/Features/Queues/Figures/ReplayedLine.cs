namespace Participation.Web.Features.Queues;

/// <summary>The line of one queue's day as its log moves it, and every call held against the rule at its moment, undone ones too.</summary>
internal sealed class ReplayedLine(DayInput day)
{
    private readonly Dictionary<Guid, Place> _places = [];
    private readonly Dictionary<int, (Place? Place, int OrdinaryInARow)> _before = [];
    private int _ordinaryInARow;
    private int _lastCall;

    public List<int> NotWaiting { get; } = [];
    public List<int> WrongTurn { get; } = [];
    public List<int> WrongOvertaken { get; } = [];

    public void Step(TicketEvent entry, ReplayCard card)
    {
        var place = _places.GetValueOrDefault(card.Id);
        _before[entry.Sequence] = (place, _ordinaryInARow);
        switch (entry.Kind)
        {
            case TicketEventKind.Issued:
                Put(card, new Place(card, card.ArrivedAt, 0, IsPresent: !card.Channel.IsRemote()));
                break;
            case TicketEventKind.TransferredIn:
                Put(card, new Place(card, card.ArrivedAt, 0, IsPresent: true));
                break;
            case TicketEventKind.PassedOver when place is not null:
                Put(card, place with { IsPassedOver = true });
                break;
            case TicketEventKind.Present when place is not null:
                Put(card, (place.IsPassedOver ? Behind(place, int.MaxValue) : place) with { IsPresent = true, IsPassedOver = false });
                break;
            case TicketEventKind.Returned when place is not null:
                Put(card, Behind(place, place.IsPassedOver ? int.MaxValue : day.ReturnsBehind) with { Waits = true, IsPresent = true, IsPassedOver = false });
                break;
            case TicketEventKind.Missed or TicketEventKind.SteppedOut when place is not null:
                Put(card, place with { Waits = false, IsPresent = false });
                break;
            case TicketEventKind.Called or TicketEventKind.CalledOutOfTurn:
                Call(entry, card, place);
                break;
            case TicketEventKind.Left or TicketEventKind.DayClosed or TicketEventKind.TransferredOut when place is not null:
                Put(card, place with { Waits = false });
                break;
            case TicketEventKind.Undone when entry.Undoes is { } undone && _before.TryGetValue(undone, out var was):
                if (was.Place is null) _places.Remove(card.Id);
                else Put(card, was.Place);
                if (_lastCall == undone) _ordinaryInARow = was.OrdinaryInARow;
                break;
        }
    }

    private void Call(TicketEvent entry, ReplayCard card, Place? place)
    {
        if (place is not { Waits: true }) NotWaiting.Add(entry.Sequence);
        else if (entry.Kind == TicketEventKind.Called)
        {
            if (CallingRule.Next(Line(), _ordinaryInARow, day.OrdinaryPerPriority)?.TicketId != card.Id) WrongTurn.Add(entry.Sequence);
        }
        else if (CallingRule.Order(Line().Where(t => t.IsPresent || t.TicketId == card.Id), _ordinaryInARow, day.OrdinaryPerPriority).TakeWhile(t => t.TicketId != card.Id).Count() != entry.Overtaken)
        {
            WrongOvertaken.Add(entry.Sequence);
        }
        Put(card, (place ?? new Place(card, card.ArrivedAt, 0, IsPresent: true)) with { Waits = false, IsPresent = true, IsPassedOver = false });
        (_ordinaryInARow, _lastCall) = (CallingRule.CountAfter(card.Lane, _ordinaryInARow), entry.Sequence);
    }

    private Place Behind(Place place, int behind)
    {
        var (at, tie) = CallingRule.PlaceBehind(place.AsInLine(), Line(), behind);
        return place with { OrderAt = at, OrderTie = tie };
    }

    private List<InLine> Line() => [.. _places.Values.Where(p => p.Waits).Select(p => p.AsInLine())];

    private void Put(ReplayCard card, Place place) => _places[card.Id] = place;

    private sealed record Place(ReplayCard Card, DateTime OrderAt, int OrderTie, bool IsPresent)
    {
        public bool Waits { get; init; } = true;
        public bool IsPassedOver { get; init; }

        public InLine AsInLine() => new(Card.Id, Card.Lane, OrderAt, OrderTie, Card.Number, IsPresent);
    }
}
