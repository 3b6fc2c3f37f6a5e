using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>Manuals that nobody looked through in time, and published ones that hang nowhere.</summary>
public sealed class ServicesDuties(ManualOverview overview, TimeProvider clock) : IStaffDuties
{
    private const int MonthsBefore = 3;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var counts = await overview.CountAsync(ct);
        var duties = new List<StaffDuty>();
        if (counts.Overdue > 0) duties.Add(new StaffDuty($"คู่มือ {counts.Overdue} เรื่องเลยกำหนดทบทวนประจำปีงบประมาณ", "/staff/services?show=overdue", Urgent: true));
        var yearEnd = ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today) + 1).AddDays(-1);
        if (counts.Due > counts.Overdue && today >= yearEnd.AddMonths(-MonthsBefore))
            duties.Add(new StaffDuty($"คู่มือ {counts.Due - counts.Overdue} เรื่องต้องทบทวนภายใน {ThaiCalendar.ShortDate(yearEnd)}", "/staff/services?show=due", Urgent: false));
        if (counts.NotPosted > 0) duties.Add(new StaffDuty($"คู่มือ {counts.NotPosted} เรื่องยังไม่ได้ปิดประกาศที่สำนักงาน", "/staff/services?show=unposted", Urgent: false));
        return duties;
    }
}

/// <summary>Services on the set-up list.</summary>
public sealed class ServicesSetup(ParticipationContext db, ManualOverview overview) : ISetupSteps
{
    public async Task<IReadOnlyList<SetupStep>> ListAsync(CancellationToken ct)
    {
        var kinds = await db.Set<ServiceKind>().CountAsync(k => k.IsActive, ct);
        var counts = await overview.CountAsync(ct);
        return
        [
            new(40, "งานบริการและคู่มือสำหรับประชาชน", counts.Published > 0 ? SetupState.Done : SetupState.Missing,
                kinds == 0 ? "ยังไม่มี" : $"มี {kinds} งาน เผยแพร่คู่มือแล้ว {counts.Published} เรื่อง", "/staff/services", kinds == 0 ? "เพิ่มหรือนำเข้าจากไฟล์" : "เขียนคู่มือ"),
        ];
    }
}
