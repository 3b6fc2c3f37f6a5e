using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Web.Tests.Support;

/// <summary>
/// A migrated database of its own for each test: a copy of a template that is migrated once per run.
/// PostgreSQL is the throw-away cluster that scripts/test starts.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string PostgresVariable = "PARTICIPATION_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresAsync);
    private static readonly SemaphoreSlim Copying = new(1, 1);

    private readonly Func<ValueTask> _drop;

    private TestDatabase(Database kind, string connectionString, Func<ValueTask> drop)
    {
        (Kind, ConnectionString, _drop) = (kind, connectionString, drop);
    }

    public Database Kind { get; }
    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(Database kind, string folder) => kind switch
    {
        Database.Sqlite => await CopySqliteAsync(folder),
        Database.Postgres => await CopyPostgresAsync(),
    };

    public ValueTask DisposeAsync() => _drop();

    private static async Task<TestDatabase> CopySqliteAsync(string folder)
    {
        File.Copy(await SqliteTemplate.Value, FileIn(folder));
        return In(folder);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "participation.db");

    /// <summary>The SQLite database that is in this folder already.</summary>
    public static TestDatabase In(string folder)
    {
        var file = FileIn(folder);
        return new TestDatabase(Database.Sqlite, $"Data Source={file}", () =>
        {
            using var connection = new SqliteConnection($"Data Source={file}");
            SqliteConnection.ClearPool(connection);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CopyPostgresAsync()
    {
        var template = await PostgresTemplate.Value;
        var name = $"test_{Guid.CreateVersion7():N}";
        await Copying.WaitAsync();
        try
        {
            // Ten times quicker than by way of the write-ahead log, on a cluster that syncs nothing.
            await AdministerAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        }
        finally
        {
            Copying.Release();
        }
        var connectionString = new NpgsqlConnectionStringBuilder(Cluster) { Database = name, MaxPoolSize = 60 }.ToString();
        return new TestDatabase(Database.Postgres, connectionString, async () =>
        {
            using (var connection = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(connection);
            await AdministerAsync($"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    private static string Cluster => Environment.GetEnvironmentVariable(PostgresVariable)
        ?? throw new InvalidOperationException($"Half of the tests need PostgreSQL. Run ./scripts/test, which starts one, or set {PostgresVariable} to the connection string of a cluster in which databases may be created.");

    private static async Task<string> MigrateSqliteAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("participation-template-").FullName, "template.db");
        var options = new DbContextOptionsBuilder<SqliteContext>();
        PersistenceFeature.UseSqlite(options, $"Data Source={file};Pooling=False");
        await using var db = new SqliteContext(options.Options, new WriteGate(open: true));
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return file;
    }

    private static async Task<string> MigratePostgresAsync()
    {
        var name = $"template_{Guid.CreateVersion7():N}";
        await AdministerAsync($"CREATE DATABASE {name}");
        var connectionString = new NpgsqlConnectionStringBuilder(Cluster) { Database = name, Pooling = false }.ToString();
        var options = new DbContextOptionsBuilder<PostgresContext>();
        PersistenceFeature.UsePostgres(options, connectionString);
        await using var db = new PostgresContext(options.Options, new WriteGate(open: true));
        await db.Database.MigrateAsync();
        return name;
    }

    private static async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Cluster) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
