using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Benchmarks.Processes;

/// <summary>Many rows put into a database beside the service, by the quickest way of its engine.</summary>
public static class BulkLoad
{
    public static DbConnection Connect(BenchDatabase database)
    {
        if (database.Provider == "Postgres") return new NpgsqlConnection(database.ConnectionString);
        // Touching the web project first binds SQLite for this process.
        _ = SqliteRuntime.LibraryVersion;
        return new SqliteConnection($"Data Source={Path.Combine(database.Folder, "participation.db")};Pooling=False");
    }

    /// <summary>The model of the database; nothing is saved through it.</summary>
    public static ParticipationContext Open(BenchDatabase database)
    {
        if (database.Provider == "Postgres")
        {
            var postgres = new DbContextOptionsBuilder<PostgresContext>();
            PersistenceFeature.UsePostgres(postgres, database.ConnectionString);
            return new PostgresContext(postgres.Options, new WriteGate(open: true));
        }
        var sqlite = new DbContextOptionsBuilder<SqliteContext>();
        PersistenceFeature.UseSqlite(sqlite, $"Data Source={Path.Combine(database.Folder, "participation.db")};Pooling=False");
        return new SqliteContext(sqlite.Options, new WriteGate(open: true));
    }

    public static Task BeginAsync(DbConnection connection, CancellationToken ct) => connection is SqliteConnection ? RunAsync(connection, "PRAGMA synchronous = OFF", ct) : Task.CompletedTask;

    public static async Task EndAsync(DbConnection connection, CancellationToken ct)
    {
        await RunAsync(connection, "ANALYZE", ct);
        // What the pages read must not still lie in the log.
        if (connection is SqliteConnection) await RunAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    public static async Task<List<Guid>> IdsAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    /// <summary>Entities with every column their model has.</summary>
    public static Task InsertAsync<T>(DbConnection connection, IModel model, IEnumerable<T> entities, CancellationToken ct) where T : class
    {
        var type = model.FindEntityType(typeof(T))!;
        var properties = type.GetProperties().ToList();
        var rows = entities.Select(e => properties.Select(p => Value(p, p.PropertyInfo!.GetValue(e))).ToArray()).ToList();
        return InsertAsync(connection, type.GetTableName()!, [.. properties.Select(p => p.GetColumnName())], rows, ct);
    }

    private static object Value(IProperty property, object? value) =>
        (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;

    /// <summary>Column names may be words of the language.</summary>
    public static async Task InsertAsync(DbConnection connection, string table, string[] columns, List<object[]> rows, CancellationToken ct)
    {
        if (connection is NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)", ct);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(ct);
                foreach (var value in row) await (value is DBNull ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, ct));
            }
            await copy.CompleteAsync(ct);
            return;
        }
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column;
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i];
            await command.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    public static async Task RunAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(ct);
    }
}
