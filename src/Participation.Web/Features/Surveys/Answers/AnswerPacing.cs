using System.Collections.Concurrent;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Marks answers that come faster from one device or point than people can be served there. It never refuses: an office
/// shares one address, and a bus of villagers is not a fraud. Kept in memory, because answers keep only their hour.
/// </summary>
public sealed class AnswerPacing
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(Guid Source, WayIn Way), Queue<DateTime>> _recent = new();

    /// <summary>So many within the window are believed.</summary>
    public static int Believed(WayIn way) => way == WayIn.Kiosk ? 6 : 10;

    public AnswerMark Judge(Guid source, WayIn way, DateTime occurredAt)
    {
        var recent = _recent.GetOrAdd((source, way), _ => new Queue<DateTime>());
        lock (recent)
        {
            while (recent.TryPeek(out var oldest) && occurredAt - oldest > Window) recent.Dequeue();
            recent.Enqueue(occurredAt);
            while (recent.Count > Believed(way) + 1) recent.Dequeue();
            return recent.Count > Believed(way) && occurredAt - recent.Peek() <= Window ? AnswerMark.Burst : AnswerMark.None;
        }
    }
}
