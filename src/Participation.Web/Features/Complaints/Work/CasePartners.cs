using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>Asks another unit to work on a case too; the one that has it keeps it and closes it.</summary>
public sealed class AddPartner(ParticipationContext db, CaseDesk desk, CaseAround around, IStaffNotices staff)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, Guid? unitId, string? task, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (unitId is not { } wanted || !await db.Set<Unit>().AnyAsync(u => u.Id == wanted && u.IsActive, write)) return new CaseChange.Refused("UnitId", "กรุณาเลือกหน่วยที่จะให้ร่วมทำ");
        if (await around.IsKeptFromAsync(open.Case, wanted, write)) return CaseAround.Refused;
        if (open.Case.UnitId == wanted) return new CaseChange.Refused("UnitId", "หน่วยนี้เป็นเจ้าของเรื่องอยู่แล้ว");
        if (await db.Set<CasePartner>().AnyAsync(p => p.CaseId == caseId && p.UnitId == wanted, write)) return new CaseChange.Refused("UnitId", "หน่วยนี้ร่วมทำอยู่แล้ว");
        if (CaseWork.Read(task) is not { } words) return new CaseChange.Refused("Words", "กรุณาเขียนว่าให้หน่วยนี้ทำอะไร อย่างน้อย 10 ตัวอักษร");
        db.Add(new CasePartner { CaseId = caseId, UnitId = wanted, AddedAt = open.Now });
        open.Log(CaseStep.PartnerAdded, actor, unit: wanted);
        open.Log(CaseStep.Noted, actor, words);
        await staff.TellThoseWhoMayAsync(Permission.WorkOnCases, new Place(wanted) { AboutUnitId = open.Case.AboutUnitId }, new StaffNotice($"หน่วยของท่านร่วมทำเรื่องเลขที่ {open.Case.Text}", $"/staff/cases/{caseId}"), [], write);
        return new CaseChange.Done("ให้หน่วยนี้ร่วมทำแล้ว");
    }, ct);
}

public sealed class RemovePartner(ParticipationContext db, CaseDesk desk)
{
    public Task<CaseChange> RunAsync(Guid caseId, int seen, Guid unitId, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen, async (open, write) =>
    {
        if (await db.Set<CasePartner>().SingleOrDefaultAsync(p => p.CaseId == caseId && p.UnitId == unitId, write) is not { } partner) return new CaseChange.Refused("UnitId", "หน่วยนี้ไม่ได้ร่วมทำเรื่องนี้");
        db.Remove(partner);
        open.Log(CaseStep.PartnerRemoved, actor, unit: unitId);
        return new CaseChange.Done("ให้หน่วยนี้เลิกร่วมทำแล้ว");
    }, ct);
}
