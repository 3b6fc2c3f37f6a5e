using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

public sealed record PostingDetails(Guid ChannelId, DateOnly PostedOn, string Note, CheckedFile? File);

/// <summary>Ticks a channel off, with the proof.</summary>
public sealed class LogChannel(ParticipationContext db, FileStore files, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(int number, PostingDetails details, Doer doer, CancellationToken ct)
    {
        // Before the transaction: a disk is slow, and a stored file that nothing names does no harm.
        var file = details.File is null ? "" : await files.SaveAsync(details.File, ct);
        return await db.EditAsync(async write =>
        {
            if (await db.FindPublicationAsync(number, write) is not { } publication) return new EditOutcome.Unknown();
            if (publication.State != PublicationState.Published) return new EditOutcome.Refused("", "บันทึกช่องทางได้เมื่อเผยแพร่แล้ว");
            if (publication.PublishedAt is { } published && details.PostedOn < ThaiCalendar.Day(published)) return new EditOutcome.Refused(nameof(details.PostedOn), "วันที่ก่อนวันเผยแพร่");
            if (!await db.Set<Channel>().AnyAsync(c => c.Id == details.ChannelId && c.IsActive, write)) return new EditOutcome.Refused(nameof(details.ChannelId), "กรุณาเลือกช่องทาง");
            var now = clock.Now();
            db.Add(new ChannelPosting
            {
                Id = Guid.CreateVersion7(now),
                PublicationId = publication.Id,
                ChannelId = details.ChannelId,
                PostedOn = details.PostedOn,
                Note = details.Note,
                File = file,
                RecordedAt = now,
                RecordedBy = doer.AccountId,
            });
            db.Audit(new AuditRecord(doer.Actor, "publication.posted", PublicationFinding.Subject(number), new Dictionary<string, AuditChange>
            {
                ["channel"] = new(null, details.ChannelId.ToString("N")),
                ["on"] = new(null, ThaiDate.Show(details.PostedOn)),
                ["proof"] = new(null, file.Length > 0 ? file : "note"),
            }));
            return new EditOutcome.Saved();
        }, ct);
    }
}
