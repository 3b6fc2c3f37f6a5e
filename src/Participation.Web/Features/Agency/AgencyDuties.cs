using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Agency;

/// <summary>What a new installation still lacks.</summary>
public sealed class AgencyDuties(ParticipationContext db, CurrentAgency agency) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        if (await agency.FindAsync(ct) is null) duties.Add(new StaffDuty("ยังไม่ได้กรอกชื่อและเวลาทำการของหน่วยงาน", "/staff/agency", Urgent: true));
        if (!await db.Set<ServicePoint>().AnyAsync(ct)) duties.Add(new StaffDuty("ยังไม่มีจุดบริการ เพิ่มจุดแรกแล้วพิมพ์ป้าย QR", "/staff/service-points/new", Urgent: true));
        return duties;
    }
}
