using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Web.Tests.Support;

/// <summary>
/// A migrated database of its own for each test: a copy of a template that is migrated once per run, see <see cref="PostgresCopies"/>.
/// PostgreSQL is the throw-away cluster that scripts/test starts.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string PostgresVariable = "PARTICIPATION_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<PostgresCopies>> Postgres = new(MigratePostgresAsync);

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
        Database.Postgres => await LendPostgresAsync(),
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

    private static async Task<TestDatabase> LendPostgresAsync()
    {
        var copies = await Postgres.Value;
        var lent = await copies.LendAsync();
        return new TestDatabase(Database.Postgres, lent, async () => await copies.TakeBackAsync(lent));
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

    private static async Task<PostgresCopies> MigratePostgresAsync()
    {
        var name = $"template_{Guid.CreateVersion7():N}";
        await PostgresCopies.AdministerAsync(Cluster, $"CREATE DATABASE {name}");
        var connectionString = new NpgsqlConnectionStringBuilder(Cluster) { Database = name, Pooling = false }.ToString();
        var options = new DbContextOptionsBuilder<PostgresContext>();
        PersistenceFeature.UsePostgres(options, connectionString);
        await using var db = new PostgresContext(options.Options, new WriteGate(open: true));
        await db.Database.MigrateAsync();
        return await PostgresCopies.OfAsync(Cluster, name);
    }
}
