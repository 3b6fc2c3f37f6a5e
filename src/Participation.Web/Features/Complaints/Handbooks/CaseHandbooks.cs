using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>The handbooks that there are.</summary>
public sealed class CaseHandbooks(ParticipationContext db)
{
    /// <summary>The one that holds.</summary>
    public Task<CaseHandbook?> LatestAsync(HandbookReader reader, CancellationToken ct) =>
        db.Set<CaseHandbook>().AsNoTracking().Where(h => h.Reader == reader).OrderByDescending(h => h.Edition).FirstOrDefaultAsync(ct);

    public Task<CaseHandbook?> FindAsync(Guid id, CancellationToken ct) => db.Set<CaseHandbook>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, ct);
}

/// <summary>Takes in a new edition.</summary>
public sealed class KeepHandbook(ParticipationContext db, FileStore store, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(HandbookReader reader, string title, CheckedFile file, string actor, CancellationToken ct)
    {
        // Before the transaction, since a slow disk must not hold up the register; the same file is stored once.
        var name = await store.SaveAsync(file, ct);
        return await db.EditAsync(async write =>
        {
            var last = await db.Set<CaseHandbook>().Where(h => h.Reader == reader).OrderByDescending(h => h.Edition).FirstOrDefaultAsync(write);
            if (last?.File == name) return new EditOutcome.Refused("Pdf", $"ไฟล์นี้คือฉบับที่ {last.Edition} ที่ใช้อยู่แล้ว");
            var edition = (last?.Edition ?? 0) + 1;
            db.Add(new CaseHandbook { Id = Guid.CreateVersion7(clock.Now()), Reader = reader, Edition = edition, Title = title, File = name, At = clock.Now(), By = actor });
            db.Audit(new AuditRecord(actor, "case_handbook.added", $"case_handbook:{reader}", new Dictionary<string, AuditChange>
            {
                ["edition"] = new(null, edition.ToString(CultureInfo.InvariantCulture)),
                ["title"] = new(null, title),
                ["file"] = new(null, name),
            }));
            return new EditOutcome.Saved();
        }, ct, new EditOutcome.Refused("", "มีคนเพิ่มคู่มือในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));
    }
}
