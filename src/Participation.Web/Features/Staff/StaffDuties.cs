using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff;

/// <summary>What the staff list wants done: duties without a holder, orders whose term is over, one's own second factor.</summary>
public sealed class StaffDuties(DutyRoster roster, CurrentStaff staff) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        if (await staff.SleepingAsync(ct) is { Count: > 0 } sleeping)
            duties.Add(new StaffDuty($"ตั้งรหัสยืนยันสองชั้น แล้วจึงใช้สิทธิ{string.Join(" ", sleeping.Select(r => r.Words()))}ได้", "/staff/two-factor", Urgent: true));
        if (!await staff.MayAsync(Permission.ManagePeople, ct)) return duties;
        foreach (var duty in await roster.ReadAsync(ct))
        {
            if (duty.Lines.Count == 0) duties.Add(new StaffDuty($"ยังไม่มีคำสั่งแต่งตั้ง{duty.Role.Words()}", "/staff/duties", Urgent: false));
            else if (duty.IsUnowned) duties.Add(new StaffDuty($"{duty.Role.Words()} ไม่มีใครครองตำแหน่ง กรุณาส่งมอบให้คนใหม่", "/staff/duties", Urgent: true));
            else if (duty.NeedsRenewal) duties.Add(new StaffDuty($"คำสั่งแต่งตั้ง{duty.Role.Words()}หมดวาระแล้ว คนเดิมทำต่อจนกว่าจะมีคำสั่งใหม่", "/staff/duties", Urgent: true));
        }
        return duties;
    }
}
