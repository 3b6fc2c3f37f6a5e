using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Persistence;

/// <summary>
/// Makes the database ready before anything else runs. On SQLite an operating-system lock in the data folder makes this
/// process the only one, which also voids the leases a killed process left behind.
/// </summary>
public sealed class DatabaseStart(IServiceScopeFactory scopes, IOptions<DatabaseOptions> options, DataFolder folder, ILogger<DatabaseStart> log) : IDisposable
{
    private FileStream? _lock;

    public bool IsReady { get; private set; }

    public async Task RunAsync(CancellationToken ct)
    {
        var isSqlite = options.Value.Provider == DatabaseProvider.Sqlite;
        if (isSqlite) TakeLock();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        await MigrateAsync(db, isSqlite, ct);
        // As plain SQL: translating one expression would take longer than all the rest of this.
        if (isSqlite) await db.Database.ExecuteSqlAsync($"DELETE FROM lane_leases", ct);
        IsReady = true;
    }

    public void Dispose() => _lock?.Dispose();

    private void TakeLock()
    {
        try
        {
            _lock = new FileStream(folder.PathTo("participation.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartRefusedException($"Another Participation service is already running on the data folder {folder.Root}. Stop it first, or give this one its own Site:DataDirectory.");
        }
    }

    private async Task MigrateAsync(ParticipationContext db, bool isSqlite, CancellationToken ct)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count == 0) return;
        // A process killed while migrating leaves EF's lock row behind and the next start would wait for ever;
        // the file lock says that nobody else can hold it.
        if (isSqlite && await TableExistsAsync(db, "__EFMigrationsLock", ct))
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
        log.LogInformation("Applying {Count} database migrations, the last is {Last}", pending.Count, pending[^1]);
        await db.Database.MigrateAsync(ct);
        if (isSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
    }

    private static async Task<bool> TableExistsAsync(ParticipationContext db, string table, CancellationToken ct) =>
        await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = {table}").SingleAsync(ct) > 0;
}

/// <summary>The service will not start, for a reason the operator can mend; shown without a stack trace.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
