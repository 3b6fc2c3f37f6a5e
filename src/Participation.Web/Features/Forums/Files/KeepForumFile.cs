using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>A checked file that is to stand on a forum's page.</summary>
public sealed record NewForumFile(ForumFileKind Kind, string Title, CheckedFile File, Guid RequestId);

/// <summary>Puts a file beside a forum. Whoever may read the forum may read it.</summary>
public sealed class KeepForumFile(ParticipationContext db, FileStore store, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(int number, NewForumFile wanted, string actor, CancellationToken ct)
    {
        // Stored before anything is written, since a slow disk must not hold up others; taken away again where nothing came of it.
        var name = await store.SaveUnguessableAsync(wanted.File, ct);
        var kept = false;
        try
        {
            var outcome = await db.WriteOnceAsync(write => AddAsync(number, wanted, name, actor, write), ct);
            kept = outcome is EditOutcome.Saved { Key: Fresh };
            return outcome;
        }
        finally
        {
            if (!kept) store.Delete(name);
        }
    }

    private const string Fresh = "new";

    private async Task<EditOutcome> AddAsync(int number, NewForumFile wanted, string name, string actor, CancellationToken ct)
    {
        if (await db.FindForumAsync(number, ct) is not { } forum) return new EditOutcome.Unknown();
        if (await db.Set<ForumFile>().AnyAsync(f => f.RequestId == wanted.RequestId, ct)) return new EditOutcome.Saved();
        var now = clock.Now();
        if (forum.State == ForumState.Cancelled) return new EditOutcome.Refused("", "เวทีนี้ยกเลิกแล้ว");
        if (wanted.Kind != ForumFileKind.Document && forum.Day > ThaiCalendar.Day(now)) return new EditOutcome.Refused("Kind", "ยังไม่ถึงวันจัด ใส่ภาพและรายงานการประชุมได้ตั้งแต่วันจัด");
        if (await db.Set<ForumFile>().CountAsync(f => f.ForumId == forum.Id && f.RemovedAt == null, ct) >= ForumFile.MostOfOneForum) return new EditOutcome.Refused("", $"เวทีหนึ่งมีได้ไม่เกิน {ForumFile.MostOfOneForum} ไฟล์");
        db.Add(ForumFile.Of(forum.Id, wanted.Kind, wanted.Title, name, wanted.RequestId, now));
        db.Audit(new AuditRecord(actor, "forum.file_added", ForumFinding.Subject(number), new Dictionary<string, AuditChange>
        {
            ["kind"] = new(null, wanted.Kind.ToString()),
            ["title"] = new(null, wanted.Title),
            ["bytes"] = new(null, wanted.File.Content.Length.ToString(CultureInfo.InvariantCulture)),
        }));
        return new EditOutcome.Saved(Fresh);
    }
}

/// <summary>Takes a file away for good. That there was one, when and why it went stays on the page.</summary>
public sealed class RemoveForumFile(ParticipationContext db, FileStore store, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid id, string reason, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ForumFile>().SingleOrDefaultAsync(f => f.Id == id && db.Set<Forum>().Any(x => x.Id == f.ForumId && x.Number == number), write) is not { } file) return new EditOutcome.Unknown();
        if (file.RemovedAt is not null) return new EditOutcome.Saved();
        var name = file.Name;
        file.Remove(reason, clock.Now());
        db.OnCommitted(() => store.Delete(name));
        db.Audit(new AuditRecord(actor, "forum.file_removed", ForumFinding.Subject(number), new Dictionary<string, AuditChange> { ["title"] = new(file.Title, null), ["reason"] = new(null, reason) }));
        return new EditOutcome.Saved();
    }, ct);
}
