using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Participation.Web.Tests.Support;

/// <summary>The service as its own process, as it runs in an office, so that it can be killed.</summary>
public sealed class ServiceProcess : IDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Until a start counts as failed: with the demo to load, and beside tests that have both cores. Nothing waits this long on a machine that is well.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, string> _environment;
    private readonly string _workingFolder;
    private Process? _process;

    public ServiceProcess(IReadOnlyDictionary<string, string> settings, string? workingFolder = null)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        _workingFolder = workingFolder ?? Path.GetTempPath();
        _environment = settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        _environment["ASPNETCORE_URLS"] = Address.ToString();
        _environment["Site__PublicUrl"] = Address.ToString();
    }

    public Uri Address { get; }

    public string Output { get; private set; } = "";

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Participation.Web.dll")])
        {
            WorkingDirectory = _workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Dead in seconds: compiling again what it often runs would pay back to nobody, and is a fifth of its work.
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var (key, value) in _environment) start.Environment[key] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Output += line.Data + "\n";
        _process.ErrorDataReceived += (_, line) => Output += line.Data + "\n";
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var patience = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || patience.Elapsed > Patience) throw new InvalidOperationException($"The service did not start:\n{Output}");
            // Asked without a pause, the questions would take the processor the start needs.
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said good-bye to.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/readyz"));
            return answer.IsSuccessStatusCode;
        }
        // On a busy machine its first answer may take longer than anybody waits: asked again.
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
