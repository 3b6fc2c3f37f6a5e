using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Retention;

/// <summary>Removes what is past its time, kind by kind, in small commits so that nobody waits for it, and reports how much it was.</summary>
public sealed class RetentionJob(IServiceScopeFactory scopes, IEnumerable<RetentionRule> rules, TimeProvider clock, ILogger<RetentionJob> log)
{
    private const int Batch = 500;

    public static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>Number of records removed, by kind.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken ct)
    {
        var set = await SettingsAsync(ct);
        var removed = new Dictionary<string, int>();
        foreach (var rule in rules)
        {
            var days = set.GetValueOrDefault(rule.Kind, rule.DefaultDays);
            var before = clock.Now() - TimeSpan.FromDays(days);
            removed[rule.Kind] = await InBatchesAsync(rule, before, ct);
            if (removed[rule.Kind] == 0) continue;
            log.LogInformation("Retention removed {Removed} of {Kind} older than {Days} days", removed[rule.Kind], rule.Kind, days);
            await ReportAsync(rule.Kind, before, removed[rule.Kind], ct);
        }
        return removed;
    }

    private async Task<Dictionary<string, int>> SettingsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParticipationContext>().Set<RetentionSetting>().ToDictionaryAsync(s => s.Kind, s => s.Days, ct);
    }

    private async Task ReportAsync(string kind, DateTime before, int removed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var now = clock.Now();
        db.Add(new RetentionRun { Id = Guid.CreateVersion7(now), Kind = kind, RanAt = now, Before = before, Removed = removed });
        await db.SaveChangesAsync(ct);
        await db.OverwriteDeletedAsync(ct);
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
        .AddSingleton<RetentionRule, RetentionRunRetention>()
        .AddScoped<SetRetention>().AddScoped<RetentionWords>()
        .AddSingleton<RetentionJob>().AddPeriodic<RetentionJob>(RetentionJob.Interval, (job, ct) => job.RunAsync(ct));
}

/// <summary>The reports themselves, long enough for the yearly look at them.</summary>
public sealed class RetentionRunRetention : RetentionRule
{
    public override string Kind => "retention-runs";

    public override string Title => "รายงานการลบข้อมูลตามกำหนด (ไม่มีข้อมูลบุคคล)";

    public override int DefaultDays => 730;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<RetentionRun>().Where(r => db.Set<RetentionRun>().Where(o => o.RanAt < before).OrderBy(o => o.RanAt).Select(o => o.Id).Take(most).Contains(r.Id)).ExecuteDeleteAsync(ct);
}
