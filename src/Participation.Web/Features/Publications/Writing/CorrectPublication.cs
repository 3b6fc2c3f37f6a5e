using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Says what was wrong in something that is out. It is shown once somebody else has approved it.</summary>
public sealed class CorrectPublication(ParticipationContext db, TimeProvider clock)
{
    /// <param name="number">What is out.</param>
    /// <param name="text">What was wrong and what is right.</param>
    /// <param name="report">Who said that it is wrong: the report that is admitted by it; null where nobody did.</param>
    /// <param name="doer">Who writes it.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<EditOutcome> RunAsync(int number, string text, Guid? report, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindPublicationAsync(number, write) is not { } publication) return new EditOutcome.Unknown();
        if (publication.State != PublicationState.Published) return new EditOutcome.Refused("Text", "แก้ไขให้ถูกต้องได้เฉพาะเรื่องที่เผยแพร่อยู่");
        var now = clock.Now();
        var correction = new Correction { Id = Guid.CreateVersion7(now), PublicationId = publication.Id, Text = text, WrittenBy = doer.AccountId, WrittenAt = now };
        db.Add(correction);
        if (report is { } id)
        {
            if (await db.Set<AskedQuestion>().SingleOrDefaultAsync(q => q.Id == id && q.PublicationId == publication.Id && q.Kind == AskedKind.Error, write) is not { } question) return new EditOutcome.Unknown();
            if (question.CorrectionId is not null) return new EditOutcome.Refused("", "มีคำแก้ไขจากเรื่องที่แจ้งนี้แล้ว");
            question.Admit(correction.Id);
            question.Version = Guid.CreateVersion7(now);
            db.Audit(new AuditRecord(doer.Actor, "question.admitted", QuestionTerms.Subject(id)));
        }
        db.Audit(new AuditRecord(doer.Actor, "publication.correction_written", PublicationFinding.Subject(number), new Dictionary<string, AuditChange> { ["text"] = new(null, text) }));
        return new EditOutcome.Saved();
    }, ct);
}
