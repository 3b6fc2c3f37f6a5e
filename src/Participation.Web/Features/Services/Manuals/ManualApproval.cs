using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services;

/// <summary>What waits to be approved, and who there is to do it.</summary>
public sealed class ManualApproval(ParticipationContext db, CurrentStaff staff, PermissionHolders holders)
{
    private IQueryable<ServiceManual> Waiting => db.Set<ServiceManual>().Where(m => m.State == ManualState.Draft && m.SubmittedAt != null);

    public Task<int> CountWaitingAsync(CancellationToken ct) => Waiting.CountAsync(ct);

    /// <summary>Submitted by others and within reach of whoever is signed in.</summary>
    public async Task<int> CountMineToReadAsync(CancellationToken ct)
    {
        var reach = await staff.ReachOfAsync(Permission.ApproveManuals, ct);
        if (reach.IsNothing) return 0;
        var me = staff.AccountId;
        var waiting = Waiting.Where(m => !db.Set<ManualWriter>().Any(w => w.ManualId == m.Id && w.AccountId == me));
        if (reach.IsWhole) return await waiting.CountAsync(ct);
        var units = reach.Units.Select(u => (Guid?)u).ToList();
        return await waiting.CountAsync(m => db.Set<ServiceKind>().Any(k => k.Id == m.ServiceKindId && units.Contains(k.UnitId)), ct);
    }

    /// <summary>Drafts of whoever is signed in that came back.</summary>
    public Task<int> CountReturnedToMeAsync(CancellationToken ct)
    {
        var me = staff.AccountId;
        return db.Set<ServiceManual>().CountAsync(m => m.State == ManualState.Draft && m.ReturnedBecause != "" && db.Set<ManualWriter>().Any(w => w.ManualId == m.Id && w.AccountId == me), ct);
    }

    /// <summary>Whether there is anybody who may approve this draft and did not write it.</summary>
    public async Task<bool> HasReaderAsync(ServiceKind kind, ServiceManual draft, CancellationToken ct)
    {
        var writers = await db.WritersAsync(draft.Id, ct);
        return (await holders.ReadAsync(Permission.ApproveManuals, new Place(kind.UnitId), ct)).Except(writers).Any();
    }

    /// <summary>Whether one can write and another approve, so that no text goes out read by nobody but its writer.</summary>
    public async Task<bool> HasTwoPairsOfEyesAsync(CancellationToken ct)
    {
        var nowhere = new Place(null);
        var approvers = await holders.ReadAsync(Permission.ApproveManuals, nowhere, ct);
        return approvers.Count > 0 && approvers.Union(await holders.ReadAsync(Permission.WriteManuals, nowhere, ct)).Skip(1).Any();
    }
}
