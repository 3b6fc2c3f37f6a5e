using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints.Enquiries.Chat;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Adds a category, renames one, gives it a default unit, or closes it. None is ever removed.</summary>
public sealed class SaveCategory(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid? id, string name, Guid? unitId, bool isActive, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var category = id is null ? null : await db.Set<CaseCategory>().SingleOrDefaultAsync(c => c.Id == id, write);
        if (id is not null && category is null) return new EditOutcome.Unknown();
        if (category is not null && category.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await db.Set<CaseCategory>().AnyAsync(c => c.Name == name && c.Id != id, write)) return NameTaken;
        if (unitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit && u.IsActive, write)) return new EditOutcome.Refused("UnitId", "ไม่พบหน่วยที่เลือก");
        if (!isActive && category?.Key == TalkTaps.Category) return new EditOutcome.Refused("IsActive", "ประเภทนี้ปิดไม่ได้ เรื่องที่เริ่มจากการคุยกับเจ้าหน้าที่ใน LINE ลงประเภทนี้");
        var now = clock.Now();
        var before = category is null ? null : Fields(category);
        if (category is null)
        {
            var place = (await db.Set<CaseCategory>().MaxAsync(c => (int?)c.SortOrder, write) ?? 0) + 1;
            db.Add(category = new CaseCategory { Id = Guid.CreateVersion7(now), Name = name, SortOrder = place });
        }
        (category.Name, category.UnitId, category.IsActive) = (name, unitId, isActive);
        var changes = Fields(category).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved();
        category.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "case_category.added" : "case_category.changed", $"case-category:{category.Id:N}", changes));
        return new EditOutcome.Saved();
    }, ct, NameTaken);

    private static EditOutcome.Refused NameTaken => new("Name", "มีประเภทชื่อนี้แล้ว");

    private static Dictionary<string, string> Fields(CaseCategory category) =>
        new() { ["name"] = category.Name, ["unit"] = category.UnitId?.ToString("N") ?? "", ["active"] = category.IsActive ? "yes" : "no" };
}
