using System.ComponentModel;
using Participation.Web.Persistence;

namespace Participation.Web.Platform.Backup;

/// <summary>
/// <c>backup FOLDER</c>, also while the service runs, and <c>restore FOLDER [--replace]</c>, while it does not. Exit code 0: done;
/// 2: nothing was done, and why.
/// </summary>
public static class BackupCommands
{
    public const string Backup = "backup";
    public const string Restore = "restore";

    public static IServiceCollection AddBackup(this IServiceCollection services) => services.AddScoped<DatabaseDump>().AddScoped<BackupFolder>();

    public static Task<int> BackupAsync(this WebApplication app, string[] options) => options is [var target]
        ? TryAsync(app, folder => folder.WriteAsync(Path.GetFullPath(target), CancellationToken.None), $"Backed up to {target}. It holds personal data and keys: keep it as safe as the data folder, and remove old ones.")
        : SayAsync("backup takes the folder to write to.");

    public static Task<int> RestoreAsync(this WebApplication app, string[] options) => options is [var source, .. var further] && further is [] or ["--replace"]
        ? TryAsync(app, folder => folder.ReadAsync(Path.GetFullPath(source), replace: options.Length == 2, CancellationToken.None), $"Restored from {source}. At the next start, whoever was erased after the backup is erased again.")
        : SayAsync("restore takes the folder of a backup, and --replace where there is a database already.");

    private static async Task<int> TryAsync(WebApplication app, Func<BackupFolder, Task> act, string done)
    {
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            await act(scope.ServiceProvider.GetRequiredService<BackupFolder>());
            Console.WriteLine(done);
            return 0;
        }
        catch (Exception problem) when (problem is StartRefusedException or System.Data.Common.DbException or IOException or UnauthorizedAccessException or Win32Exception)
        {
            return await SayAsync(problem.Message);
        }
    }

    private static async Task<int> SayAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
