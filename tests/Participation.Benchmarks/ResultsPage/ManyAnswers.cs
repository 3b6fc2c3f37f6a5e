using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;
using Participation.Web.Features.Surveys;
using Participation.Web.Persistence.Sqlite;
using Participation.Web.Platform.Time;

namespace Participation.Benchmarks.ResultsPage;

/// <summary>
/// Answers over three fiscal years, at 24 points, by five ways in; a third with two further questions, one in a hundred with
/// words. Written beside the service, whose ready figures are then removed, so that its next start counts everything itself.
/// </summary>
public static class ManyAnswers
{
    private const int Points = 24;
    private const int PerBatch = 20_000;
    private static readonly WayIn[] Ways = [WayIn.Web, WayIn.Line, WayIn.Kiosk, WayIn.Ticket, WayIn.Paper];
    private static readonly DateOnly First = new(2024, 10, 1);
    private static readonly int Days = new DateOnly(2027, 9, 30).DayNumber - First.DayNumber + 1;

    public static async Task MakeAsync(BenchDatabase database, int count, CancellationToken ct)
    {
        await using var connection = Connect(database);
        await connection.OpenAsync(ct);
        await RunAsync(connection, "PRAGMA synchronous = OFF", database.Provider == "Sqlite", ct);
        var points = await PointsAsync(connection, ct);
        var kinds = await IdsAsync(connection, "SELECT id FROM service_kinds ORDER BY number", ct);
#pragma warning disable CA5394 // Made-up answers: the same every time.
        var chance = new Random(5);
        var started = Stopwatch.GetTimestamp();
        for (var done = 0; done < count;)
        {
            var batch = Math.Min(PerBatch, count - done);
            var (answers, choices, comments) = (new List<object[]>(), new List<object[]>(), new List<object[]>());
            for (var i = 0; i < batch; i++)
            {
                var id = RandomId(chance);
                var at = chance.Next(points.Count);
                var slot = ThaiCalendar.ToUtc(First.AddDays(chance.Next(Days)).ToDateTime(new TimeOnly(8 + chance.Next(8), 0)));
                var rating = chance.Next(10) switch { < 5 => 5, < 8 => 4, 8 => 3, _ => 1 + chance.Next(2) };
                answers.Add([id, PresetSurveys.ServiceId, PresetSurveys.ServiceFirstVersionId, points[at], kinds.Count == 0 ? DBNull.Value : kinds[at % kinds.Count], 0, rating, Ways[chance.Next(Ways.Length)].ToString(), slot, 0]);
                if (i % 3 == 0)
                {
                    choices.Add([id, "speed", rating]);
                    choices.Add([id, "courtesy", 1 + chance.Next(5)]);
                }
                if (i % 100 == 0) comments.Add([RandomId(chance), id, PresetSurveys.ServiceId, points[at], nameof(CommentKind.Remark), slot, "บริการดี", nameof(CommentStatus.New), "", Guid.Empty]);
            }
            await InsertAsync(connection, "survey_answers", ["id", "survey_id", "survey_version_id", "service_point_id", "service_kind_id", "residence", "rating", "way_in", "hour_slot", "mark"], answers, ct);
            await InsertAsync(connection, "answer_choices", ["answer_id", "question_key", "value"], choices, ct);
            await InsertAsync(connection, "citizen_comments", ["id", "answer_id", "survey_id", "service_point_id", "kind", "hour_slot", "text", "status", "note", "version"], comments, ct);
            done += batch;
            if (done % (PerBatch * 10) == 0 || done == count)
                Sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{database.Provider}: {done:N0} of {count:N0} answers made, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        }
#pragma warning restore CA5394
        foreach (var table in (string[])["choice_rollups", "hour_rollups", "satisfaction_rollups", "village_rollups"]) await RunAsync(connection, $"DELETE FROM {table}", true, ct);
        await RunAsync(connection, "ANALYZE", true, ct);
        // What the page reads must not still lie in the log.
        await RunAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", database.Provider == "Sqlite", ct);
    }

    private static DbConnection Connect(BenchDatabase database)
    {
        if (database.Provider == "Postgres") return new NpgsqlConnection(database.ConnectionString);
        // Touching the web project first binds SQLite for this process.
        _ = SqliteRuntime.LibraryVersion;
        return new SqliteConnection($"Data Source={Path.Combine(database.Folder, "participation.db")};Pooling=False");
    }

    private static async Task<List<Guid>> PointsAsync(DbConnection connection, CancellationToken ct)
    {
        var there = await IdsAsync(connection, "SELECT id FROM service_points ORDER BY code", ct);
        var rows = new List<object[]>();
        for (var n = there.Count; n < Points; n++)
        {
            there.Add(Guid.CreateVersion7());
            rows.Add([there[n], string.Create(CultureInfo.InvariantCulture, $"B{n + 10}"), string.Create(CultureInfo.InvariantCulture, $"ช่อง {n}"), "", "Counter", true, new DateTime(2024, 10, 1, 0, 0, 0, DateTimeKind.Utc), Guid.Empty]);
        }
        await InsertAsync(connection, "service_points", ["id", "code", "name", "place", "kind", "is_open", "created_at", "version"], rows, ct);
        return there;
    }

    private static async Task<List<Guid>> IdsAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static async Task InsertAsync(DbConnection connection, string table, string[] columns, List<object[]> rows, CancellationToken ct)
    {
        if (connection is NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)", ct);
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
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
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

    private static async Task RunAsync(DbConnection connection, string sql, bool applies, CancellationToken ct)
    {
        if (!applies) return;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Guid RandomId(Random chance)
    {
        var id = new byte[16];
#pragma warning disable CA5394 // As above.
        chance.NextBytes(id);
#pragma warning restore CA5394
        return new Guid(id);
    }
}
