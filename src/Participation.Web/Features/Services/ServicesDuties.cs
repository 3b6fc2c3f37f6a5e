using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>Manuals that wait to be approved or came back, those nobody looked through in time, and published ones that hang nowhere.</summary>
public sealed class ServicesDuties(ManualOverview overview, ManualApproval approval, CurrentStaff staff, TimeProvider clock) : IStaffDuties
{
    private const int MonthsBefore = 3;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var counts = await overview.CountAsync(ct);
        var duties = new List<StaffDuty>();
        if (await approval.CountMineToReadAsync(ct) is > 0 and var toRead) duties.Add(new StaffDuty($"คู่มือรออนุมัติ {toRead} เรื่อง", "/staff/services?show=waiting", Urgent: true));
        if (await approval.CountReturnedToMeAsync(ct) is > 0 and var returned) duties.Add(new StaffDuty($"คู่มือ {returned} เรื่องที่ท่านเขียน ผู้อนุมัติส่งกลับให้แก้ไข", "/staff/services?show=returned", Urgent: true));
        if (await staff.MayAsync(Permission.ManagePeople, ct) && await approval.CountWaitingAsync(ct) is > 0 and var waiting && !await approval.HasTwoPairsOfEyesAsync(ct))
            duties.Add(new StaffDuty($"คู่มือ {waiting} เรื่องรออนุมัติ แต่ยังไม่มีผู้อนุมัติ เชิญเพื่อนร่วมงานแล้วมอบหน้าที่ผู้อนุมัติเผยแพร่", "/staff/positions", Urgent: true));
        if (counts.Overdue > 0) duties.Add(new StaffDuty($"คู่มือ {counts.Overdue} เรื่องเลยกำหนดทบทวนประจำปีงบประมาณ", "/staff/services?show=overdue", Urgent: true));
        var yearEnd = ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today) + 1).AddDays(-1);
        if (counts.Due > counts.Overdue && today >= yearEnd.AddMonths(-MonthsBefore))
            duties.Add(new StaffDuty($"คู่มือ {counts.Due - counts.Overdue} เรื่องต้องทบทวนภายใน {ThaiCalendar.ShortDate(yearEnd)}", "/staff/services?show=due", Urgent: false));
        if (counts.NotPosted > 0) duties.Add(new StaffDuty($"คู่มือ {counts.NotPosted} เรื่องยังไม่ได้ปิดประกาศที่สำนักงาน", "/staff/services?show=unposted", Urgent: false));
        return duties;
    }
}

/// <summary>Services on the set-up list.</summary>
public sealed class ServicesSetup(ParticipationContext db, ManualOverview overview, ManualApproval approval) : ISetupSteps
{
    public async Task<IReadOnlyList<SetupStep>> ListAsync(CancellationToken ct)
    {
        var kinds = await db.Set<ServiceKind>().CountAsync(k => k.IsActive, ct);
        var counts = await overview.CountAsync(ct);
        var waiting = await approval.CountWaitingAsync(ct);
        var isApproved = await approval.HasTwoPairsOfEyesAsync(ct);
        return
        [
            // A manual that waits is all that its writer can do; who is to approve it is the other step.
            new(40, "งานบริการและคู่มือสำหรับประชาชน", counts.Published + waiting > 0 ? SetupState.Done : SetupState.Missing,
                kinds == 0 ? "ยังไม่มี" : $"มี {kinds} งาน เผยแพร่คู่มือแล้ว {counts.Published} เรื่อง" + (waiting > 0 ? $" รออนุมัติ {waiting} เรื่อง" : ""), "/staff/services", kinds == 0 ? "เพิ่มหรือนำเข้าจากไฟล์" : "เขียนคู่มือ"),
            new(62, "ผู้อนุมัติคู่มือ", isApproved ? SetupState.Done : SetupState.Missing,
                isApproved ? "มีผู้อนุมัติแล้ว" : "ผู้เขียนอนุมัติข้อความของตนเองไม่ได้ เชิญเพื่อนร่วมงาน แล้วมอบหน้าที่ผู้อนุมัติเผยแพร่", "/staff/positions", "เชิญผู้อนุมัติ"),
        ];
    }
}
