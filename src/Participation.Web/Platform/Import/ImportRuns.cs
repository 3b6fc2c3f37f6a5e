using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
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
/// Everything or nothing: one transaction. The file lies in the data folder until then; a restart loses only the progress,
/// and the file can be looked at again. On several instances the page has to reach the one that took the file.
/// </summary>
public sealed class ImportRuns(DataFolder folder, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ImportRuns> log)
{
    public const int MaxBytes = 20 * 1024 * 1024;
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

    /// <summary>Begins to write, unless it has begun. Returns at once.</summary>
    public void Start(string kind, Guid id, bool onlyGoodRows, int rows, string actor)
    {
        var run = _runs.GetOrAdd(id, _ => new ImportRun(kind));
        lock (run)
        {
            if (run.State is ImportState.Running or ImportState.Done) return;
            (run.State, run.Total) = (ImportState.Running, rows);
        }
        _ = Task.Run(() => WriteAsync(run, kind, id, onlyGoodRows, actor, lifetime.ApplicationStopping));
    }

    private async Task WriteAsync(ImportRun run, string kind, Guid id, bool onlyGoodRows, string actor, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var import = scope.ServiceProvider.GetServices<ITableImport>().Single(i => i.Key == kind);
            var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            var file = await File.ReadAllBytesAsync(PathOf(kind, id), ct);
            // Looked at once more: somebody may have entered the same meanwhile.
            var plan = await import.PlanAsync(CsvTable.Read(file).Rows, actor, ct);
            if (plan.Errors.Count > 0 && !onlyGoodRows)
            {
                (run.Words, run.State) = ("มีแถวที่ไม่ถูกต้อง ยังไม่ได้นำเข้าแถวใดเลย", ImportState.Failed);
                return;
            }
            run.Total = plan.Good.Count;
            await db.WriteAsync(async write =>
            {
                await plan.WriteAsync(db, run.Progress, write);
                db.Audit(new AuditRecord(actor, $"{kind}.imported", $"import:{id:N}", new Dictionary<string, AuditChange>
                {
                    ["rows"] = new(null, plan.Good.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    ["left_out"] = new(null, plan.BadRows.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    ["file_sha256"] = new(null, Convert.ToHexStringLower(SHA256.HashData(file))),
                }));
            }, ct);
            run.Progress.Reached(run.Total);
            run.State = ImportState.Done;
            File.Delete(PathOf(kind, id));
        }
        catch (DbUpdateException)
        {
            (run.Words, run.State) = ("มีคนเพิ่มข้อมูลเดียวกันระหว่างนำเข้า ยังไม่ได้นำเข้าแถวใดเลย กรุณาตรวจแล้วลองใหม่", ImportState.Failed);
        }
#pragma warning disable CA1031 // Nobody awaits this: what is not told here is told nowhere.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "The import of {Kind} failed", kind);
            (run.Words, run.State) = ("นำเข้าไม่สำเร็จ ยังไม่ได้นำเข้าแถวใดเลย กรุณาลองใหม่", ImportState.Failed);
        }
    }

    private void Forget()
    {
        foreach (var file in new DirectoryInfo(folder.Subfolder("imports")).EnumerateFiles())
            if (file.LastWriteTimeUtc < clock.Now() - Kept) file.Delete();
    }

    private string PathOf(string kind, Guid id) => Path.Combine(folder.Subfolder("imports"), $"{kind}-{id:N}.csv");
}
