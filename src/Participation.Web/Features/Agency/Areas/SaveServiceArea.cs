using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Adds an area of the agency's own, renames it, or takes it away. The plan's six are out of reach.</summary>
public sealed class SaveServiceArea(ParticipationContext db, TimeProvider clock)
{
    private static readonly EditOutcome.Refused IsPreset = new("", "หกด้านของแผนต้องอยู่ครบ แก้ไขหรือลบไม่ได้");

    public Task<EditOutcome> RunAsync(Guid? id, string name, bool isActive, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var area = id is null ? null : await db.Set<ServiceArea>().SingleOrDefaultAsync(a => a.Id == id, write);
        if (id is not null && area is null) return new EditOutcome.Unknown();
        if (area is { IsPreset: true }) return IsPreset;
        if (area is not null && area.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await db.Set<ServiceArea>().AnyAsync(a => a.Name == name && a.Id != id, write)) return new EditOutcome.Refused("Name", "มีด้านชื่อนี้แล้ว");

        var before = area is null ? null : Fields(area);
        var now = clock.Now();
        if (area is null) db.Add(area = new ServiceArea { Id = Guid.CreateVersion7(now), Number = await db.Set<ServiceArea>().MaxAsync(a => a.Number, write) + 1, Name = name });
        (area.Name, area.IsActive) = (name, isActive);
        var changes = Fields(area).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(area.Id.ToString());
        area.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "service_area.added" : "service_area.changed", $"service_area:{area.Number.ToString(CultureInfo.InvariantCulture)}", changes));
        return new EditOutcome.Saved(area.Id.ToString());
    }, ct, new EditOutcome.Refused("Name", "มีคนเพิ่มด้านในเวลาเดียวกัน กรุณากดอีกครั้ง"));

    /// <summary>Only while no service belongs to it; otherwise it can be closed.</summary>
    public Task<EditOutcome> RemoveAsync(Guid id, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ServiceArea>().SingleOrDefaultAsync(a => a.Id == id, write) is not { } area) return new EditOutcome.Unknown();
        if (area.IsPreset) return IsPreset;
        if (await db.Set<ServiceKind>().AnyAsync(k => k.AreaId == id, write)) return new EditOutcome.Refused("", "มีงานบริการอยู่ในด้านนี้ ลบไม่ได้ แต่ปิดไม่ให้ใช้ต่อได้");
        db.Remove(area);
        db.Audit(new AuditRecord(actor, "service_area.removed", $"service_area:{area.Number.ToString(CultureInfo.InvariantCulture)}", new Dictionary<string, AuditChange> { ["name"] = new(area.Name, null) }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีงานบริการอยู่ในด้านนี้ ลบไม่ได้ แต่ปิดไม่ให้ใช้ต่อได้"));

    private static Dictionary<string, string> Fields(ServiceArea area) => new() { ["name"] = area.Name, ["active"] = area.IsActive ? "yes" : "no" };
}
