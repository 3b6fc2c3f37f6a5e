using System.Globalization;
using Participation.Benchmarks.Measure;
using Participation.Web.Features.Queues;

namespace Participation.Benchmarks.Queue;

/// <summary>
/// How often the true wait fell inside the promised range: made-up working days without a database, on the rule and the estimate
/// that the service uses. What is promised when the card is taken is held against when it is called.
/// </summary>
public static class WaitPromise
{
    private const int Days = 200;
    private const int OpenMinutes = 420;

    public static void Print(CancellationToken ct)
    {
        foreach (var (what, counters, perHour, spread, missed) in ((string, int, double, double, double)[])
        [
            ("two counters, quiet", 2, 8, 0.5, 0.03), ("two counters, busy", 2, 11, 0.5, 0.03), ("two counters, very uneven services", 2, 10, 1.0, 0.03),
            ("five counters, busy", 5, 28, 0.5, 0.03), ("five counters, every tenth does not come", 5, 28, 0.5, 0.10),
        ])
        {
            var (inside, early, late, all, width) = Run(counters, perHour, spread, missed, ct);
            Sheet.Row($"Promise kept, {what}", $"{Share(inside, all)} (sooner {Share(early, all)}, later {Share(late, all)}, range of {Sheet.Number(width, 0)} minutes on average, {all:N0} cards that waited)");
        }
    }

    private static string Share(int part, int all) => (100.0 * part / Math.Max(1, all)).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static (int Inside, int Early, int Late, int All, double Width) Run(int counters, double perHour, double spread, double missed, CancellationToken ct)
    {
#pragma warning disable CA5394 // Made-up days: the same every time.
        var chance = new Random(7);
        var (inside, early, late, all, width) = (0, 0, 0, 0, 0L);
        var learned = new Queue<int>();
        double Service() => Math.Clamp(Math.Exp(Math.Log(600) + (spread * Normal(chance))), 60, 5400);
        for (var day = 0; day < Days; day++)
        {
            ct.ThrowIfCancellationRequested();
            var arrivals = new List<double>();
            for (var at = 0.0; (at += -Math.Log(1 - chance.NextDouble()) * 3600 / perHour) < OpenMinutes * 60;) arrivals.Add(at);
            // When each counter is free again, in seconds from the opening; first come, first served, one lane.
            var free = new double[counters];
            var calls = new List<double>();
            foreach (var arrival in arrivals)
            {
                var ahead = calls.Count(c => c > arrival);
                var busy = free.Count(f => f > arrival);
                var promise = WaitEstimate.Of(ahead, ahead, busy, counters, WaitEstimate.Learn(learned, 10))!;
                var counter = Array.IndexOf(free, free.Min());
                var called = Math.Max(arrival, free[counter]);
                calls.Add(called);
                var took = chance.NextDouble() < missed ? 60 : Service();
                free[counter] = called + took;
                if (took > 60) learned.Enqueue((int)took);
                if (learned.Count > WaitEstimate.Services) learned.Dequeue();
                var minutes = (called - arrival) / 60;
                // Who is called at once was promised nothing.
                if (ahead == 0 && busy < counters) continue;
                all++;
                width += promise.HighMinutes - promise.LowMinutes;
                if (minutes < promise.LowMinutes) early++;
                else if (minutes > promise.HighMinutes) late++;
                else inside++;
            }
        }
        return (inside, early, late, all, (double)width / Math.Max(1, all));
    }

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
#pragma warning restore CA5394
}
