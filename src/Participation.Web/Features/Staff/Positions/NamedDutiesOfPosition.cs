using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>A duty that citizens see a name behind goes to another position before this one goes.</summary>
public sealed class NamedDutiesOfPosition(ParticipationContext db, TimeProvider clock) : IPositionWork
{
    public async Task<IReadOnlyList<PositionWork>> ListAsync(Guid positionId, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var grants = await db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today)).Where(g => g.PositionId == positionId).ToListAsync(ct);
        return [.. grants.Where(g => g.IsActive(today) && g.Role.IsNamed()).Select(g => g.Role).Distinct().Order()
            .Select(role => new PositionWork($"หน้าที่{role.Words()} ต้องมอบให้ตำแหน่งอื่นด้วยคำสั่งใหม่ก่อน", "/staff/positions"))];
    }
}
