using Participation.Web.Features.Queues;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// The rules of the queues once more, told one step after the other by somebody who has read them and not the code: no database,
/// no clock of its own, nobody else at the same time. What the service does is held against this.
/// </summary>
public partial class QueueModel
{
    public QueueModel(IReadOnlyList<ModelRules> rules, int counters = 0)
    {
        foreach (var (place, rule) in rules.Index()) Queues.Add(new ModelQueue(rule, rule.Prefix ?? PrefixOf(place), rule.PaperPrefix ?? PaperPrefixOf(place)));
        for (var i = 0; i < counters; i++) Counters.Add(new ModelCounter(i));
    }

    public DateTime Now { get; set; }
    public List<ModelQueue> Queues { get; } = [];
    public List<ModelCounter> Counters { get; } = [];
    public List<ModelCard> Cards { get; } = [];

    public static string PrefixOf(int queue) => ((char)('A' + queue)).ToString();

    public static string PaperPrefixOf(int queue) => ((char)('P' + queue)).ToString();

    /// <summary>Those who wait in a queue, unordered.</summary>
    private IEnumerable<ModelCard> Line(int queue) => Cards.Where(c => c.Facts.Queue == queue && c.Facts.State == TicketState.Waiting);

    /// <summary>First come, first served, within one lane.</summary>
    private static IEnumerable<ModelCard> InOrder(IEnumerable<ModelCard> cards) => cards.OrderBy(c => c.Facts.OrderAt).ThenBy(c => c.Facts.OrderTie).ThenBy(c => c.Number).ThenBy(c => c.Index);

    /// <summary>
    /// Of those given: the first ordinary one, until so many ordinary ones were called in a row; then the first of the priority
    /// lane. Where one lane is empty, the other.
    /// </summary>
    protected virtual ModelCard? Turn(IReadOnlyCollection<ModelCard> cards, int ordinaryInARow, ModelRules rules)
    {
        var ordinary = InOrder(cards.Where(c => !c.IsPriority)).FirstOrDefault();
        var priority = InOrder(cards.Where(c => c.IsPriority)).FirstOrDefault();
        if (ordinary is null) return priority;
        if (priority is null) return ordinary;
        return ordinaryInARow < rules.OrdinaryPerPriority ? ordinary : priority;
    }

    /// <summary>Only who is in the hall is called.</summary>
    private ModelCard? Next(int queue) => Turn([.. Line(queue).Where(c => c.Facts.IsPresent)], Queues[queue].OrdinaryInARow, Queues[queue].Rules);

    /// <summary>The cards one after the other as they would be called if nobody else came.</summary>
    private List<ModelCard> Sequence(IEnumerable<ModelCard> cards, int queue)
    {
        var (rest, order, inARow) = (cards.ToList(), new List<ModelCard>(), Queues[queue].OrdinaryInARow);
        while (Turn(rest, inARow, Queues[queue].Rules) is { } next)
        {
            rest.Remove(next);
            order.Add(next);
            inARow = next.IsPriority ? 0 : inARow + 1;
        }
        return order;
    }

    /// <summary>The place behind so many of those of its lane who are there; nobody gains by it.</summary>
    protected virtual (DateTime At, int Tie) Behind(ModelCard card, int many)
    {
        var others = Line(card.Facts.Queue).Where(c => c.IsPriority == card.IsPriority && c != card).ToList();
        var own = (card.Facts.OrderAt, card.Facts.OrderTie);
        if (InOrder(others.Where(c => c.Facts.IsPresent)).Take(many).LastOrDefault() is not { } last || InOrder([card, last]).First() == last) return own;
        return (last.Facts.OrderAt, 1 + others.Where(c => c.Facts.OrderAt == last.Facts.OrderAt).Max(c => c.Facts.OrderTie));
    }

    private int Log(int queue, TicketEventKind kind, ModelCard? card, ModelCounter? counter = null, int? service = null, OutOfTurnReason? reason = null, int? overtaken = null, int? other = null, int? undoes = null)
    {
        var log = Queues[queue].Log;
        log.Add(new ModelEntry(kind, card?.Text ?? "", counter?.Index) { Service = service, Reason = reason, Overtaken = overtaken, OtherQueue = other, Undoes = undoes });
        if (card is not null) card.Revision = log.Count;
        return log.Count;
    }

    private bool HasAnotherOpen(ModelCard card) => card.Person is not null && Cards.Any(c => c != card && c.Home == card.Home && c.Person == card.Person && c.IsHeld);

    private CardFacts Stopped(CardFacts facts) =>
        facts with { ServedSeconds = facts.ServedSeconds + (facts.ServingSince is { } since ? (int)(Now - since).TotalSeconds : 0), ServingSince = null };

    /// <summary>The end of the day in one queue: counters that were left open, then cards that nobody came to the end of.</summary>
    public void EndDay(int queue)
    {
        foreach (var counter in Counters.Where(c => c.Queue == queue)) CloseAtNight(counter);
        foreach (var card in Cards.Where(c => c.Facts.Queue == queue)) Expire(card);
    }

    public void CloseAtNight(ModelCounter counter)
    {
        Log(counter.Queue!.Value, TicketEventKind.CounterClosed, null, counter);
        (counter.Queue, counter.Card, counter.Step) = (null, null, null);
    }

    public bool Expire(ModelCard card)
    {
        if (card.Facts.State is not (TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Held or TicketState.Away)) return false;
        card.Facts = Stopped(card.Facts) with { State = TicketState.Expired };
        card.IsHeld = false;
        Log(card.Facts.Queue, TicketEventKind.DayClosed, card);
        return true;
    }

    /// <summary>How a queue looks to whoever looks: the same text is made from the service's own picture.</summary>
    public string Picture(int queue)
    {
        var cards = Sequence(Line(queue), queue).Select((c, ahead) => $"{c.Text}{(c.IsPriority ? "*" : "")}{(c.Facts.IsPresent ? "" : "?")} {ahead}");
        var others = Cards.Where(c => c.Facts.Queue == queue && c.Facts.State is TicketState.Called or TicketState.Serving or TicketState.Held or TicketState.Missed or TicketState.Away)
            .Select(c => $"{c.Text} {c.Facts.State}").Order(StringComparer.Ordinal);
        var counters = Counters.Where(c => c.Queue == queue).Select(c => $"{c.Index}:{c.Card?.Text ?? "-"}");
        var log = Queues[queue].Log;
        var undone = log.Select(e => e.Undoes).OfType<int>().ToHashSet();
        var standing = log.Index().Where(e => !undone.Contains(e.Index + 1)).Select(e => e.Item).ToList();
        var calls = standing.Where(e => e.Kind is TicketEventKind.Called or TicketEventKind.CalledOutOfTurn or TicketEventKind.Recalled).Reverse().Take(8)
            .Select(e => $"{e.Card}>{e.Counter}{(e.Kind == TicketEventKind.Recalled ? " again" : "")}");
        return QueuePicture.Of(log.Count, cards, others, counters, calls, standing.Count(e => e.Kind == TicketEventKind.Missed), standing.Count(e => e.Kind == TicketEventKind.Finished), standing.Count(e => e.Kind == TicketEventKind.CalledOutOfTurn));
    }
}

public static class QueuePicture
{
    public static string Of(int stamp, IEnumerable<string> waiting, IEnumerable<string> others, IEnumerable<string> counters, IEnumerable<string> calls, int missed, int finished, int outOfTurn) => $"""
        stamp {stamp}; missed {missed}, finished {finished}, out of turn {outOfTurn}
        waiting  {string.Join(", ", waiting)}
        others   {string.Join(", ", others)}
        counters {string.Join(", ", counters)}
        calls    {string.Join(", ", calls)}
        """;
}
