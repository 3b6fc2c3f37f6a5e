using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Platform.Hosting;

/// <summary>Brings the database up before the first request can arrive, then runs until stopped.</summary>
public static class ServiceRun
{
    public static IServiceCollection AddServiceStart(this IServiceCollection services) => services
        .AddSingleton<DemoDataLoader>()
        .AddHostedService<StartSequence>();

    public static async Task<int> RunServiceAsync(this WebApplication app)
    {
        try
        {
            app.DemandDeclarations();
            // Not RunAsync, which disposes: a test host that stops us is still at work then, and a process ends anyway.
            await app.StartAsync();
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception refused) when (refused is StartRefusedException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync($"Participation does not start: {refused.Message}");
            return 2;
        }
    }
}

/// <summary>First of the hosted services: nothing else starts before the database is migrated and what it cannot do without, and demo data if asked for, is in.</summary>
public sealed class StartSequence(DatabaseStart database, IServiceScopeFactory scopes, DemoDataLoader demo, IServer server, IHostApplicationLifetime lifetime, ILogger<StartSequence> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.RunAsync(cancellationToken);
        await PlantAsync(cancellationToken);
        await demo.LoadIfAskedAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(() =>
            log.LogInformation("Participation listens on {Addresses}", string.Join(", ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PlantAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        foreach (var planted in scope.ServiceProvider.GetServices<IPlanted>()) await planted.PlantAsync(db, ct);
    }
}
