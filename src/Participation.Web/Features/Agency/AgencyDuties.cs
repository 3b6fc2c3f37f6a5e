using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>What a new installation still lacks, and holidays that somebody has to look at before they come.</summary>
public sealed class AgencyDuties(ParticipationContext db, CurrentAgency agency, TimeProvider clock) : IStaffDuties
{
    private const int DaysBeforeHoliday = 60;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        if (await agency.FindAsync(ct) is null) duties.Add(new StaffDuty("ยังไม่ได้กรอกชื่อและเวลาทำการของหน่วยงาน", "/staff/setup", Urgent: true));
        if (!await db.Set<ServicePoint>().AnyAsync(ct)) duties.Add(new StaffDuty("ยังไม่มีจุดบริการ เพิ่มจุดแรกแล้วพิมพ์ป้าย QR", "/staff/service-points/new", Urgent: true));
        var today = ThaiCalendar.Day(clock.Now());
        var soon = today.AddDays(DaysBeforeHoliday);
        var unsure = await db.Set<Holiday>().Where(h => h.IsToBeConfirmed && h.Day >= today && h.Day <= soon).OrderBy(h => h.Day).Select(h => new { h.Id, h.Day, h.Name }).Take(5).ToListAsync(ct);
        duties.AddRange(unsure.Select(h => new StaffDuty($"ยืนยัน{h.Name} {ThaiCalendar.ShortDate(h.Day)} ตามประกาศ", $"/staff/holidays/{h.Id}", Urgent: false)));
        if (today.Month >= 10 && !await db.Set<Holiday>().AnyAsync(h => h.Day > new DateOnly(today.Year, 12, 31), ct))
            duties.Add(new StaffDuty("ยังไม่มีวันหยุดของปีหน้า กรุณาเพิ่มตามประกาศ", "/staff/holidays", Urgent: false));
        return duties;
    }
}
