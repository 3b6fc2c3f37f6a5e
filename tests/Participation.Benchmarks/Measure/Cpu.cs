using System.Diagnostics;
using System.Globalization;

namespace Participation.Benchmarks.Measure;

/// <summary>Processor seconds a process has used, in all and by thread name, out of /proc.</summary>
public sealed class Cpu
{
    private const double TicksPerSecond = 100;

    private readonly Dictionary<string, double> _byThread = [];

    private Cpu()
    {
    }

    public static Cpu Of(int processId)
    {
        var cpu = new Cpu();
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{processId}/task"))
        {
            var (name, seconds) = Read(Path.Combine(thread, "stat"));
            cpu._byThread[name] = cpu._byThread.GetValueOrDefault(name) + seconds;
        }
        return cpu;
    }

    public double Total => _byThread.Values.Sum();

    public IEnumerable<(string Thread, double Seconds)> Since(Cpu earlier) => _byThread
        .Select(t => (Thread: t.Key, Seconds: t.Value - earlier._byThread.GetValueOrDefault(t.Key)))
        .OrderByDescending(t => t.Seconds);

    /// <summary>Processors the whole machine kept busy, from /proc/stat.</summary>
    public static (double Busy, double Idle) Machine()
    {
        var numbers = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var idle = numbers[3] + numbers[4];
        return ((numbers.Sum() - idle) / TicksPerSecond, idle / TicksPerSecond);
    }

    private static (string Name, double Seconds) Read(string path)
    {
        try
        {
            var line = File.ReadAllText(path);
            var close = line.LastIndexOf(')');
            var fields = line[(close + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return (line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..close], ticks / TicksPerSecond);
        }
        catch (IOException)
        {
            // The thread ended in between.
            return ("ended", 0);
        }
    }

    public static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}
