using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Says what was wrong in something that is out. It is shown once somebody else has approved it.</summary>
public sealed class CorrectPublication(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, string text, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindPublicationAsync(number, write) is not { } publication) return new EditOutcome.Unknown();
        if (publication.State != PublicationState.Published) return new EditOutcome.Refused("Text", "แก้ไขให้ถูกต้องได้เฉพาะเรื่องที่เผยแพร่อยู่");
        var now = clock.Now();
        db.Add(new Correction { Id = Guid.CreateVersion7(now), PublicationId = publication.Id, Text = text, WrittenBy = doer.AccountId, WrittenAt = now });
        db.Audit(new AuditRecord(doer.Actor, "publication.correction_written", PublicationFinding.Subject(number), new Dictionary<string, AuditChange> { ["text"] = new(null, text) }));
        return new EditOutcome.Saved();
    }, ct);
}
