using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Retention;

/// <summary>Removes what is past its time, kind by kind, in small commits so that nobody waits for it, and reports how much it was.</summary>
public sealed class RetentionJob(IServiceScopeFactory scopes, IEnumerable<RetentionRule> rules, TimeProvider clock, ILogger<RetentionJob> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Old records could not be removed; the next round tries again");
            }
        }
    }

    /// <summary>Number of records removed, by kind.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken ct)
    {
        var removed = new Dictionary<string, int>();
        foreach (var rule in rules)
        {
            var before = clock.Now() - TimeSpan.FromDays(rule.DefaultDays);
            removed[rule.Kind] = await InBatchesAsync(rule, before, ct);
            if (removed[rule.Kind] > 0) log.LogInformation("Retention removed {Removed} of {Kind} older than {Days} days", removed[rule.Kind], rule.Kind, rule.DefaultDays);
        }
        return removed;
    }

    private async Task<int> InBatchesAsync(RetentionRule rule, DateTime before, CancellationToken ct)
    {
        for (var removed = 0; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            var rows = await db.WriteAsync(token => rule.RemoveAsync(db, before, Batch, token), ct);
            removed += rows;
            if (rows < Batch) return removed;
        }
    }
}

public static class RetentionFeature
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton<RetentionRule, Forms.SpentFormRetention>()
        .AddSingleton<RetentionJob>().AddHostedService(s => s.GetRequiredService<RetentionJob>());
}
