namespace Participation.Web.Tests.Support;

/// <summary>The data folder of the made-up อบต., loaded once per run by a service that did nothing else: every further one starts on a copy, as after a restart.</summary>
public static class DemoFolder
{
    public const string Setting = "Site:DemoData";

    private static readonly Lazy<Task<string>> Loaded = new(LoadAsync);

    public static async Task<TestDatabase> CopyToAsync(string folder)
    {
        var loaded = await Loaded.Value;
        foreach (var file in Directory.EnumerateFiles(loaded, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(loaded, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return TestDatabase.In(folder);
    }

    private static async Task<string> LoadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("participation-demo-").FullName;
        // With both named it is loaded where it is, and stays when the service is gone.
        await using var database = TestDatabase.In(folder);
        await using var service = await Service.StartAsync(Database.Sqlite, settings: new Dictionary<string, string?> { [Setting] = "true", ["Site:DataDirectory"] = folder, ["Database:ConnectionString"] = database.ConnectionString });
        return folder;
    }
}
