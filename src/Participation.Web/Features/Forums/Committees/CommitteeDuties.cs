using Participation.Web.Features.Staff;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Seats without anybody, and terms that end soon: choosing takes a forum, and that takes time.</summary>
public sealed class CommitteeDuties(CommitteeRegister register, CurrentStaff staff, TimeProvider clock) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        if (!await staff.MayAsync(Permission.PlanForums, ct)) return [];
        var today = ThaiCalendar.Day(clock.Now());
        var duties = new List<StaffDuty>();
        if (await register.FreeAsync(today, ct) is { Seats: > 0 } free) duties.Add(new StaffDuty($"{free.Seats} ที่นั่งว่างในคณะกรรมการ {free.Committees} ชุด", "/staff/forums/committees", Urgent: false));
        if (await register.EndingAsync(today, ct) is > 0 and var ending) duties.Add(new StaffDuty($"{ending} คณะกรรมการจะหมดวาระภายใน {CommitteeRegister.EndsSoonDays} วัน", "/staff/forums/committees", Urgent: false));
        return duties;
    }
}
