namespace Participation.Web.Delivery.Quota;

/// <summary>Asks LINE every hour how many paid messages are left, so that staff see it before they need it.</summary>
public sealed class QuotaWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<QuotaWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(QuotaLedger.Freshness, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await scope.ServiceProvider.GetRequiredService<QuotaLedger>().RefreshAsync(force: true, stoppingToken))
                    log.LogWarning("LINE did not say how many messages are left this month; asking again in an hour");
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The message quota could not be refreshed");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
