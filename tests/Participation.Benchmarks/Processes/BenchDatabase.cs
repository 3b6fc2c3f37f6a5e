using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Benchmarks.Processes;

/// <summary>A data folder on disk, and a fresh database of one engine: SQLite in it, or PostgreSQL in the cluster scripts/bench starts.</summary>
public sealed class BenchDatabase : IAsyncDisposable
{
    private BenchDatabase(string provider, string folder, string connectionString) =>
        (Provider, Folder, ConnectionString) = (provider, folder, connectionString);

    public string Provider { get; }
    public string Folder { get; }
    public string ConnectionString { get; }

    public static BenchDatabase Sqlite() => new("Sqlite", NewFolder(), "");

    public static async Task<BenchDatabase> PostgresAsync(CancellationToken ct)
    {
        var name = $"bench_{Guid.CreateVersion7():N}";
        await AdministerAsync($"CREATE DATABASE {name}", ct);
        return new BenchDatabase("Postgres", NewFolder(), new NpgsqlConnectionStringBuilder(Cluster) { Database = name, MaxPoolSize = 60 }.ToString());
    }

    /// <summary>One number out of the database, read beside the running service.</summary>
    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var connection = Connect();
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == "Postgres")
        {
            NpgsqlConnection.ClearAllPools();
            await AdministerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)", CancellationToken.None);
        }
        Directory.Delete(Folder, recursive: true);
    }

    private static string Cluster => Environment.GetEnvironmentVariable("PARTICIPATION_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Benches are started by scripts/bench, which starts a PostgreSQL for them.");

    // Not /tmp, which may live in memory: what is measured here is the disk.
    private static string NewFolder() => Directory.CreateDirectory(Path.Combine("/var/tmp", $"participation-bench-{Guid.CreateVersion7():N}")).FullName;

    private DbConnection Connect()
    {
        if (Provider == "Postgres") return new NpgsqlConnection(ConnectionString);
        // Touching the web project first binds SQLite for this process.
        _ = SqliteRuntime.LibraryVersion;
        return new SqliteConnection($"Data Source={Path.Combine(Folder, "participation.db")};Mode=ReadOnly;Pooling=False");
    }

    private static async Task AdministerAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Cluster) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
