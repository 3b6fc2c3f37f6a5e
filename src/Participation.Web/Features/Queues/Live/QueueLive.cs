using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>
/// Tells everybody who looks at a queue how it stands: boards, cards, consoles. One reader for all, which reads a queue once for
/// each change, however many look; a commit in this process wakes it at once, and while somebody looks it asks once a second
/// whether another instance changed something.
/// </summary>
public sealed class QueueLive(IServiceScopeFactory scopes, TimeProvider clock, ILogger<QueueLive> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Waiting times grow without anything happening.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(60);

    /// <summary>What happens within this is shown by one picture. Of the real clock: it only gathers.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(40);

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Watcher, bool>> _watchers = new();
    private readonly ConcurrentDictionary<Guid, QueueNow> _last = new();
    private readonly SemaphoreSlim _somebody = new(0);
    private readonly Channel<Guid?> _wake = Channel.CreateUnbounded<Guid?>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Something was committed in this queue. Costs nothing where nobody looks.</summary>
    public void Changed(Guid queueId)
    {
        if (IsWatched(queueId)) _wake.Writer.TryWrite(queueId);
    }

    /// <summary>Hears the queue as it is now and after every change. Dispose of it when the page is gone.</summary>
    public Watcher Watch(Guid queueId)
    {
        var here = _watchers.GetOrAdd(queueId, _ => new());
        var watcher = new Watcher(gone => here.TryRemove(gone, out _));
        here[watcher] = true;
        _somebody.Release();
        if (_last.TryGetValue(queueId, out var last)) watcher.Tell(last);
        _wake.Writer.TryWrite(queueId);
        return watcher;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ReadAsync(stoppingToken), AskEverySecondAsync(stoppingToken));

    private async Task ReadAsync(CancellationToken ct)
    {
        await foreach (var first in _wake.Reader.ReadAllAsync(ct))
        {
            await Task.Delay(Gather, TimeProvider.System, ct);
            var changed = new HashSet<Guid>();
            var asks = first is null;
            if (first is { } queue) changed.Add(queue);
            // What came while the last picture was read is in this one.
            while (_wake.Reader.TryRead(out var more))
            {
                if (more is { } other) changed.Add(other);
                else asks = true;
            }
            await TryLookAsync(changed, asks, ct);
        }
    }

    /// <summary>Only while somebody looks: a clock that is moved by a year is not asked every second of it.</summary>
    private async Task AskEverySecondAsync(CancellationToken ct)
    {
        while (true)
        {
            await _somebody.WaitAsync(ct);
            using var timer = new PeriodicTimer(Interval, clock);
            while (_watchers.Keys.Any(IsWatched) && await timer.WaitForNextTickAsync(ct)) _wake.Writer.TryWrite(null);
        }
    }

    private async Task TryLookAsync(HashSet<Guid> changed, bool asks, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (asks) await AskAsync(scope.ServiceProvider.GetRequiredService<ParticipationContext>(), changed, ct);
            foreach (var queueId in changed)
            {
                if (await scope.ServiceProvider.GetRequiredService<ReadQueueNow>().RunAsync(queueId, ct) is not { } now) continue;
                _last[queueId] = now;
                foreach (var (watcher, _) in _watchers[queueId]) watcher.Tell(now);
            }
            foreach (var unwatched in _last.Keys.Where(q => !IsWatched(q)).ToList()) _last.TryRemove(unwatched, out _);
        }
        // Whatever it is: what ends here would end the whole service.
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            // The pages stay as they are; the next look may succeed.
            log.LogWarning(problem, "A queue could not be read for those who look at it");
        }
    }

    private async Task AskAsync(ParticipationContext db, HashSet<Guid> changed, CancellationToken ct)
    {
        var watched = _watchers.Keys.Where(IsWatched).ToList();
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        var stamps = await db.Set<QueueDay>().AsNoTracking().Where(d => watched.Contains(d.QueueId) && d.Day == today).Select(d => new { d.QueueId, d.LastSequence }).ToDictionaryAsync(d => d.QueueId, d => d.LastSequence, ct);
        foreach (var queueId in watched)
            if (!_last.TryGetValue(queueId, out var last) || last.Day != today || last.Stamp != stamps.GetValueOrDefault(queueId) || now - last.At > Stale) changed.Add(queueId);
    }

    public override void Dispose()
    {
        _somebody.Dispose();
        base.Dispose();
    }

    private bool IsWatched(Guid queueId) => _watchers.TryGetValue(queueId, out var here) && !here.IsEmpty;

    public sealed class Watcher(Action<Watcher> forget) : IDisposable
    {
        // Only the newest picture is worth showing.
        private readonly Channel<QueueNow> _pictures = Channel.CreateBounded<QueueNow>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

        public ChannelReader<QueueNow> Pictures => _pictures.Reader;

        internal void Tell(QueueNow now) => _pictures.Writer.TryWrite(now);

        public void Dispose() => forget(this);
    }
}
