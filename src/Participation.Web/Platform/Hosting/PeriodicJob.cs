namespace Participation.Web.Platform.Hosting;

/// <summary>Does one thing again and again for as long as the service runs. A round that fails is logged, and the next one tries again.</summary>
public sealed class PeriodicJob<T>(IServiceScopeFactory scopes, TimeProvider clock, ILogger<T> log, TimeSpan interval, Func<T, CancellationToken, Task> run) : BackgroundService
    where T : notnull
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await run(scope.ServiceProvider.GetRequiredService<T>(), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "{Work} failed; the next round tries again", typeof(T).Name);
            }
        }
    }
}

public static class PeriodicJobs
{
    /// <summary>Each has a loop of its own: what fails or takes long holds up nothing else.</summary>
    public static IServiceCollection AddPeriodic<T>(this IServiceCollection services, TimeSpan interval, Func<T, CancellationToken, Task> run)
        where T : notnull =>
        services.AddHostedService(s => new PeriodicJob<T>(s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<T>>(), interval, run));
}
