using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.Backup;

/// <summary>The database as one file, taken while the service runs, and put back while it does not.</summary>
public sealed class DatabaseDump(ParticipationContext db, IOptions<DatabaseOptions> options, DataFolder folder)
{
    private const string SqliteFile = "participation.db";
    private const string PostgresFile = "participation.pgdump";

    private bool IsSqlite => options.Value.Provider == DatabaseProvider.Sqlite;

    public async Task WriteAsync(string target, CancellationToken ct)
    {
        // A consistent copy of one moment, without the write-ahead log and without what was deleted.
        if (IsSqlite) await db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(target, SqliteFile)}", ct);
        else await CallAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--file={Path.Combine(target, PostgresFile)}"], ct);
    }

    /// <summary>Puts the database of a backup in place of the one there is; what was in that is gone.</summary>
    public async Task ReadAsync(string source, bool replace, CancellationToken ct)
    {
        var file = Path.Combine(source, IsSqlite ? SqliteFile : PostgresFile);
        if (!File.Exists(file)) throw new StartRefusedException($"{source} holds no {Path.GetFileName(file)}: it is no backup of this kind of database.");
        if (IsSqlite) ReadSqlite(file, replace);
        else await ReadPostgresAsync(file, replace, ct);
    }

    private void ReadSqlite(string file, bool replace)
    {
        var target = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        using var running = Lock();
        if (File.Exists(target) && !replace) throw new StartRefusedException($"There is a database already: {target}. With --replace it is lost.");
        SqliteConnection.ClearAllPools();
        foreach (var part in (string[])["", "-wal", "-shm"]) File.Delete(target + part);
        File.Copy(file, target);
        // The copy has no write-ahead log of its own, and the service switches it on only in a database it makes.
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
    }

    private FileStream Lock()
    {
        try
        {
            return new FileStream(folder.PathTo("participation.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartRefusedException($"The service is running on {folder.Root}. Stop it first.");
        }
    }

    private async Task ReadPostgresAsync(string file, bool replace, CancellationToken ct)
    {
        var isThere = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = 'public'").SingleAsync(ct) > 0;
        if (isThere && !replace) throw new StartRefusedException("The database holds tables already. With --replace they are lost.");
        // Also what the backup has never heard of, so that nothing of the present is left between its tables.
        await db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public;", ct);
        await CallAsync("pg_restore", ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", $"--dbname={Builder().Database}", file], ct);
    }

    private NpgsqlConnectionStringBuilder Builder() => new(options.Value.ConnectionString);

    private async Task CallAsync(string program, string[] arguments, CancellationToken ct)
    {
        var to = Builder();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        // In the environment, where other users of the machine do not see the password.
        foreach (var (key, value) in new Dictionary<string, string?> { ["PGHOST"] = to.Host, ["PGPORT"] = $"{to.Port}", ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password, ["PGDATABASE"] = to.Database })
            if (!string.IsNullOrEmpty(value)) start.Environment[key] = value;
        using var process = Process.Start(start) ?? throw new StartRefusedException($"{program} is not installed; it comes with the postgresql-client package.");
        var words = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0) throw new StartRefusedException($"{program} ended with {process.ExitCode}: {words.Trim()}");
    }
}
