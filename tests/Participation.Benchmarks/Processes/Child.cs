using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Participation.Benchmarks.Processes;

/// <summary>A process of the bench's own, ended with it.</summary>
public sealed class Child : IAsyncDisposable
{
    private const int SigTerm = 15;

    private readonly Process _process;
    private bool _disposed;
    private readonly Queue<string> _log = new();

    private Child(Process process) => _process = process;

    public int Id => _process.Id;
    public TextWriter Input => _process.StandardInput;

    /// <summary>A role of this program.</summary>
    public static Child StartRole(string role, params ReadOnlySpan<string> arguments) =>
        Start(typeof(Child).Assembly.Location, ["role", role, .. arguments], new Dictionary<string, string>());

    public static Child Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        // From another folder than the program's, as a service manager would.
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        var child = new Child(Process.Start(start)!);
        child._process.ErrorDataReceived += (_, line) => child.Remember(line.Data);
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The next line it prints that starts so; the other lines are kept for <see cref="Fail"/>.</summary>
    public async Task<string> ExpectAsync(string prefix, CancellationToken ct)
    {
        while (await _process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (line.StartsWith(prefix, StringComparison.Ordinal)) return line[prefix.Length..].Trim();
            Remember(line);
        }
        throw Fail($"ended before it printed \"{prefix}\"");
    }

    /// <summary>Reads its output to the end, so that it never waits for a reader.</summary>
    public void ReadOn()
    {
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
    }

    public Exception Fail(string what)
    {
        lock (_log) return new InvalidOperationException($"A process of the bench {what}:{Environment.NewLine}{string.Join(Environment.NewLine, _log)}");
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_process.HasExited) _ = kill(_process.Id, SigTerm);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private void Remember(string? line)
    {
        if (line is null) return;
        lock (_log)
        {
            _log.Enqueue(line);
            if (_log.Count > 40) _log.Dequeue();
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
