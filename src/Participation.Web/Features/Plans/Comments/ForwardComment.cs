using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>Hands a comment to the unit that is to answer it. Everybody reads that unit with the answer.</summary>
public sealed class ForwardComment(ParticipationContext db, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(Guid id, Guid seen, Guid? unit, string actor, CancellationToken ct)
    {
        if (unit is null || !await db.Set<Unit>().AnyAsync(u => u.Id == unit && u.IsActive, ct)) return new EditOutcome.Refused("To", "กรุณาเลือกหน่วยที่จะตอบ");
        return await db.ChangeCommentAsync(id, seen, clock.Now(), (comment, text) =>
        {
            if (text.ErasedAt is not null) return new EditOutcome.Refused("To", "ผู้เขียนขอลบข้อความแล้ว ไม่ต้องตอบ");
            if (comment.UnitId == unit) return null;
            db.Audit(new AuditRecord(actor, "plan_comment.forwarded", CommentTerms.Subject(id), new Dictionary<string, AuditChange> { ["unit"] = new(comment.UnitId?.ToString("N"), unit.Value.ToString("N")) }));
            comment.UnitId = unit;
            return null;
        }, ct);
    }
}
