using System.Diagnostics;

namespace Participation.Benchmarks.Queue;

/// <summary>A citizen's phone: takes a card on the page, opens the card, and keeps it open.</summary>
public sealed class Phone(int port, int number) : IDisposable
{
    private readonly HttpClient _browser = QueueWeb.Browser(port, number);
    private readonly CancellationTokenSource _closed = new();
    private Task _stream = Task.CompletedTask;
    private long _mark;
    private long _firstSinceMark;
    private long _events;

    public string? Card { get; private set; }
    public long Events => Volatile.Read(ref _events);

    /// <summary>What the card's page heard last.</summary>
    public string LastHeard { get; private set; } = "";

    /// <summary>Milliseconds that the press on "take a card" was waited for; null when it did not bring one.</summary>
    public async Task<double?> TakeAsync(string queue, string? hallCode, CancellationToken ct)
    {
        var here = QueueWeb.Take(queue, hallCode);
        var page = await _browser.GetStringAsync(here, ct);
        if (QueueWeb.Form(page, here) is not { } form) return null;
        using var post = QueueWeb.Post(form, (QueueWeb.ClassField, "Ordinary"));
        var started = Stopwatch.GetTimestamp();
        using var answer = await _browser.SendAsync(post, ct);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (answer.Headers.Location is not { } card || !card.ToString().StartsWith("/t/", StringComparison.Ordinal)) return null;
        Card = card.ToString();
        return took;
    }

    /// <summary>The card's page, and its stream from now on.</summary>
    public async Task OpenCardAsync(CancellationToken ct)
    {
        await _browser.GetStringAsync(Card!, ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, QueueWeb.Live(Card!));
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        var answer = await _browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        _stream = ListenAsync(answer);
    }

    public void Mark()
    {
        Volatile.Write(ref _firstSinceMark, 0);
        Volatile.Write(ref _mark, Stopwatch.GetTimestamp());
    }

    /// <summary>When the first news after the mark arrived; 0 for none yet.</summary>
    public long HeardAt => Volatile.Read(ref _firstSinceMark);

    public void Dispose()
    {
        _closed.Cancel();
        _browser.Dispose();
        _closed.Dispose();
    }

    private async Task ListenAsync(HttpResponseMessage answer)
    {
        try
        {
            using (answer)
            {
                using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_closed.Token));
                while (await reader.ReadLineAsync(_closed.Token) is { } line)
                {
                    if (line.StartsWith(QueueWeb.DataLine, StringComparison.Ordinal)) LastHeard = line[QueueWeb.DataLine.Length..];
                    if (!line.StartsWith(QueueWeb.EventLine, StringComparison.Ordinal)) continue;
                    Interlocked.Increment(ref _events);
                    var now = Stopwatch.GetTimestamp();
                    if (Volatile.Read(ref _firstSinceMark) == 0 && Volatile.Read(ref _mark) is > 0) Volatile.Write(ref _firstSinceMark, now);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or HttpRequestException)
        {
            // The page was closed, or the service ended.
        }
    }
}
