using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

public sealed record UnitDetails(UnitLevel Level, Guid? ParentId, string Name, string Aliases, int SortOrder, bool IsActive);

/// <summary>Adds a unit, or renames, moves, closes and reopens one. A unit is never deleted.</summary>
public sealed class SaveUnit(ParticipationContext db, TimeProvider clock)
{
    /// <summary><paramref name="id"/> is null for a new unit.</summary>
    public Task<EditOutcome> RunAsync(Guid? id, UnitDetails details, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var units = await db.Set<Unit>().ToListAsync(write);
        var unit = units.SingleOrDefault(u => u.Id == id);
        if (id is not null && unit is null) return new EditOutcome.Unknown();
        if (unit is not null && unit.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (Problem(units, unit, details) is { } problem) return problem;

        var before = unit is null ? null : Fields(unit);
        var now = clock.Now();
        if (unit is null) db.Add(unit = new Unit { Id = Guid.CreateVersion7(now), Level = details.Level, Name = details.Name });
        (unit.Level, unit.ParentId, unit.Name, unit.Aliases, unit.SortOrder, unit.IsActive) =
            (details.Level, details.ParentId, details.Name, details.Aliases, details.SortOrder, details.IsActive);
        var changes = Fields(unit).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(unit.Id.ToString());
        unit.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "unit.added" : "unit.changed", $"unit:{unit.Id:N}", changes));
        return new EditOutcome.Saved(unit.Id.ToString());
    }, ct);

    private static EditOutcome.Refused? Problem(List<Unit> units, Unit? unit, UnitDetails details)
    {
        var parent = units.SingleOrDefault(u => u.Id == details.ParentId);
        if (details.Level == UnitLevel.Division && details.ParentId is not null) return new(nameof(details.ParentId), "สำนักหรือกองไม่อยู่ใต้หน่วยอื่น กรุณาเลือก ไม่อยู่ใต้หน่วยใด");
        if (details.Level != UnitLevel.Division && parent is null) return new(nameof(details.ParentId), "กรุณาเลือกว่าอยู่ใต้หน่วยใด");
        if (parent is not null && parent.Level >= details.Level) return new(nameof(details.ParentId), $"{details.Level.Word()} อยู่ใต้ {parent.Level.Word()} ไม่ได้");
        var (id, wasLevel) = (unit?.Id ?? Guid.Empty, unit?.Level);
        var below = units.Where(u => u.ParentId == id).ToList();
        if (details.Level != wasLevel && below.Exists(u => u.Level <= details.Level)) return new(nameof(details.Level), "มีหน่วยที่อยู่ข้างใต้ กรุณาย้ายหน่วยนั้นก่อน");
        if (!details.IsActive && below.Exists(u => u.IsActive)) return new(nameof(details.IsActive), "ยังมีหน่วยที่อยู่ข้างใต้เปิดใช้อยู่ กรุณาปิดหรือย้ายหน่วยนั้นก่อน");
        var names = details.Aliases.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(details.Name).ToHashSet();
        // The same งาน may exist below two กอง; two units of one parent with one name would be the same in every report.
        var twin = units.FirstOrDefault(u => u.Id != id && u.ParentId == details.ParentId && (names.Contains(u.Name) || u.Aliases.Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(names.Contains)));
        return twin is null ? null : new(nameof(details.Name), $"มีหน่วยชื่อนี้แล้ว คือ {twin.Name}");
    }

    private static Dictionary<string, string> Fields(Unit unit) => new()
    {
        ["name"] = unit.Name,
        ["aliases"] = unit.Aliases,
        ["level"] = unit.Level.ToString(),
        ["parent"] = unit.ParentId?.ToString("N") ?? "",
        ["order"] = unit.SortOrder.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["active"] = unit.IsActive ? "yes" : "no",
    };
}
