using System.Reflection;

namespace Participation.Benchmarks;

/// <summary>
/// <c>bench webhook start</c> runs those benches; <c>role load</c> is a process one of them starts. A new bench or role is one class:
/// it is found by its base class.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        if (args is ["role", var role, ..])
        {
            await All<Role>().Single(r => r.Name == role).RunAsync(args[2..], stop.Token);
            return 0;
        }
        var benches = All<Bench>();
        var chosen = benches.Where(b => args.Contains(b.Name)).ToList();
        if (chosen.Count == 0 || args.Except(benches.Select(b => b.Name)).Any())
        {
            Console.WriteLine("usage: scripts/bench <name> ...");
            foreach (var bench in benches) Console.WriteLine($"  {bench.Name,-10} {bench.Summary}");
            return 2;
        }
        try
        {
            foreach (var bench in chosen) await bench.RunAsync(stop.Token);
            return 0;
        }
        catch (Exception failure) when (failure is InvalidOperationException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            return 1;
        }
    }

    private static List<T> All<T>() => Assembly.GetExecutingAssembly().GetTypes()
        .Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract)
        .Select(t => (T)Activator.CreateInstance(t)!)
        .ToList();
}

/// <summary>One measurement: scripts/bench runs it by its name, and it prints what it measured and on what.</summary>
public abstract class Bench
{
    public abstract string Name { get; }
    public abstract string Summary { get; }

    public abstract Task RunAsync(CancellationToken ct);
}

/// <summary>What a process of its own does for a bench, so that it shares neither heap nor thread pool with what is measured.</summary>
public abstract class Role
{
    public abstract string Name { get; }

    public abstract Task RunAsync(string[] args, CancellationToken ct);
}
