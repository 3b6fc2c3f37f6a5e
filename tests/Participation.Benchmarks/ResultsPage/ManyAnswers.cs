using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;
using Participation.Web.Features.Surveys;
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
        await using var connection = BulkLoad.Connect(database);
        await connection.OpenAsync(ct);
        await BulkLoad.BeginAsync(connection, ct);
        var points = await PointsAsync(connection, ct);
        var kinds = await BulkLoad.IdsAsync(connection, "SELECT id FROM service_kinds ORDER BY number", ct);
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
            await BulkLoad.InsertAsync(connection, "survey_answers", ["id", "survey_id", "survey_version_id", "service_point_id", "service_kind_id", "residence", "rating", "way_in", "hour_slot", "mark"], answers, ct);
            await BulkLoad.InsertAsync(connection, "answer_choices", ["answer_id", "question_key", "value"], choices, ct);
            await BulkLoad.InsertAsync(connection, "citizen_comments", ["id", "answer_id", "survey_id", "service_point_id", "kind", "hour_slot", "text", "status", "note", "version"], comments, ct);
            done += batch;
            if (done % (PerBatch * 10) == 0 || done == count)
                Sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{database.Provider}: {done:N0} of {count:N0} answers made, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        }
#pragma warning restore CA5394
        foreach (var table in (string[])["choice_rollups", "hour_rollups", "satisfaction_rollups", "village_rollups"]) await BulkLoad.RunAsync(connection, $"DELETE FROM {table}", ct);
        await BulkLoad.EndAsync(connection, ct);
    }

    private static async Task<List<Guid>> PointsAsync(DbConnection connection, CancellationToken ct)
    {
        var there = await BulkLoad.IdsAsync(connection, "SELECT id FROM service_points ORDER BY code", ct);
        var rows = new List<object[]>();
        for (var n = there.Count; n < Points; n++)
        {
            there.Add(Guid.CreateVersion7());
            rows.Add([there[n], string.Create(CultureInfo.InvariantCulture, $"B{n + 10}"), string.Create(CultureInfo.InvariantCulture, $"ช่อง {n}"), "", "Counter", true, new DateTime(2024, 10, 1, 0, 0, 0, DateTimeKind.Utc), Guid.Empty]);
        }
        await BulkLoad.InsertAsync(connection, "service_points", ["id", "code", "name", "place", "kind", "is_open", "created_at", "version"], rows, ct);
        return there;
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
