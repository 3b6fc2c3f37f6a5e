using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>An order (คำสั่ง) that gives a position a role, as it is keyed in.</summary>
public sealed record RoleOrder(StaffRole Role, string OrderNumber, DateOnly OrderDate, DateOnly From, DateOnly? Until, Guid? VillageId = null);

/// <summary>
/// Gives a position a role by an order. An order for the same role and position renews it; with <c>replaces</c> it also
/// takes the role from the other positions that have it.
/// </summary>
public sealed class GiveRole(ParticipationContext db, TimeProvider clock)
{
    public Task<GiveRoleOutcome> RunAsync(Guid positionId, RoleOrder order, bool replaces, string actor, CancellationToken ct) => db.WriteAsync<GiveRoleOutcome>(async write =>
    {
        if (!await db.Set<Position>().AnyAsync(p => p.Id == positionId && p.ClosedAt == null, write)) return new GiveRoleOutcome.Unknown();
        if ((order.Role == StaffRole.VillageHead) != (order.VillageId is not null)
            || (order.VillageId is { } village && !await db.Set<Village>().AnyAsync(v => v.Id == village, write))) return new GiveRoleOutcome.NeedsVillage();
        if (Mistake(order) is { } mistake) return new GiveRoleOutcome.WrongTerm(mistake);

        var now = clock.Now();
        var last = order.From.AddDays(-1);
        var before = await db.Set<RoleGrant>().Where(g => g.Role == order.Role && g.VillageId == order.VillageId && g.EndedOn == null).ToListAsync(write);
        foreach (var grant in before.Where(g => g.PositionId == positionId || replaces))
        {
            grant.End(last);
            if (grant.PositionId != positionId) db.Audit(new AuditRecord(actor, "role.ended", PositionSubject.Of(grant.PositionId), Change(order.Role, order.OrderNumber, last)));
        }
        db.Add(new RoleGrant
        {
            Id = Guid.CreateVersion7(now),
            PositionId = positionId,
            Role = order.Role,
            VillageId = order.VillageId,
            OrderNumber = order.OrderNumber,
            OrderDate = order.OrderDate,
            From = order.From,
            Until = order.Until,
        });
        db.Audit(new AuditRecord(actor, "role.given", PositionSubject.Of(positionId), Change(order.Role, order.OrderNumber, order.From)));
        return new GiveRoleOutcome.Given();
    }, ct);

    public async Task<GiveRoleOutcome> EndAsync(Guid positionId, Guid grantId, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<GiveRoleOutcome>(async write =>
            {
                if (await db.Set<RoleGrant>().SingleOrDefaultAsync(g => g.Id == grantId && g.PositionId == positionId && g.EndedOn == null, write) is not { } grant)
                    return new GiveRoleOutcome.Unknown();
                var yesterday = ThaiCalendar.Day(clock.Now()).AddDays(-1);
                grant.End(yesterday);
                db.Audit(new AuditRecord(actor, "role.ended", PositionSubject.Of(positionId), Change(grant.Role, grant.OrderNumber, yesterday)));
                await Administrators.DemandOneAsync(db, write);
                return new GiveRoleOutcome.Given();
            }, ct);
        }
        catch (Administrators.NobodyLeftException)
        {
            return new GiveRoleOutcome.NoAdministratorLeft();
        }
    }

    private static string? Mistake(RoleOrder order)
    {
        if (order.Until < order.From) return "วันสิ้นสุดต้องไม่ก่อนวันเริ่ม";
        if (order is { Role: StaffRole.Administrator, Until: not null }) return "ผู้ดูแลระบบไม่มีวันสิ้นสุด ถ้าเปลี่ยนคน ให้ส่งมอบตำแหน่ง";
        if (order.Role.IsNamed() && order.Until is null) return "หน้าที่นี้ต้องมีวันสิ้นสุดตามคำสั่ง";
        return RoleGrant.LatestEnd(order.Role, order.From) is { } latest && order.Until > latest
            ? $"หน้าที่นี้ต้องออกคำสั่งใหม่ทุกปีงบประมาณ วันสิ้นสุดไม่เกิน {ThaiCalendar.ShortDate(latest)}"
            : null;
    }

    private static Dictionary<string, AuditChange> Change(StaffRole role, string order, DateOnly day) => new()
    {
        ["role"] = new(null, role.ToString()),
        ["order"] = new(null, order),
        ["day"] = new(null, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };
}

public abstract record GiveRoleOutcome
{
    private GiveRoleOutcome() { }

    public abstract T Match<T>(
        Func<Given, T> given, Func<WrongTerm, T> wrongTerm, Func<NeedsVillage, T> needsVillage, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown);

    public sealed record Given : GiveRoleOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<WrongTerm, T> wrongTerm, Func<NeedsVillage, T> needsVillage, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => given(this);
    }

    /// <summary>The days do not fit the role; why, in words.</summary>
    public sealed record WrongTerm(string Words) : GiveRoleOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<WrongTerm, T> wrongTerm, Func<NeedsVillage, T> needsVillage, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => wrongTerm(this);
    }

    /// <summary>A village head's role names a village, and no other role does.</summary>
    public sealed record NeedsVillage : GiveRoleOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<WrongTerm, T> wrongTerm, Func<NeedsVillage, T> needsVillage, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => needsVillage(this);
    }

    public sealed record NoAdministratorLeft : GiveRoleOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<WrongTerm, T> wrongTerm, Func<NeedsVillage, T> needsVillage, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => noAdministratorLeft(this);
    }

    public sealed record Unknown : GiveRoleOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<WrongTerm, T> wrongTerm, Func<NeedsVillage, T> needsVillage, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => unknown(this);
    }
}
