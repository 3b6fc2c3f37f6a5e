using System.Globalization;

namespace Line.Simulator.Platform;

/// <summary>
/// Messages sent, for the monthly quota and for the statistics. LINE does not publish the zone in which the month turns;
/// its statistics use UTC+9, and so does this.
/// </summary>
internal sealed class Usage
{
    private readonly Dictionary<string, int> _counted = [];
    private readonly Dictionary<(string Kind, string Day), int> _sent = [];
    private readonly Dictionary<string, SortedSet<string>> _units = [];

    public int ThisMonth(DateTimeOffset now) => _counted.GetValueOrDefault(Month(now));

    public void Set(DateTimeOffset now, int used) => _counted[Month(now)] = used;

    public void Add(SentVia via, int recipients, bool counts, DateTimeOffset now)
    {
        if (counts) _counted[Month(now)] = ThisMonth(now) + recipients;
        var key = (via.ToString(), Day(now));
        _sent[key] = _sent.GetValueOrDefault(key) + recipients;
    }

    public int Sent(SentVia via, string day) => _sent.GetValueOrDefault((via.ToString(), day));

    public SortedSet<string> Units(DateTimeOffset now)
    {
        if (!_units.TryGetValue(Month(now), out var units)) _units[Month(now)] = units = new SortedSet<string>(StringComparer.Ordinal);
        return units;
    }

    public static string Day(DateTimeOffset now) => now.ToOffset(TimeSpan.FromHours(9)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Month(DateTimeOffset now) => Day(now)[..6];
}
