using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Participation.Web.Platform.Live;

/// <summary>
/// Tells open pages that what they show has changed. One reader for all who look: it reads once a second while somebody does, and
/// nothing otherwise, so that what another instance did is seen as well.
/// </summary>
public abstract class ChangeWatch(TimeProvider clock, ILogger log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Watcher, Guid> _watchers = new();
    private readonly SemaphoreSlim _somebody = new(0);
    private readonly Dictionary<Guid, long> _stamps = [];

    /// <summary>A number for each that differs when what pages show of it differs.</summary>
    protected abstract Task<IReadOnlyDictionary<Guid, long>> StampsAsync(IReadOnlyCollection<Guid> watched, CancellationToken ct);

    /// <summary>Dispose of it when the page is gone.</summary>
    public Watcher Watch(Guid what)
    {
        var watcher = new Watcher(gone => _watchers.TryRemove(gone, out _));
        _watchers[watcher] = what;
        _somebody.Release();
        return watcher;
    }

    public async Task LookAsync(CancellationToken ct)
    {
        var watched = _watchers.Values.Distinct().ToList();
        foreach (var gone in _stamps.Keys.Except(watched).ToList()) _stamps.Remove(gone);
        if (watched.Count == 0) return;
        var stamps = await StampsAsync(watched, ct);
        foreach (var what in watched)
        {
            var stamp = stamps.GetValueOrDefault(what);
            var isNew = _stamps.TryGetValue(what, out var before) && before != stamp;
            _stamps[what] = stamp;
            // What happened between the reading of a page and the first look for it, nobody could tell it.
            foreach (var (watcher, about) in _watchers) if (about == what && watcher.IsToBeTold(isNew)) watcher.Tell();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _somebody.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, clock);
            while (!_watchers.IsEmpty && await timer.WaitForNextTickAsync(stoppingToken)) await TryLookAsync(stoppingToken);
        }
    }

    private async Task TryLookAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
        }
        // Whatever it is: what ends here would end the whole service.
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            // The pages stay as they are; the next look may succeed.
            log.LogWarning(problem, "Nobody could look whether open pages have news");
        }
    }

    public override void Dispose()
    {
        _somebody.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed class Watcher(Action<Watcher> forget) : IDisposable
    {
        // One change not yet told is enough: the page reads everything anew.
        private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        private bool _isKnown;

        public ChannelReader<bool> Changes => _changed.Reader;

        internal bool IsToBeTold(bool isNew)
        {
            var isFirst = !_isKnown;
            _isKnown = true;
            return isNew || isFirst;
        }

        internal void Tell() => _changed.Writer.TryWrite(true);

        public void Dispose() => forget(this);
    }
}
