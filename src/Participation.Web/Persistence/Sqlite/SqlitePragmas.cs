using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Participation.Web.Persistence.Sqlite;

/// <summary>
/// What every connection to the file needs. synchronous is read back: a connection that would lose an acknowledged
/// commit on a power cut must not exist.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite works in the calling thread; asynchronous calls would only pretend.
        Apply(connection);
        return Task.CompletedTask;
    }

    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA synchronous;";
        var level = command.ExecuteScalar();
        if (level is not 2L) throw new InvalidOperationException($"SQLite opened with synchronous={level}; 2 (FULL) is required.");
    }
}
