using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Gives a text to whoever approves, or takes it back into the authors' hands.</summary>
public sealed class SubmitPublication(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Publication>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } publication) return new EditOutcome.Unknown();
        if (publication.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (!publication.MayBeWritten) return new EditOutcome.Refused("", "เรื่องนี้ส่งขออนุมัติแล้ว");
        if (publication.Summary.Length == 0) return new EditOutcome.Refused("Summary", "กรุณาใส่ใจความสั้น ๆ สำหรับอ่านออกเสียงและลง LINE");
        if (publication.Body.Length == 0) return new EditOutcome.Refused("Body", "กรุณาใส่เนื้อความ");
        // A report brings its source as its document; an internal letter is its own.
        if (publication.Source.Length == 0 && publication.Kind is PublicationKind.News or PublicationKind.Announcement) return new EditOutcome.Refused("Source", "กรุณาบอกที่มาของเรื่อง เช่น กองคลัง หรือสำนักงานท้องถิ่นจังหวัด");
        if (publication.LetterNumber.Length > 0 != publication.LetterDate.HasValue) return new EditOutcome.Refused("LetterDate", "กรุณาใส่ทั้งเลขที่หนังสือและวันที่ของหนังสือ หรือเว้นทั้งสองช่อง");
        var now = clock.Now();
        publication.Submit(now);
        publication.Version = Guid.CreateVersion7(now);
        // Who sends it in answers for its words.
        await db.AddAuthorAsync(publication.Id, doer.AccountId, write);
        db.Audit(new AuditRecord(doer.Actor, "publication.submitted", PublicationFinding.Subject(number)));
        return new EditOutcome.Saved();
    }, ct);

    public Task<EditOutcome> TakeBackAsync(int number, Guid seen, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Publication>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } publication) return new EditOutcome.Unknown();
        if (publication.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (publication.State is not (PublicationState.Submitted or PublicationState.Approved)) return new EditOutcome.Refused("", "เรื่องนี้ดึงกลับมาแก้ไม่ได้แล้ว");
        publication.TakeBack();
        // Another text needs another approval, and its own moment.
        await db.Set<PublicationSchedule>().Where(s => s.PublicationId == publication.Id && s.DoneAt == null).ExecuteDeleteAsync(write);
        publication.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(doer.Actor, "publication.taken_back", PublicationFinding.Subject(number)));
        return new EditOutcome.Saved();
    }, ct);
}
