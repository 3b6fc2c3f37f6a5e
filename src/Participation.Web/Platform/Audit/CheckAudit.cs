using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Audit;

/// <summary>What the last check found, and when it was made.</summary>
public sealed record AuditCheckResult(AuditVerdict Verdict, DateTime At);

/// <summary>Checks the whole chain against every head written down outside the database.</summary>
public sealed class CheckAudit(ParticipationContext db, AuditChain chain, AuditAnchors anchors, AuditWatch watch, TimeProvider clock)
{
    public async Task<AuditCheckResult> RunAsync(CancellationToken ct)
    {
        // Heads first: entries that come while the check runs lie behind them and do no harm.
        var heads = anchors.All();
        var result = new AuditCheckResult(await chain.VerifyAsync(db, heads, ct), clock.Now());
        watch.Latest = result;
        return result;
    }
}

/// <summary>Checks the chain when the service starts and once a day, and then keeps its head. What it finds stands on the staff's home page.</summary>
public sealed class AuditWatch(IServiceScopeFactory scopes, AuditAnchors anchors, TimeProvider clock, ILogger<AuditWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>Null until the first check is through.</summary>
    public AuditCheckResult? Latest { get; set; }

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<CheckAudit>().RunAsync(ct);
        result.Verdict.Match(
            whole =>
            {
                if (whole.Count > 0) anchors.Keep(new AuditAnchor(whole.Count, whole.Head));
                return true;
            },
            broken =>
            {
                log.LogCritical("The audit trail does not hold: {Findings}", string.Join("; ", broken.Findings));
                return false;
            });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The audit trail could not be checked");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
