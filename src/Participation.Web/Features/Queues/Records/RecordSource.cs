using System.Globalization;

namespace Participation.Web.Features.Queues;

/// <summary>All that a daily record is written from.</summary>
public sealed record RecordSource
{
    public required string Agency { get; init; }
    public required Queue Queue { get; init; }
    public required DateTime MadeAt { get; init; }
    public required DayInput Input { get; init; }
    public required DayFigures Figures { get; init; }
    public required string LogHash { get; init; }
    public required string KeyId { get; init; }
    public required IReadOnlyList<CounterSession> Sessions { get; init; }
    public required IReadOnlyDictionary<Guid, string> KindNames { get; init; }
    public required IReadOnlyList<PaperBlock> Blocks { get; init; }
    public required IReadOnlyList<PaperGap> Gaps { get; init; }

    /// <summary>By the number that is called; officers are named nowhere.</summary>
    public string Counter(Guid pointId) => Sessions.FirstOrDefault(s => s.PointId == pointId) is { } session ? string.Create(CultureInfo.InvariantCulture, $"ช่อง {session.Number}") : "ช่องอื่น";

    public string Kind(Guid kindId) => KindNames.GetValueOrDefault(kindId, "ไม่ได้ระบุงาน");
}
