using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Board;

/// <summary>
/// What the board shows and nothing else, since everybody may listen: numbers of cards and of counters. No ids, and nothing
/// that leads to a person.
/// </summary>
/// <param name="Day">Of the calls: their serials begin anew each day.</param>
/// <param name="Stamp">Rises within the day; an older picture is not shown over a newer one.</param>
/// <param name="Now">When this was sent.</param>
/// <param name="Date">The same as people say it.</param>
/// <param name="IsOpen">The queue is in use.</param>
/// <param name="Calls">The newest first.</param>
/// <param name="Counters">Those that are open.</param>
/// <param name="Ordinary">Who waits in the ordinary lane.</param>
/// <param name="Priority">Who waits in the priority lane.</param>
public sealed record BoardPicture(
    DateOnly Day, int Stamp, DateTime Now, string Date, bool IsOpen, IReadOnlyList<BoardCall> Calls, IReadOnlyList<BoardCounter> Counters, int Ordinary, int Priority)
{
    public static BoardPicture Of(QueueNow queue, DateTime now) => new(queue.Day, queue.Stamp, now, ThaiCalendar.LongDate(queue.Day), queue.IsOpen,
        [.. queue.Calls.Select(c => new BoardCall(c.Serial, c.CardText, c.Counter, (int)(now - c.At).TotalSeconds, queue.Counters.Any(n => n.Number == c.Counter && n.CardText == c.CardText && n.State == TicketState.Called)))],
        [.. queue.Counters.Select(c => new BoardCounter(c.Number, c.CardText))], queue.WaitingOrdinary, queue.WaitingPriority);
}

/// <summary>A call: spoken once for its serial. Current while the counter still waits for the person.</summary>
public sealed record BoardCall(int Serial, string Text, int Counter, int SecondsAgo, bool IsCurrent);

public sealed record BoardCounter(int Number, string? Text);
