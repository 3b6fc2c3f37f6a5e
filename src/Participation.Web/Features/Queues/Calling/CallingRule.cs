namespace Participation.Web.Features.Queues;

/// <summary>A card in the line, as far as its turn depends on it.</summary>
public sealed record InLine(Guid TicketId, Lane Lane, DateTime OrderAt, int OrderTie, int Number, bool IsPresent)
{
    /// <summary>The ids decide between cards of two queues with one number, here after a transfer in the same millisecond.</summary>
    public static readonly IComparer<InLine> ByPlace = Comparer<InLine>.Create((one, other) =>
        (one.OrderAt, one.OrderTie, one.Number, one.TicketId).CompareTo((other.OrderAt, other.OrderTie, other.Number, other.TicketId)));

    /// <summary>Of the same lane.</summary>
    public bool IsBefore(InLine other) => ByPlace.Compare(this, other) < 0;
}

/// <summary>
/// Whose turn it is: first come, first served in each lane, and one of the priority lane after a fixed number of ordinary ones.
/// Pure, so that the same rule decides at the counter, on the card, in the figures and in the tests.
/// </summary>
public static class CallingRule
{
    /// <summary>Null when nobody who is there waits.</summary>
    public static InLine? Next(IEnumerable<InLine> line, int ordinaryInARow, int ordinaryPerPriority)
    {
        var there = line.Where(t => t.IsPresent).ToList();
        var (ordinary, priority) = (First(there, Lane.Ordinary), First(there, Lane.Priority));
        return priority is not null && (ordinary is null || ordinaryInARow >= ordinaryPerPriority) ? priority : ordinary;
    }

    /// <summary>Everybody in the order in which they will be called if nobody else comes, those not in the hall in their place.</summary>
    public static IReadOnlyList<InLine> Order(IEnumerable<InLine> line, int ordinaryInARow, int ordinaryPerPriority)
    {
        var lanes = line.ToLookup(t => t.Lane);
        var (ordinary, priority) = (new Queue<InLine>(lanes[Lane.Ordinary].Order(InLine.ByPlace)), new Queue<InLine>(lanes[Lane.Priority].Order(InLine.ByPlace)));
        var order = new List<InLine>(ordinary.Count + priority.Count);
        while (ordinary.Count + priority.Count > 0)
        {
            var next = priority.Count > 0 && (ordinary.Count == 0 || ordinaryInARow >= ordinaryPerPriority) ? priority.Dequeue() : ordinary.Dequeue();
            ordinaryInARow = CountAfter(next.Lane, ordinaryInARow);
            order.Add(next);
        }
        return order;
    }

    public static int CountAfter(Lane called, int ordinaryInARow) => called == Lane.Priority ? 0 : ordinaryInARow + 1;

    /// <summary>Behind so many of those of its lane who are there, and never before the place it had.</summary>
    public static (DateTime At, int Tie) PlaceBehind(InLine own, IEnumerable<InLine> line, int behind)
    {
        var lane = line.Where(t => t.Lane == own.Lane && t.TicketId != own.TicketId).ToList();
        if (lane.Where(t => t.IsPresent).Order(InLine.ByPlace).Take(behind).LastOrDefault() is not { } last || last.IsBefore(own)) return (own.OrderAt, own.OrderTie);
        return (last.OrderAt, lane.Where(t => t.OrderAt == last.OrderAt).Max(t => t.OrderTie) + 1);
    }

    private static InLine? First(List<InLine> there, Lane lane) => there.Where(t => t.Lane == lane).Min(InLine.ByPlace);
}
