using System.Diagnostics;
using System.Globalization;

namespace Participation.Benchmarks.Measure;

/// <summary>What the disk under the bench's folders can do, and what it was asked to do.</summary>
public static class Disk
{
    /// <summary>Flushes the kernel has sent to all disks since boot; null where it does not say.</summary>
    public static long? Flushes()
    {
        if (!File.Exists("/proc/diskstats")) return null;
        var counts = File.ReadLines("/proc/diskstats").Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            // Whole devices only: a partition carries no flush count of its own.
            .Where(f => f.Length >= 20 && Directory.Exists($"/sys/block/{f[2]}"))
            .Select(f => long.Parse(f[18], CultureInfo.InvariantCulture)).ToList();
        return counts.Count == 0 ? null : counts.Sum();
    }

    /// <summary>Appends of 4 KB, each flushed to the disk, by one writer for two seconds.</summary>
    public static (double PerSecond, double MedianMilliseconds) ProbeFlushes(string folder)
    {
        var path = Path.Combine(folder, "flush-probe");
        var page = new byte[4096];
        var times = new List<double>();
        var started = Stopwatch.GetTimestamp();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2))
            {
                var before = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }
        }
        File.Delete(path);
        times.Sort();
        return (times.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, times[times.Count / 2]);
    }
}
