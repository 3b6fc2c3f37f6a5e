namespace Participation.Web.Features.Complaints;

/// <summary>The cases of one line of a table while they are counted.</summary>
internal sealed class CaseTally
{
    private readonly Dictionary<ClockStanding, int> _standings = [];
    private int _closed;

    public int Received { get; private set; }

    public void Add(bool isClosed, ClockStanding standing)
    {
        Received++;
        if (isClosed) _closed++;
        _standings[standing] = Of(standing) + 1;
    }

    public CaseCount Line(string name) =>
        new(name, Received, _closed, Of(ClockStanding.ToldInTime), Of(ClockStanding.ExplainedInTime), Of(ClockStanding.Breach), Of(ClockStanding.Running));

    private int Of(ClockStanding standing) => _standings.GetValueOrDefault(standing);
}

/// <summary>Lines by what they have in common, each counted once.</summary>
internal sealed class CaseTallies<TKey> where TKey : notnull
{
    private readonly Dictionary<TKey, CaseTally> _lines = [];

    public void Add(TKey key, bool isClosed, ClockStanding standing)
    {
        if (!_lines.TryGetValue(key, out var line)) _lines.Add(key, line = new CaseTally());
        line.Add(isClosed, standing);
    }

    public int Received(TKey key) => _lines.GetValueOrDefault(key)?.Received ?? 0;

    /// <summary>The most first.</summary>
    public CaseTable Table(string title, Func<TKey, string> name) =>
        new(title, [.. _lines.Select(l => l.Value.Line(name(l.Key))).OrderByDescending(l => l.Received).ThenBy(l => l.Name, StringComparer.Ordinal)]);

    /// <summary>In the order of what they have in common.</summary>
    public CaseTable InOrder(string title, Func<TKey, string> name) => new(title, [.. _lines.OrderBy(l => l.Key).Select(l => l.Value.Line(name(l.Key)))]);
}

/// <summary>The middle of many days without keeping each.</summary>
internal sealed class DayCounts
{
    private readonly SortedDictionary<int, int> _cases = [];
    private int _count;

    public void Add(int days)
    {
        _cases[days] = _cases.GetValueOrDefault(days) + 1;
        _count++;
    }

    public double? Median => _count == 0 ? null : (At((_count - 1) / 2) + At(_count / 2)) / 2.0;

    private int At(int place)
    {
        foreach (var (days, cases) in _cases)
        {
            if (place < cases) return days;
            place -= cases;
        }
        throw new ArgumentOutOfRangeException(nameof(place));
    }
}
