using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>A reminder to a unit or to all, or a finding: logged, and told to whoever works there.</summary>
public sealed class WriteOversight(ParticipationContext db, PermissionHolders holders, IStaffNotices staff, TimeProvider clock)
{
    /// <param name="kind">Which of the two.</param>
    /// <param name="unitId">Null for every unit.</param>
    /// <param name="words">What is to be done.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Ends it.</param>
    public Task<EditOutcome> RunAsync(OversightKind kind, Guid? unitId, string words, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (unitId is { } wanted && !await db.Set<Unit>().AnyAsync(u => u.Id == wanted && u.IsActive, write)) return new EditOutcome.Refused("UnitId", "ไม่พบหน่วยที่เลือก กรุณาเลือกใหม่");
        db.Add(new CaseOversight { Id = Guid.CreateVersion7(clock.Now()), At = clock.Now(), Kind = kind, UnitId = unitId, Words = words, By = actor });
        db.Audit(OversightAudit.Of(actor, kind, unitId is { } unit ? $"unit:{unit:N}" : "units"));
        var told = new HashSet<Guid>();
        foreach (var place in unitId is { } one ? [one] : await db.Set<Case>().Where(c => c.State != CaseState.Closed && c.UnitId != null).Select(c => c.UnitId!.Value).Distinct().ToListAsync(write))
            told.UnionWith(await holders.ReadAsync(Permission.WorkOnCases, new Place(place), write));
        // Each once, however many units they work for.
        await staff.TellAsync(told, new StaffNotice($"คณะทำงานเรื่องร้องเรียน{(kind == OversightKind.Reminder ? "เตือน" : "มีข้อสังเกต")}ถึงหน่วยของท่าน", "/staff/cases"), write);
        return new EditOutcome.Saved();
    }, ct);
}

/// <summary>A reminder about one case: in its timeline for colleagues, in the log, and told to whoever has it and the head of the unit.</summary>
public sealed class RemindAboutCase(ParticipationContext db, CaseDesk desk, CaseLadder ladder)
{
    public Task<CaseChange> RunAsync(Guid caseId, string? text, string actor, CancellationToken ct) => desk.ChangeAsync(caseId, seen: null, async (open, write) =>
    {
        if (!open.Case.IsOpen) return CaseWork.IsClosed;
        if (CaseWork.Read(text, CaseOversight.MaxWords) is not { } words) return CaseWork.TooShort;
        var entry = open.Log(CaseStep.Noted, actor, $"คณะทำงานเตือน: {words}");
        db.Add(new CaseOversight { Id = Guid.CreateVersion7(open.Now), At = open.Now, Kind = OversightKind.Reminder, UnitId = open.Case.UnitId, CaseId = caseId, Sequence = entry.Sequence, Words = "", By = actor });
        db.Audit(OversightAudit.Of(actor, OversightKind.Reminder, $"case:{caseId:N}"));
        await ladder.TellAsync(open, CaseRung.UnitHead, $"คณะทำงานเตือนเรื่องเลขที่ {open.Case.Text} ต้องแจ้งผลหรือชี้แจงภายใน {CaseClock.Until(open.Case.DueOn, CaseWork.Today(open))}", write);
        return new CaseChange.Done("เตือนแล้ว และลงบันทึกของคณะทำงานแล้ว");
    }, ct);
}

public static class OversightAudit
{
    public static readonly IReadOnlyList<(string Action, string Words)> Words = [.. Enum.GetValues<OversightKind>().Select(Of)];

    internal static AuditRecord Of(string actor, OversightKind kind, string about) => new(actor, Of(kind).Action, about, new Dictionary<string, AuditChange> { ["kind"] = new(null, kind.ToString()) });

    private static (string Action, string Words) Of(OversightKind kind) => kind switch
    {
        OversightKind.Reminder => ("case_oversight.reminded", "คณะทำงานเตือนเรื่องร้องเรียน"),
        OversightKind.Finding => ("case_oversight.found", "คณะทำงานบันทึกข้อสังเกต"),
    };
}
