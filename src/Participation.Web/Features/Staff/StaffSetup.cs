using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff;

/// <summary>Colleagues and the duties that need a name, on the set-up list.</summary>
public sealed class StaffSetup(ParticipationContext db, DutyRoster roster) : ISetupSteps
{
    public async Task<IReadOnlyList<SetupStep>> ListAsync(CancellationToken ct)
    {
        var people = await db.Users.CountAsync(a => a.ClosedAt == null, ct);
        var missing = (await roster.ReadAsync(ct)).Where(d => d.IsUnowned).Select(d => d.Role.Words()).ToList();
        return
        [
            new(60, "เจ้าหน้าที่และตำแหน่ง", people > 1 ? SetupState.Done : SetupState.Missing, people > 1 ? $"มี {people} คน" : "มีท่านคนเดียว เพิ่มตำแหน่งแล้วเชิญเพื่อนร่วมงาน", "/staff/positions", "เพิ่มตำแหน่งและเชิญ"),
            new(65, "หน้าที่ตามคำสั่ง", missing.Count == 0 ? SetupState.Done : SetupState.Optional, missing.Count == 0 ? "ครบทุกหน้าที่" : $"ยังไม่มีผู้รับผิดชอบ {string.Join(" ", missing)}", "/staff/duties", "ดูหน้าที่"),
        ];
    }
}
