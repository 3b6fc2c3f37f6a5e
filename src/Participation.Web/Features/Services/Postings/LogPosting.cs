using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

public sealed record PostingDetails(PostingPlace Place, Guid? PointId, DateOnly PostedOn, string Note, CheckedFile? Photo);

/// <summary>Records that the published edition hangs at a place or stands on a website, with the proof.</summary>
public sealed class LogPosting(ParticipationContext db, FileStore files, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(int number, PostingDetails details, string actor, CancellationToken ct)
    {
        var photo = details.Photo is null ? "" : await files.SaveAsync(details.Photo, ct);
        return await db.EditAsync(async write =>
        {
            var manual = await db.Set<ServiceManual>().Where(m => m.State == ManualState.Published && db.Set<ServiceKind>().Any(k => k.Id == m.ServiceKindId && k.Number == number))
                .Select(m => new { m.Id, m.Edition }).SingleOrDefaultAsync(write);
            if (manual is null) return new EditOutcome.Refused("", "ต้องเผยแพร่คู่มือก่อน จึงบันทึกการปิดประกาศได้");
            if (details.PointId is { } point && !await db.Set<ServicePoint>().AnyAsync(p => p.Id == point, write)) return new EditOutcome.Refused("PointId", "ไม่พบจุดบริการที่เลือก");
            var now = clock.Now();
            var posting = new ManualPosting
            {
                Id = Guid.CreateVersion7(now),
                ManualId = manual.Id,
                Place = details.Place,
                PointId = details.PointId,
                PostedOn = details.PostedOn,
                Note = details.Note,
                Photo = photo,
                RecordedAt = now,
                Actor = actor,
            };
            db.Add(posting);
            db.Audit(new AuditRecord(actor, "manual.posted", SaveManualDraft.Subject(number), new Dictionary<string, AuditChange>
            {
                ["place"] = new(null, details.Place.ToString()),
                ["on"] = new(null, ThaiDate.Show(details.PostedOn)),
                ["proof"] = new(null, photo.Length > 0 ? photo : "note"),
            }));
            return new EditOutcome.Saved();
        }, ct);
    }
}
