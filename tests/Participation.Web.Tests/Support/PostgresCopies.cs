using System.Collections.Concurrent;
using Npgsql;

namespace Participation.Web.Tests.Support;

/// <summary>
/// Copies of one PostgreSQL database. Making one, warming its connections and dropping it takes longer than most tests, so a copy
/// is emptied and lent again. One that differs from its template in more than rows, or is still at work, is dropped.
/// </summary>
public sealed class PostgresCopies
{
    private const int IdleConnections = 8;

    private static readonly SemaphoreSlim Copying = new(1, 1);

    private readonly ConcurrentBag<string> _free = [];
    private readonly string _cluster, _template, _shape, _filled, _sequences;
    private readonly IReadOnlyDictionary<string, byte[]> _rows;

    private PostgresCopies(string cluster, string template, string shape, string filled, string sequences, IReadOnlyDictionary<string, byte[]> rows) =>
        (_cluster, _template, _shape, _filled, _sequences, _rows) = (cluster, template, shape, filled, sequences, rows);

    public static async Task<PostgresCopies> OfAsync(string cluster, string template)
    {
        // A template must have no connection left when it is copied.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster) { Database = template, Pooling = false }.ToString());
        await connection.OpenAsync();
        var tables = await TextsAsync(connection, "SELECT format('%I', relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
        var filled = string.Join(" UNION ALL ", tables.Select(t => $"SELECT '{t}' WHERE EXISTS (SELECT FROM {t})"));
        var rows = new Dictionary<string, byte[]>();
        foreach (var table in await TextsAsync(connection, filled)) rows[table] = await CopyOutAsync(connection, table);
        return new PostgresCopies(cluster, template, await ShapeAsync(connection), filled, await SequencesAsync(connection), rows);
    }

    public async Task<string> LendAsync()
    {
        if (_free.TryTake(out var used)) return used;
        var name = $"test_{Guid.CreateVersion7():N}";
        await Copying.WaitAsync();
        try
        {
            // Ten times quicker than by way of the write-ahead log, on a cluster that syncs nothing.
            await AdministerAsync(_cluster, $"CREATE DATABASE {name} TEMPLATE {_template} STRATEGY FILE_COPY");
        }
        finally
        {
            Copying.Release();
        }
        return new NpgsqlConnectionStringBuilder(_cluster) { Database = name, MaxPoolSize = 60 }.ToString();
    }

    public async Task TakeBackAsync(string lent)
    {
        if (await EmptyAsync(lent))
        {
            _free.Add(lent);
            return;
        }
        await DropAsync(lent);
    }

    private async Task DropAsync(string lent)
    {
        using (var connection = new NpgsqlConnection(lent)) NpgsqlConnection.ClearPool(connection);
        await AdministerAsync(_cluster, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(lent).Database} WITH (FORCE)");
    }

    private async Task<bool> EmptyAsync(string lent)
    {
        await using var connection = new NpgsqlConnection(lent);
        try
        {
            await connection.OpenAsync();
            if (await AtWorkAsync(connection) || await ShapeAsync(connection) != _shape) return false;
            await using var transaction = await connection.BeginTransactionAsync();
            // No trigger keeps a row, and no foreign key asks.
            await RunAsync(connection, "SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = '2s'");
            var filled = await TextsAsync(connection, _filled);
            if (filled.Count > 0) await RunAsync(connection, $"TRUNCATE {string.Join(", ", filled)} CASCADE");
            if (await SequencesAsync(connection) != _sequences) await RunAsync(connection, _sequences);
            foreach (var (table, bytes) in _rows)
            {
                await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
                await copy.WriteAsync(bytes);
            }
            await transaction.CommitAsync();
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    // Somebody whose client was killed, or more connections than the cluster can keep open for everybody.
    private static async Task<bool> AtWorkAsync(NpgsqlConnection connection) => (await TextsAsync(connection, $"""
        SELECT 'busy' FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' HAVING count(*) FILTER (WHERE state <> 'idle') > 0 OR count(*) > {IdleConnections}
        UNION ALL SELECT 'locked' FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory' AND d.datname = current_database()
        """)).Count > 0;

    private static async Task<string> ShapeAsync(NpgsqlConnection connection) => (await TextsAsync(connection, """
        SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
            SELECT 'table ' || relname || relkind::text || relnatts AS part FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'column ' || relname || attname || atttypid || attnotnull FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
            UNION ALL SELECT 'trigger ' || relname || tgname || tgenabled::text FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal
            UNION ALL SELECT 'function ' || proname || md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'rule ' || conname || convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%'
            UNION ALL SELECT 'extension ' || extname FROM pg_extension) parts
        """))[0];

    // The statements that bring every sequence to where it is.
    private static async Task<string> SequencesAsync(NpgsqlConnection connection) => string.Join("; ", await TextsAsync(connection, """
        SELECT format('SELECT setval(%L, %s, %L)', format('%I', sequencename), coalesce(last_value, start_value), last_value IS NOT NULL) FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename
        """));

    private static async Task<byte[]> CopyOutAsync(NpgsqlConnection connection, string table)
    {
        using var bytes = new MemoryStream();
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)")) await copy.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task AdministerAsync(string cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await RunAsync(connection, sql);
    }
}
