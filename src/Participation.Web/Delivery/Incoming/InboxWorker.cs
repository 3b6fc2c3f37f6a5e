using Microsoft.Extensions.Options;

namespace Participation.Web.Delivery.Incoming;

/// <summary>
/// Handles stored events: in order within a lane, and those of many lanes in one commit, because a flush to disk costs more than
/// all else. A transaction holds the leases, the handlers' changes, the messages they enqueue and "handled"; a crash anywhere
/// repeats nothing visible. If anything in it fails, its lanes are worked off one by one.
/// </summary>
public sealed class InboxWorker(
    InboxWriter inbox, InboxClaims claims, InboxHandling handling, InboxSignal signal, TimeProvider clock, IOptions<DeliveryOptions> options, ILogger<InboxWorker> log) : BackgroundService
{
    public const string LanePrefix = "in:";

    /// <summary>One group claims while the other commits; and one that waits for a lock does not stop everybody.</summary>
    private const int Groups = 2;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            try
            {
                var groups = inbox.IsCrowded ? 1 : Groups;
                if (running.Count < groups && await claims.TakeAsync(inbox.IsCrowded ? InboxHandling.MostInACrowd : options.Value.InboxLanes, stoppingToken) is { } claim)
                {
                    running.Add(Task.Run(() => WorkOffAsync(claim, stoppingToken), stoppingToken));
                    continue;
                }
                if (running.Count >= groups) await Task.WhenAny(running);
                else await signal.WaitAsync(Poll, clock, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The inbox could not be read; trying again");
                await Task.Delay(Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        await Task.WhenAll(running);
    }

    /// <summary>Handles everything that is due now, and returns how many events it dealt with. For tests.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var handled = 0;
        while (await claims.TakeAsync(options.Value.InboxLanes, ct) is { } claim) handled += await WorkOffAsync(claim, ct);
        return handled;
    }

    private async Task<int> WorkOffAsync(InboxClaim claim, CancellationToken ct)
    {
        var handled = 0;
        try
        {
            if (claim.Lanes.Count > 1)
            {
                var together = await handling.TogetherAsync(claim, ct);
                handled += together.Handled;
                if (together.Finished) return handled;
            }
            foreach (var lane in claim.Lanes) handled += await handling.AloneAsync(claim.Alone(lane), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Whatever was not committed is still pending.
        }
        catch (Exception failure)
        {
            // The database itself failed; the leases run out and somebody tries again.
            log.LogError(failure, "Lanes of the inbox could not be worked off");
        }
        return handled;
    }
}
