using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Outgoing;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>
/// Sends the chunks of multicasts, some side by side, at a rate below LINE's limit. As the outbox does: "attempt begun" is stored,
/// LINE is called with no transaction open, the end is stored together with the next beginnings.
/// </summary>
public sealed class MulticastWorker(MulticastLedger ledger, IServiceProvider services, MulticastSignal signal, TimeProvider clock, IOptions<DeliveryOptions> options, ILogger<MulticastWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<EndedChunk> _ended = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    var started = clock.GetTimestamp();
                    var (worked, sent) = await TurnAsync(stoppingToken);
                    if (!worked) await signal.WaitAsync(Poll, clock, stoppingToken);
                    else await KeepPaceAsync(sent, clock.GetElapsedTime(started), stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    log.LogError(failure, "The multicasts could not be read or written; trying again");
                    await Task.Delay(Poll, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        if (TakeEnded() is { Count: > 0 } ended) await ledger.TurnAsync(ended, 0, CancellationToken.None);
    }

    /// <summary>Makes every call that is due now, without regard to the pace. For tests.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        while ((await TurnAsync(ct)).Worked)
        {
            // Until nothing is due.
        }
    }

    private async Task<(bool Worked, int Sent)> TurnAsync(CancellationToken ct)
    {
        var ended = TakeEnded();
        IReadOnlyList<ChunkAttempt> begun;
        try
        {
            begun = await ledger.TurnAsync(ended, options.Value.MulticastLanes, ct);
        }
        catch
        {
            // What LINE said is not known again: stored with the next turn.
            foreach (var one in ended) _ended.Enqueue(one);
            throw;
        }
        if (ended.Exists(e => e.Result.Error == DeliveryError.QuotaExhausted)) await ledger.AskLineForQuotaAsync(ct);
        await Task.WhenAll(begun.Select(attempt => SendAsync(attempt, ct)));
        return (begun.Count + ended.Count > 0, begun.Count);
    }

    private async Task SendAsync(ChunkAttempt attempt, CancellationToken ct)
    {
        try
        {
            var sender = services.GetRequiredService<LineSender>();
            _ended.Enqueue(new(attempt, await sender.MulticastAsync(attempt.People, attempt.RetryKey, attempt.Payload, ct)));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The service stops while a call is under way: the row already says that its outcome is unknown.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A call ended in a way nobody foresaw; it counts as unknown");
            _ended.Enqueue(new(attempt, new AttemptResult(DeliveryError.Unknown, failure.GetType().Name)));
        }
    }

    private Task KeepPaceAsync(int sent, TimeSpan took, CancellationToken ct)
    {
        var least = TimeSpan.FromSeconds((double)sent / options.Value.MulticastsPerSecond);
        return least > took ? Task.Delay(least - took, clock, ct) : Task.CompletedTask;
    }

    private List<EndedChunk> TakeEnded()
    {
        var ended = new List<EndedChunk>();
        while (_ended.TryDequeue(out var next)) ended.Add(next);
        return ended;
    }
}
