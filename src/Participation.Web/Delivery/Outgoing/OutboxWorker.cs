using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Incoming;

namespace Participation.Web.Delivery.Outgoing;

/// <summary>
/// Sends what the outbox holds: one message at a time to a person, many persons side by side. "Attempt begun" is stored, LINE is
/// called with no transaction open, the end is stored. One turn of the loop stores all ends and all beginnings in one commit.
/// </summary>
public sealed class OutboxWorker(
    OutboxLedger ledger, LineSender sender, InboxWriter inbox, OutboxSignal signal, TimeProvider clock, IOptions<DeliveryOptions> options, ILogger<OutboxWorker> log) : BackgroundService
{
    public const string LanePrefix = "out:";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<EndedAttempt> _ended = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            try
            {
                var started = TimeProvider.System.GetTimestamp();
                var turn = await TurnAsync(options.Value.OutboxLanes - running.Count, stoppingToken);
                foreach (var attempt in turn.Begun) running.Add(Task.Run(() => SendAsync(attempt, stoppingToken), CancellationToken.None));
                await inbox.GiveWayAsync(started, stoppingToken);
                if (turn.Worked && running.Count < options.Value.OutboxLanes) continue;
                await signal.WaitAsync(Poll, clock, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The outbox could not be read; trying again");
                await Task.Delay(Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        await Task.WhenAll(running);
        await ledger.RecordAsync(TakeEnded());
    }

    /// <summary>Makes every attempt that is due now. For tests.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        while (await TurnAsync(options.Value.OutboxLanes, ct) is { Worked: true } turn)
            foreach (var attempt in turn.Begun) await SendAsync(attempt, ct);
    }

    private async Task<OutboxTurn> TurnAsync(int free, CancellationToken ct)
    {
        var ended = TakeEnded();
        var turn = await ledger.TurnAsync(ended, free, ct);
        if (ended.Exists(e => e.Result.Error == DeliveryError.QuotaExhausted)) await ledger.AskLineForQuotaAsync(ct);
        return turn;
    }

    private List<EndedAttempt> TakeEnded()
    {
        var ended = new List<EndedAttempt>();
        while (_ended.TryDequeue(out var next)) ended.Add(next);
        return ended;
    }

    private async Task SendAsync(Attempt attempt, CancellationToken ct)
    {
        try
        {
            _ended.Enqueue(new(attempt, await sender.SendAsync(attempt.Step, attempt.Recipient, attempt.ReplyToken, attempt.RetryKey, attempt.Payload, ct)));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The service stops while a call is under way: the row already says that its outcome is unknown.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "An attempt ended in a way nobody foresaw; it counts as unknown");
            _ended.Enqueue(new(attempt, new AttemptResult(DeliveryError.Unknown, failure.GetType().Name)));
        }
        signal.Set();
    }
}
