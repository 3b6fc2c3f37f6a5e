using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// The way around a superior: a case about a unit or its head goes to the clerk's position, and neither that unit nor one below it gets it.
/// </summary>
public sealed class CaseAround(ParticipationContext db, PermissionHolders holders, TimeProvider clock)
{
    public static CaseChange.Refused Refused => new("UnitId", "เรื่องนี้เกี่ยวกับหน่วยงานนี้หรือหัวหน้าหน่วยงาน จึงส่งให้หน่วยนี้ไม่ได้ กรุณาเลือกหน่วยอื่น หรือให้ปลัดทำเอง");

    public async Task<bool> IsKeptFromAsync(Case about, Guid unitId, CancellationToken ct) =>
        about.AboutUnitId is { } named && (await holders.AboveAsync(unitId, ct)).Contains(named);

    /// <summary>The office's clerk (ปลัด); null where no such position is filled.</summary>
    public Task<Guid?> ClerkAsync(CancellationToken ct) => FilledAsync("ปลัด", ct);

    /// <summary>The head of the local government (นายก).</summary>
    public Task<Guid?> ChiefAsync(CancellationToken ct) => FilledAsync("นายก", ct);

    // The titles of these two are fixed by law, and every kind of local government begins them so; a deputy's begins with รอง.
    private async Task<Guid?> FilledAsync(string title, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        return await db.Set<Position>()
            .Where(p => p.ClosedAt == null && p.Title.StartsWith(title) && db.Set<Holding>().Any(h => h.PositionId == p.Id && h.From <= today && (h.Until == null || h.Until >= today)))
            .OrderBy(p => p.UnitId != null).ThenBy(p => p.CreatedAt).ThenBy(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
    }
}
