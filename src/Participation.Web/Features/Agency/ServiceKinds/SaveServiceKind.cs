using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

public sealed record ServiceKindDetails(string Name, Guid AreaId, Guid? UnitId, bool IsActive);

/// <summary>Adds a service to the catalogue, renames, moves or closes it. Its manual is written apart.</summary>
public sealed class SaveServiceKind(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int? number, ServiceKindDetails details, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var kind = number is null ? null : await db.Set<ServiceKind>().SingleOrDefaultAsync(k => k.Number == number, write);
        if (number is not null && kind is null) return new EditOutcome.Unknown();
        if (kind is not null && kind.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await db.Set<ServiceKind>().AnyAsync(k => k.Name == details.Name && k.Number != number, write)) return NameTaken;
        if (!await db.Set<ServiceArea>().AnyAsync(a => a.Id == details.AreaId, write)) return new EditOutcome.Refused(nameof(details.AreaId), "กรุณาเลือกด้าน");
        if (details.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused(nameof(details.UnitId), "ไม่พบหน่วยที่เลือก");

        var before = kind is null ? null : Fields(kind);
        var now = clock.Now();
        if (kind is null)
            db.Add(kind = new ServiceKind { Id = Guid.CreateVersion7(now), Number = await db.NextServiceNumberAsync(write), Name = details.Name, AreaId = details.AreaId, CreatedAt = now });
        (kind.Name, kind.AreaId, kind.UnitId, kind.IsActive) = (details.Name, details.AreaId, details.UnitId, details.IsActive);
        var changes = Fields(kind).ChangesSince(before);
        var key = kind.Number.ToString(CultureInfo.InvariantCulture);
        if (changes.Count == 0) return new EditOutcome.Saved(key);
        kind.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "service.added" : "service.changed", $"service:{key}", changes));
        return new EditOutcome.Saved(key);
    }, ct, NameTaken);

    private static EditOutcome.Refused NameTaken => new(nameof(ServiceKindDetails.Name), "มีงานบริการชื่อนี้แล้ว");

    private static Dictionary<string, string> Fields(ServiceKind kind) => new()
    {
        ["name"] = kind.Name,
        ["area"] = kind.AreaId.ToString("N"),
        ["unit"] = kind.UnitId?.ToString("N") ?? "",
        ["active"] = kind.IsActive ? "yes" : "no",
    };
}

public static class ServiceNumbers
{
    /// <summary>The next free number; the unique index decides between two at once.</summary>
    public static async Task<int> NextServiceNumberAsync(this ParticipationContext db, CancellationToken ct) =>
        (await db.Set<ServiceKind>().MaxAsync(k => (int?)k.Number, ct) ?? 0) + 1;
}
