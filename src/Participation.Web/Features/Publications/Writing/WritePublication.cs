using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

public sealed record PublicationText(PublicationKind Kind, string Title, string Summary, string Body, string Source, string LetterNumber, DateOnly? LetterDate, Guid? UnitId);

/// <summary>Who does something: the account, and as the audit trail names them.</summary>
public sealed record Doer(Guid AccountId, string Actor);

/// <summary>Writes a new text or goes on with one that is not submitted. Whoever saves becomes one of its authors.</summary>
public sealed class WritePublication(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int? number, PublicationText text, Guid seen, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        var publication = number is null ? null : await db.Set<Publication>().SingleOrDefaultAsync(p => p.Number == number, write);
        if (number is not null && publication is null) return new EditOutcome.Unknown();
        if (publication is not null && publication.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (publication is { MayBeWritten: false }) return new EditOutcome.Refused("", "เรื่องนี้ส่งขออนุมัติหรือเผยแพร่แล้ว แก้ข้อความไม่ได้");
        if (text.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused(nameof(text.UnitId), "ไม่พบหน่วยที่เลือก");

        var now = clock.Now();
        var before = publication is null ? null : Fields(publication);
        if (publication is null)
            db.Add(publication = new Publication { Id = Guid.CreateVersion7(now), Number = await db.NextPublicationNumberAsync(write), Kind = text.Kind, Title = text.Title, CreatedAt = now });
        // What came with a document stays a report.
        if (publication.Document is null) publication.Kind = text.Kind;
        (publication.Title, publication.Summary, publication.Body) = (text.Title, text.Summary, text.Body);
        (publication.Source, publication.LetterNumber, publication.LetterDate, publication.UnitId) = (text.Source, text.LetterNumber, text.LetterDate, text.UnitId);
        var key = publication.Number.ToString(CultureInfo.InvariantCulture);
        var changes = Fields(publication).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(key);
        await db.AddAuthorAsync(publication.Id, doer.AccountId, write);
        publication.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(doer.Actor, before is null ? "publication.written" : "publication.changed", PublicationFinding.Subject(publication.Number), changes));
        return new EditOutcome.Saved(key);
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มเรื่องใหม่ในเวลาเดียวกัน กรุณากดบันทึกอีกครั้ง"));

    private static Dictionary<string, string> Fields(Publication p) => new()
    {
        ["kind"] = p.Kind.ToString(),
        ["title"] = p.Title,
        ["summary"] = p.Summary,
        ["body"] = p.Body,
        ["source"] = p.Source,
        ["letter"] = $"{p.LetterNumber} {(p.LetterDate is { } day ? ThaiDate.Show(day) : "")}".Trim(),
        ["unit"] = p.UnitId?.ToString("N") ?? "",
    };
}
