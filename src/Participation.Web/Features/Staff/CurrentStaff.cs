using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

/// <summary>A position somebody holds today, with the roles it has today.</summary>
public sealed record HeldPosition(Guid Id, string Title, Guid? UnitId, IReadOnlyList<HeldRole> Roles);

public sealed record HeldRole(StaffRole Role, Guid? VillageId);

/// <summary>
/// The person signed in and what they may do now, read once per request. Roles that need a second factor sleep in a session
/// without one. Lists filter by <see cref="ReachOfAsync"/>.
/// </summary>
public sealed class CurrentStaff(ParticipationContext db, IHttpContextAccessor http, TimeProvider clock)
{
    private IReadOnlyList<HeldPosition>? _positions;
    private IReadOnlyDictionary<Guid, Guid>? _parents;

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public Guid AccountId => Http.User.AccountId();

    /// <summary>Whether this session was proved by a code as well as the password.</summary>
    public bool HasSecondFactor => Http.Items.TryGetValue(SessionKeys.SecondFactor, out var flag) && flag is true;

    public async Task<IReadOnlyList<HeldPosition>> PositionsAsync(CancellationToken ct)
    {
        if (_positions is not null) return _positions;
        if (Http.User.Identity?.IsAuthenticated != true) return _positions = [];
        return _positions = await OfAsync(AccountId, ct);
    }

    /// <summary>Roles that would be awake after a second factor.</summary>
    public async Task<IReadOnlyList<StaffRole>> SleepingAsync(CancellationToken ct) => HasSecondFactor
        ? []
        : (await PositionsAsync(ct)).SelectMany(p => p.Roles).Select(r => r.Role).Where(r => r.NeedsSecondFactor()).Distinct().Order().ToList();

    public async Task<Reach> ReachOfAsync(Permission permission, CancellationToken ct) => (await ReachAndPositionAsync(permission, ct)).Reach;

    public async Task<bool> MayAsync(Permission permission, CancellationToken ct) => !(await ReachOfAsync(permission, ct)).IsNothing;

    /// <summary>The units for which somebody does this, by the positions that let them, and those below; null where they do it for the whole agency, from no unit.</summary>
    public async Task<IReadOnlySet<Guid>?> UnitsAsync(Permission permission, CancellationToken ct)
    {
        var row = RoleTable.Of(permission);
        var found = new HashSet<Guid>();
        foreach (var position in (await PositionsAsync(ct)).Where(p => p.Roles.Any(r => row.Of(r.Role) != Extent.None && (HasSecondFactor || !r.Role.NeedsSecondFactor()))))
        {
            if (position.UnitId is not { } unit) return null;
            found.UnionWith(await UnitAndBelowAsync(unit, ct));
        }
        return found;
    }

    /// <summary>How far the permission reaches, and the position it comes from; null where everybody has it.</summary>
    internal async Task<(Reach Reach, Guid? Position)> ReachAndPositionAsync(Permission permission, CancellationToken ct)
    {
        var row = RoleTable.Of(permission);
        var positions = await PositionsAsync(ct);
        if (row.ForEveryone) return (Http.User.Identity?.IsAuthenticated == true ? Reach.Everything : Reach.Nothing, null);
        var (reach, from) = (Reach.Nothing, (Guid?)null);
        foreach (var position in positions)
        {
            foreach (var held in position.Roles.Where(r => HasSecondFactor || !r.Role.NeedsSecondFactor()))
            {
                var here = await ReachAsync(row.Of(held.Role), position, held.VillageId, ct);
                if (here.IsNothing) continue;
                if (from is null || (here.IsWhole && !reach.IsWhole)) from = position.Id;
                reach = reach.And(here);
            }
        }
        return reach.IsNothing ? (reach, from) : (reach with { Home = await HomeAsync(positions, ct) }, from);
    }

    private async Task<Reach> ReachAsync(Extent extent, HeldPosition position, Guid? villageId, CancellationToken ct) => extent switch
    {
        Extent.Whole => Reach.Everything,
        Extent.Own => new Reach(false, position.UnitId is { } unit ? await UnitAndBelowAsync(unit, ct) : new HashSet<Guid>(), villageId is { } village ? new HashSet<Guid> { village } : new HashSet<Guid>()) { Positions = new HashSet<Guid> { position.Id } },
        Extent.None => Reach.Nothing,
    };

    private async Task<HashSet<Guid>> UnitAndBelowAsync(Guid unit, CancellationToken ct)
    {
        var children = (await ParentsAsync(ct)).ToLookup(u => u.Value, u => u.Key);
        var found = new HashSet<Guid> { unit };
        var queue = new Queue<Guid>(found);
        while (queue.TryDequeue(out var next))
            foreach (var child in children[next]) if (found.Add(child)) queue.Enqueue(child);
        return found;
    }

    private async Task<HashSet<Guid>> HomeAsync(IReadOnlyList<HeldPosition> positions, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        foreach (var position in positions)
            for (var at = position.UnitId; at is { } here && found.Add(here); at = (await ParentsAsync(ct)).TryGetValue(here, out var above) ? above : null) { }
        return found;
    }

    private async Task<IReadOnlyDictionary<Guid, Guid>> ParentsAsync(CancellationToken ct) =>
        _parents ??= await db.Set<Unit>().Where(u => u.ParentId != null).ToDictionaryAsync(u => u.Id, u => u.ParentId!.Value, ct);

    private async Task<List<HeldPosition>> OfAsync(Guid accountId, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var positions = await (from holding in db.Set<Holding>().AsNoTracking()
                               join position in db.Set<Position>().AsNoTracking() on holding.PositionId equals position.Id
                               where holding.AccountId == accountId && holding.From <= today && (holding.Until == null || holding.Until >= today) && position.ClosedAt == null
                               orderby position.CreatedAt, position.Id
                               select position).Distinct().ToListAsync(ct);
        var ids = positions.ConvertAll(p => p.Id);
        var grants = await db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today)).Where(g => ids.Contains(g.PositionId)).ToListAsync(ct);
        return positions.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Select(p => new HeldPosition(p.Id, p.Title, p.UnitId,
            grants.Where(g => g.PositionId == p.Id && g.IsActive(today)).Select(g => new HeldRole(g.Role, g.VillageId)).Distinct().ToList())).ToList();
    }
}

internal static class SessionKeys
{
    internal static readonly object SecondFactor = new();
}
