namespace Participation.Web.Tests.Support;

/// <summary>The made-up อบต., loaded once per class and database: for tests that only look and talk.</summary>
public sealed class DemoTown : IAsyncLifetime
{
    private readonly Dictionary<Database, LineWorld> _worlds = [];

    public async Task<LineWorld> OnAsync(Database database)
    {
        if (!_worlds.TryGetValue(database, out var world))
            _worlds[database] = world = await LineWorld.StartAsync(database, new Dictionary<string, string?> { ["Site:DemoData"] = "true" });
        return world;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var world in _worlds.Values) await world.DisposeAsync();
    }
}
