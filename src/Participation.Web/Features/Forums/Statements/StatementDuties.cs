using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums;

/// <summary>Sentences of citizens that nobody has read.</summary>
public sealed class StatementDuties(ParticipationContext db, CurrentStaff staff) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        if (!await staff.MayAsync(Permission.ModerateOpinions, ct)) return [];
        var waiting = await db.Set<Statement>().Where(s => s.State == StatementState.Waiting).GroupBy(s => s.ForumId).Select(g => new { Forum = db.Set<Forum>().Where(f => f.Id == g.Key).Select(f => f.Number).First(), Count = g.Count() }).ToListAsync(ct);
        return [.. waiting.OrderBy(w => w.Forum).Take(3).Select(w => new StaffDuty($"{w.Count} ข้อความสั้นจากประชาชนรออ่าน", $"/staff/forums/{w.Forum}/statements", Urgent: false))];
    }
}
