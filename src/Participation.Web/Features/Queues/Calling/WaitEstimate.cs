namespace Participation.Web.Features.Queues;

/// <summary>
/// How long somebody waits, as a range that is kept four times out of five: the quick and the slow fifth of the last services
/// left out. Rounded to what people say. With few services to learn from, the standard time stands in.
/// </summary>
public sealed record WaitEstimate(int LowMinutes, int HighMinutes)
{
    /// <summary>So many of the last services are looked at.</summary>
    public const int Services = 50;

    /// <summary>With fewer nothing is learned.</summary>
    public const int Fewest = 10;

    public const int StandardMinutesUnknown = 10;
    private const int Step = 5;

    /// <summary>Seconds a quick and a slow service take.</summary>
    public static (int Quick, int Slow) Learn(IReadOnlyCollection<int> seconds, int? standardMinutes)
    {
        if (seconds.Count < Fewest)
        {
            var standard = (standardMinutes ?? StandardMinutesUnknown) * 60;
            return (standard / 2, standard * 3 / 2);
        }
        var sorted = seconds.Order().ToList();
        return (sorted[(int)(sorted.Count * 0.2)], sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * 0.8))]);
    }

    /// <summary>Null where no counter is open.</summary>
    /// <param name="aheadThere">People before who are in the hall.</param>
    /// <param name="ahead">All before, those not yet there among them.</param>
    /// <param name="busy">Counters at which somebody is served.</param>
    /// <param name="counters">Counters that are open.</param>
    /// <param name="pace">What <see cref="Learn"/> said.</param>
    public static WaitEstimate? Of(int aheadThere, int ahead, int busy, int counters, (int Quick, int Slow) pace)
    {
        if (counters == 0) return null;
        // A free counter takes the first at once; those being served are on average half-way through.
        var free = counters - busy;
        var low = Math.Max(0, aheadThere - free) * (long)pace.Quick / counters;
        var high = (Math.Max(0, ahead + 1 - free) * (long)pace.Slow + (busy * (long)pace.Slow / 2)) / counters;
        var (from, to) = ((int)(low / 60 / Step * Step), (int)(((high / 60) + Step - 1) / Step * Step));
        return new WaitEstimate(from, Math.Max(to, from + Step));
    }
}
