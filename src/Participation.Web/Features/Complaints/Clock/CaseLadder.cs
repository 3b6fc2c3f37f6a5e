using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>How high in the office a case that nobody answers has gone.</summary>
public enum CaseRung
{
    Handler,
    UnitHead,
    Clerk,
    Chief,
}

/// <summary>
/// Whom a case goes up to by the positions of the agency: the handler, the head of the unit, the clerk (ปลัด), and after the breach the
/// head of the local government (นายก). Each rung hears with those below it; an empty one leaves nobody out, since the next hears anyway.
/// Nobody of the unit that a case is about is told.
/// </summary>
public sealed class CaseLadder(ParticipationContext db, PermissionHolders holders, CaseAround around, IStaffNotices staff, TimeProvider clock)
{
    /// <summary>The first day to remind is the handler's, the second the head's, further ones the clerk's.</summary>
    public static CaseRung RungOf(int reminder) => reminder switch
    {
        0 => CaseRung.Handler,
        1 => CaseRung.UnitHead,
        _ => CaseRung.Clerk,
    };

    /// <summary>The case's number goes out and nothing of what it is about.</summary>
    internal async Task TellAsync(OpenCase open, CaseRung upTo, string words, CancellationToken ct)
    {
        // A merged case is where the other one is.
        var at = open.Case.MergedIntoId is { } into ? await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == into, ct) : open.Case;
        var (place, today) = (at.Place(), ThaiCalendar.Day(clock.Now()));
        var mayWork = await holders.ReadAsync(Permission.WorkOnCases, place, ct);
        HashSet<Guid> told = at.HandlerId is { } handler && mayWork.Contains(handler) ? [handler] : [.. mayWork];
        if (upTo >= CaseRung.UnitHead) told.UnionWith(await HeadsAsync(at.UnitId, today, ct));
        if (upTo >= CaseRung.Clerk) told.UnionWith(await HoldersAsync(await around.ClerkAsync(ct), today, ct));
        if (upTo >= CaseRung.Chief)
        {
            told.UnionWith(await HoldersAsync(await around.ChiefAsync(ct), today, ct));
            told.UnionWith(await holders.ReadAsync(Permission.OverseeCases, place, ct));
        }
        var allowed = await holders.ReadAsync(Permission.SeeCases, place, ct);
        await staff.TellAsync([.. told.Where(allowed.Contains)], new StaffNotice(words, $"/staff/cases/{at.Id}"), ct);
    }

    /// <summary>Heads of the unit; where it has none, of the nearest above it that has.</summary>
    private async Task<IReadOnlyCollection<Guid>> HeadsAsync(Guid? unitId, DateOnly today, CancellationToken ct)
    {
        var units = await holders.AboveAsync(unitId, ct);
        var heads = await (from grant in db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today))
                           join position in db.Set<Position>() on grant.PositionId equals position.Id
                           where grant.Role == StaffRole.UnitHead && position.ClosedAt == null && position.UnitId != null && units.Contains(position.UnitId.Value)
                           select new { Grant = grant, Unit = position.UnitId!.Value }).ToListAsync(ct);
        foreach (var unit in units)
        {
            var found = new HashSet<Guid>();
            foreach (var head in heads.Where(h => h.Unit == unit && h.Grant.IsActive(today))) found.UnionWith(await HoldersAsync(head.Grant.PositionId, today, ct));
            if (found.Count > 0) return found;
        }
        return [];
    }

    private async Task<IReadOnlyCollection<Guid>> HoldersAsync(Guid? positionId, DateOnly today, CancellationToken ct) =>
        positionId is null ? [] : await db.Set<Holding>().Where(h => h.PositionId == positionId && h.From <= today && (h.Until == null || h.Until >= today)).Select(h => h.AccountId).ToListAsync(ct);
}
