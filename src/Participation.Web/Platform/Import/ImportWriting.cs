using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Import;

/// <summary>Writes the good rows of one file, a batch a commit, and notes in the same commit how far it is.</summary>
public sealed class ImportWriting(ParticipationContext db, ITableImport import, ImportProgress progress, string actor, string fileHash, TimeProvider clock)
{
    private readonly List<int> _overtaken = [];

    /// <summary>Lines whose record somebody else entered after the file was checked.</summary>
    public IReadOnlyList<int> Overtaken => _overtaken;

    public Task BeginAsync(Guid id, string kind, ImportPlan plan, CancellationToken ct) => db.WriteAsync(_ =>
    {
        var record = new ImportRecord { Id = id, Kind = kind, Actor = actor, Total = plan.Good.Count, StartedAt = clock.Now() };
        record.LeaveOut(plan.BadRows);
        db.Add(record);
        db.Audit(new AuditRecord(actor, "import.begun", $"import:{id:N}", new Dictionary<string, AuditChange> { ["table"] = new(null, kind), ["rows"] = new(null, Text(plan.Good.Count)), ["file_sha256"] = new(null, fileHash) }));
        return Task.CompletedTask;
    }, ct);

    public async Task<ImportRecord> WriteAsync(Guid id, ImportPlan plan, CancellationToken ct)
    {
        for (var from = 0; from < plan.Good.Count; from += ImportRuns.Batch)
        {
            var count = Math.Min(ImportRuns.Batch, plan.Good.Count - from);
            try
            {
                progress.Reached(await BatchAsync(id, plan, from, count, plan.Good[from + count - 1].Line, leftOut: 0, ct));
            }
            catch (DbUpdateException clash) when (clash is not DbUpdateConcurrencyException)
            {
                await AgainAsync(id, [.. plan.Good.Skip(from).Take(count)], ct);
            }
        }
        return await FinishAsync(id, ct);
    }

    /// <summary>Somebody entered one of these rows a moment ago: the others are written without it.</summary>
    private async Task AgainAsync(Guid id, IReadOnlyList<CsvRow> rows, CancellationToken ct)
    {
        var plan = await import.PlanAsync(rows, actor, ct);
        progress.Reached(await BatchAsync(id, plan, 0, plan.Good.Count, rows[^1].Line, rows.Count - plan.Good.Count, ct));
        _overtaken.AddRange(rows.Select(r => r.Line).Except(plan.Good.Select(r => r.Line)));
    }

    private async Task<int> BatchAsync(Guid id, ImportPlan plan, int from, int count, int line, int leftOut, CancellationToken ct)
    {
        var written = await db.WriteAsync(async write =>
        {
            await plan.WriteAsync(db, from, count, write);
            var record = await db.Set<ImportRecord>().SingleAsync(r => r.Id == id, write);
            record.Reach(line, count, leftOut);
            return record.Written;
        }, ct);
        // Ten thousand tracked rows would be looked through at every save.
        db.ChangeTracker.Clear();
        return written;
    }

    private Task<ImportRecord> FinishAsync(Guid id, CancellationToken ct) => db.WriteAsync(async write =>
    {
        var record = await db.Set<ImportRecord>().SingleAsync(r => r.Id == id, write);
        record.Finish(clock.Now());
        db.Audit(new AuditRecord(actor, "import.finished", $"import:{id:N}", new Dictionary<string, AuditChange>
        {
            ["table"] = new(null, record.Kind),
            ["rows"] = new(null, Text(record.Written)),
            ["left_out"] = new(null, Text(record.LeftOut)),
            ["file_sha256"] = new(null, fileHash),
        }));
        return record;
    }, ct);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
