using Participation.Web.Features.Staff;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>That the year's list is not done yet, for whoever manages cases; louder in its last month and after it.</summary>
public sealed class CaseSetUpDuties(ReadCaseSetUp read, CurrentStaff staff, TimeProvider clock) : IStaffDuties
{
    private const int LastDays = 31;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        if (!await staff.MayAsync(Permission.ManageCases, ct)) return [];
        var list = await read.RunAsync(read.ThisFiscalYear, ct);
        if (list.Missing == 0) return [];
        var left = list.DueOn.DayNumber - ThaiCalendar.Day(clock.Now()).DayNumber;
        return [new StaffDuty($"มาตรการเรื่องร้องเรียนปี {list.FiscalYear} ยังขาด {list.Missing} ข้อ ต้องเสร็จ {CaseClock.Until(list.DueOn, ThaiCalendar.Day(clock.Now()))}", ReadCaseSetUp.Address, Urgent: left <= LastDays)];
    }
}
