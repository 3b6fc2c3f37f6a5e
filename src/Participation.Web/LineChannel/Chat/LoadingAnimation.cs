using System.Threading.Channels;
using Line.Messaging;
using Line.Messaging.Webhooks;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// Shows LINE's moving dots to somebody whose answer is not out after a second and a half, so that they do not send the
/// same again. Stands beside the work and not in it: it looks at what is stored, calls LINE with no transaction open, and
/// when it fails nobody notices. LINE has no dots for groups.
/// </summary>
public sealed class LoadingAnimation(IServiceScopeFactory scopes, LineMessagingClient line, TimeProvider clock, ILogger<LoadingAnimation> log) : BackgroundService
{
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    /// <summary>When hundreds wait, the service is busy enough; the first of them get dots.</summary>
    private const int MostAtOnce = 20;
    private const int Seconds = 20;

    // In order of time: everybody is given the same patience.
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(5_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Watch(WebhookEvent webhookEvent, string eventKey, DateTime received)
    {
        if (webhookEvent is MessageEvent or PostbackEvent && webhookEvent is { IsRedelivery: false, Source: UserSource { UserId: { } userId } })
            _waiting.Writer.TryWrite(new Waiting(eventKey, userId, received + Patience));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            if (_waiting.Reader.TryPeek(out var first) && first.DueAt - clock.Now() is { Ticks: > 0 } pause) await Task.Delay(pause, clock, stoppingToken);
            await RunOnceAsync(stoppingToken);
        }
    }

    /// <summary>Looks after everybody whose patience is over by now.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var due = new List<Waiting>();
        while (due.Count < 500 && _waiting.Reader.TryPeek(out var next) && next.DueAt <= now && _waiting.Reader.TryRead(out next)) due.Add(next);
        try
        {
            var unanswered = await UnansweredAsync(due, ct);
            await Parallel.ForEachAsync(unanswered, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct },
                async (userId, token) => await line.StartLoadingAsync(userId, Seconds, token));
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogDebug("The loading animation could not be shown: {Failure}", failure.GetType().Name);
        }
    }

    private async Task<List<string>> UnansweredAsync(List<Waiting> due, CancellationToken ct)
    {
        if (due.Count == 0) return [];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var keys = due.ConvertAll(w => w.EventKey);
        var replies = due.ConvertAll(w => $"event:{w.EventKey}");
        var unheard = await db.Inbox.Where(e => keys.Contains(e.EventKey) && e.Status == InboxStatus.Pending).Select(e => e.EventKey).ToListAsync(ct);
        var unsent = await db.OutboxMessages.Where(m => replies.Contains(m.DedupeKey!) && m.Status == OutboxStatus.Pending).Select(m => m.DedupeKey!).ToListAsync(ct);
        var open = unheard.Concat(unsent.Select(d => d["event:".Length..])).ToHashSet();
        return [.. due.Where(w => open.Contains(w.EventKey)).Select(w => w.UserId).Distinct().Take(MostAtOnce)];
    }

    private sealed record Waiting(string EventKey, string UserId, DateTime DueAt);
}
