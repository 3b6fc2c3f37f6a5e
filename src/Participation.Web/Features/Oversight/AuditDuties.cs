using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Oversight;

public sealed class AuditDuties(AuditWatch watch) : IStaffDuties
{
    public Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct) => Task.FromResult(watch.Latest?.Verdict.Match<IReadOnlyList<StaffDuty>>(
        whole => [],
        broken => [new StaffDuty("บันทึกการทำงานถูกแก้ไขหรือลบ ดูว่าตรงไหนและแจ้งผู้บริหาร", "/staff/audit/check", Urgent: true)]) ?? []);
}
