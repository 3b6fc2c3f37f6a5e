using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Keeps when a colleague opened what was addressed to the staff, and when they said that they had read it.</summary>
public sealed class ReadNotice(ParticipationContext db, TimeProvider clock)
{
    public Task OpenAsync(Publication publication, Guid accountId, CancellationToken ct) => db.EditAsync(async write =>
    {
        var reader = await FindAsync(publication, accountId, write);
        reader.Open(clock.Now());
        return new EditOutcome.Saved();
    }, ct, OpenedTwice);

    public Task<EditOutcome> AcknowledgeAsync(int number, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Publication>().ToStaff().AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, write) is not { } publication) return new EditOutcome.Unknown();
        var reader = await FindAsync(publication, doer.AccountId, write);
        if (reader.AcknowledgedAt is not null) return new EditOutcome.Saved();
        reader.Acknowledge(clock.Now());
        db.Audit(new AuditRecord(doer.Actor, "publication.acknowledged", PublicationFinding.Subject(number)));
        return new EditOutcome.Saved();
    }, ct, OpenedTwice);

    // In two windows at once, by somebody who came after it was sent: one of them has written it.
    private static EditOutcome.Refused OpenedTwice => new("", "กดซ้ำเร็วเกินไป กรุณากดอีกครั้ง");

    // Somebody who came after it was sent reads it too.
    private async Task<NoticeReader> FindAsync(Publication publication, Guid accountId, CancellationToken ct)
    {
        if (await db.Set<NoticeReader>().SingleOrDefaultAsync(r => r.PublicationId == publication.Id && r.AccountId == accountId, ct) is { } there) return there;
        var reader = new NoticeReader { PublicationId = publication.Id, AccountId = accountId, SentAt = clock.Now() };
        db.Add(reader);
        return reader;
    }
}
