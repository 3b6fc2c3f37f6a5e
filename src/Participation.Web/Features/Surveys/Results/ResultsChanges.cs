using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Tells open result pages that the figures of a form have changed. One reader for all who look: it reads once a second while
/// somebody does, and nothing otherwise, so that answers taken in by another instance are seen as well.
/// </summary>
public sealed class ResultsChanges(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ResultsChanges> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Watcher, Guid> _watchers = new();
    private readonly SemaphoreSlim _somebody = new(0);
    private readonly Dictionary<Guid, long> _stamps = [];

    /// <summary>Dispose of it when the page is gone.</summary>
    public Watcher Watch(Guid surveyId)
    {
        var watcher = new Watcher(gone => _watchers.TryRemove(gone, out _));
        _watchers[watcher] = surveyId;
        _somebody.Release();
        return watcher;
    }

    public async Task LookAsync(CancellationToken ct)
    {
        var surveys = _watchers.Values.Distinct().ToList();
        foreach (var gone in _stamps.Keys.Except(surveys).ToList()) _stamps.Remove(gone);
        if (surveys.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        // Every answer, invitation and exclusion changes one of these sums; the year's rows are the fewest.
        var sums = await db.Set<SatisfactionRollUp>().Where(r => surveys.Contains(r.SurveyId) && r.Grain == Grain.FiscalYear)
            .GroupBy(r => new { r.SurveyId, r.IsExcluded }).Select(g => new { g.Key, Sum = g.Sum(r => (long)r.Least + r.Little + r.Medium + r.Much + r.Most + r.Unrated + r.Offered) }).ToListAsync(ct);
        foreach (var survey in surveys)
        {
            var stamp = sums.Where(s => s.Key.SurveyId == survey).Sum(s => s.Key.IsExcluded ? s.Sum * 1_000_000_007 : s.Sum);
            var isNew = _stamps.TryGetValue(survey, out var before) && before != stamp;
            _stamps[survey] = stamp;
            if (!isNew) continue;
            foreach (var (watcher, watched) in _watchers) if (watched == survey) watcher.Tell();
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
        catch (System.Data.Common.DbException problem)
        {
            // The pages stay as they are; the next look may succeed.
            log.LogWarning(problem, "The figures could not be looked at for open result pages");
        }
    }

    public override void Dispose()
    {
        _somebody.Dispose();
        base.Dispose();
    }

    public sealed class Watcher(Action<Watcher> forget) : IDisposable
    {
        // One change not yet told is enough: the page reads everything anew.
        private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public ChannelReader<bool> Changes => _changed.Reader;

        internal void Tell() => _changed.Writer.TryWrite(true);

        public void Dispose() => forget(this);
    }
}
