using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Import;

public enum ImportState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>One file on its way in.</summary>
public sealed class ImportRun(string kind)
{
    public string Kind => kind;
    public ImportState State { get; set; }
    public int Total { get; set; }
    public ImportProgress Progress { get; } = new();
    public string Words { get; set; } = "";
}

/// <summary>
/// Keeps a file between its preview and the decision, and writes it in the background so that nobody waits on a white page.
/// Every row is checked before the first is written; then they go in by small commits, between which everybody else writes
/// too. After a crash the rest follows at the next start: the file and an <see cref="ImportRecord"/> say from where. On several
/// instances the page has to reach the one that took the file.
/// </summary>
public sealed class ImportRuns(DataFolder folder, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ImportRuns> log)
{
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Rows in one commit: a few tens of milliseconds, for which nobody notices that they wait.</summary>
    public const int Batch = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Guid, ImportRun> _runs = new();

    public async Task<Guid> KeepAsync(string kind, Stream content, CancellationToken ct)
    {
        Forget();
        var id = Guid.CreateVersion7(clock.Now());
        await using (var file = File.Create(PathOf(kind, id))) await content.CopyToAsync(file, ct);
        _runs[id] = new ImportRun(kind);
        return id;
    }

    /// <summary>The kept file's bytes, or null where there is none any more.</summary>
    public async Task<byte[]?> ReadAsync(string kind, Guid id, CancellationToken ct) =>
        File.Exists(PathOf(kind, id)) ? await File.ReadAllBytesAsync(PathOf(kind, id), ct) : null;

    public ImportRun? Find(string kind, Guid id) => _runs.TryGetValue(id, out var run) && run.Kind == kind ? run : null;

    /// <summary>Begins to write, unless it has begun; what a failure interrupted goes on where it was. Returns at once.</summary>
    public void Start(string kind, Guid id, bool onlyGoodRows, int rows, string actor)
    {
        var run = _runs.GetOrAdd(id, _ => new ImportRun(kind));
        lock (run)
        {
            if (run.State is ImportState.Running or ImportState.Done) return;
            (run.State, run.Total) = (ImportState.Running, rows);
        }
        _ = Task.Run(() => RunAsync(run, kind, id, onlyGoodRows, actor, lifetime.ApplicationStopping));
    }

    /// <summary>Goes on with what an earlier run of the process did not finish.</summary>
    public async Task ResumeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<ParticipationContext>().Set<ImportRecord>().AsNoTracking().Where(r => r.FinishedAt == null).OrderBy(r => r.StartedAt).ToListAsync(ct);
        foreach (var record in open.Where(r => File.Exists(PathOf(r.Kind, r.Id))))
        {
            var run = _runs.GetOrAdd(record.Id, _ => new ImportRun(record.Kind));
            (run.State, run.Total) = (ImportState.Running, record.Total);
            await RunAsync(run, record.Kind, record.Id, onlyGoodRows: true, record.Actor, ct);
        }
    }

    private async Task RunAsync(ImportRun run, string kind, Guid id, bool onlyGoodRows, string actor, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            var import = scope.ServiceProvider.GetServices<ITableImport>().Single(i => i.Key == kind);
            var file = await File.ReadAllBytesAsync(PathOf(kind, id), ct);
            File.SetLastWriteTimeUtc(PathOf(kind, id), clock.Now());
            var begun = await db.Set<ImportRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
            // Looked at once more: somebody may have entered the same meanwhile.
            var plan = await import.PlanAsync([.. CsvTable.Read(file).Rows.Where(r => r.Line > (begun?.ReachedLine ?? 0))], actor, ct);
            if (begun is null && plan.Errors.Count > 0 && !onlyGoodRows)
            {
                (run.Words, run.State) = ("มีแถวที่ไม่ถูกต้อง ยังไม่ได้นำเข้าแถวใดเลย", ImportState.Failed);
                return;
            }
            run.Total = begun?.Total ?? plan.Good.Count;
            var writing = new ImportWriting(db, import, run.Progress, actor, Convert.ToHexStringLower(SHA256.HashData(file)), clock);
            if (begun is null) await writing.BeginAsync(id, kind, plan, ct);
            var end = await writing.WriteAsync(id, plan, ct);
            run.Total = end.Written;
            run.Words = writing.Overtaken.Count == 0 ? "" : $"เว้น {writing.Overtaken.Count} แถวที่มีคนเพิ่มข้อมูลเดียวกันระหว่างนำเข้า บรรทัด {string.Join(", ", writing.Overtaken.Take(20).Select(l => l.ToString(CultureInfo.InvariantCulture)))}";
            run.Progress.Reached(run.Total);
            run.State = ImportState.Done;
            File.Delete(PathOf(kind, id));
        }
#pragma warning disable CA1031 // Nobody awaits this: what is not told here is told nowhere.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!ct.IsCancellationRequested) log.LogError(failure, "The import of {Kind} stopped", kind);
            var done = run.Progress.Done;
            (run.Words, run.State) = (done == 0
                ? "นำเข้าไม่สำเร็จ ยังไม่ได้นำเข้าแถวใดเลย กรุณาลองใหม่"
                : string.Create(CultureInfo.InvariantCulture, $"นำเข้าถึงแถวที่ {done} แล้วหยุด กดนำเข้าต่อได้ ระบบไม่นำเข้าแถวเดิมซ้ำ"), ImportState.Failed);
        }
    }

    private void Forget()
    {
        foreach (var file in new DirectoryInfo(folder.Subfolder("imports")).EnumerateFiles())
            if (file.LastWriteTimeUtc < clock.Now() - Kept) file.Delete();
    }

    private string PathOf(string kind, Guid id) => Path.Combine(folder.Subfolder("imports"), $"{kind}-{id:N}.csv");
}

/// <summary>Goes on after a start with what the process before it was writing.</summary>
public sealed class ImportResume(ImportRuns runs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runs.ResumeAsync(stoppingToken);
}
