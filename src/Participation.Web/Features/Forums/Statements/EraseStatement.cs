using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>A citizen's sentence goes because its author asks for it, on their own page or at the office. What was said to it stays counted.</summary>
public sealed class EraseStatement(ParticipationContext db, TimeProvider clock)
{
    /// <param name="id">Which.</param>
    /// <param name="actor">Null for its author.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<EditOutcome> RunAsync(Guid id, string? actor, CancellationToken ct)
    {
        var outcome = await db.EditAsync(async write =>
        {
            if (await db.Set<Statement>().SingleOrDefaultAsync(s => s.Id == id, write) is not { } statement) return new EditOutcome.Unknown();
            if (!statement.IsFromCitizen) return new EditOutcome.Refused("", "ข้อความนี้เป็นของสำนักงาน ให้ซ่อนแทน");
            var text = await db.Set<StatementText>().SingleAsync(t => t.StatementId == id, write);
            if (text.IsErased) return new EditOutcome.Saved();
            text.Erase();
            var now = clock.Now();
            var state = statement.State switch
            {
                StatementState.Waiting => StatementState.Declined,
                StatementState.Shown => StatementState.Hidden,
                StatementState.Declined or StatementState.Hidden => statement.State,
            };
            (statement.State, statement.DecidedAt, statement.Version) = (state, now, Guid.CreateVersion7(now));
            if (actor is not null) db.Audit(new AuditRecord(actor, "statement.erased", StatementTerms.Subject(id)));
            return new EditOutcome.Saved();
        }, ct);
        await db.OverwriteDeletedAsync(ct);
        return outcome;
    }
}
