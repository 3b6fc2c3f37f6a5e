using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Agency, units, villages, counters and the LINE connection on the set-up list.</summary>
public sealed class AgencySetup(ParticipationContext db, CurrentAgency agency) : ISetupSteps
{
    public async Task<IReadOnlyList<SetupStep>> ListAsync(CancellationToken ct)
    {
        var profile = await agency.FindAsync(ct);
        var words = await agency.VocabularyAsync(ct);
        var (units, villages, points) = (await db.Set<Unit>().CountAsync(u => u.IsActive, ct), await db.Set<Village>().CountAsync(v => v.IsActive, ct), await db.Set<ServicePoint>().CountAsync(p => p.IsOpen, ct));
        var unconfirmed = await db.Set<Holiday>().CountAsync(h => h.IsToBeConfirmed, ct);
        return
        [
            new(10, "ข้อมูลหน่วยงาน", profile is null ? SetupState.Missing : SetupState.Done, profile is null ? "ยังไม่มีชื่อ ที่อยู่ และเวลาทำการ" : $"{profile.Name} {OfficeWords.Of(profile.Hours)}", "/staff/agency", profile is null ? "กรอกข้อมูล" : "แก้ไข"),
            new(15, "วันหยุดราชการ", SetupState.Optional, unconfirmed > 0 ? $"ใส่ไว้ให้แล้วถึงปี 2571 รอยืนยัน {WholeNumber.Show(unconfirmed)} วัน" : "ยืนยันครบแล้ว", "/staff/holidays", "ตรวจวันหยุด"),
            new(20, "สำนัก กอง ฝ่าย งาน", State(units), units == 0 ? "ยังไม่มี" : $"มี {WholeNumber.Show(units)} หน่วย", "/staff/units", "เพิ่มหน่วย"),
            new(30, $"{words.Area}ในพื้นที่", State(villages), villages == 0 ? "ยังไม่มี" : $"มี {WholeNumber.Show(villages)} แห่ง", "/staff/villages", "เพิ่มหรือนำเข้าจากไฟล์"),
            new(50, "จุดบริการและป้าย QR", State(points), points == 0 ? "ยังไม่มี" : $"มี {WholeNumber.Show(points)} จุด", "/staff/service-points", "เพิ่มจุดบริการ"),
            .. await LineAsync(ct),
        ];
    }

    private async Task<IReadOnlyList<SetupStep>> LineAsync(CancellationToken ct)
    {
        var check = await db.Set<LineCheck>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == LineCheck.OnlyId, ct);
        var found = check switch
        {
            null => "ยังไม่ได้ทดสอบ",
            { Works: true } => $"ใช้ได้ บัญชี {check.AccountId} ทดสอบเมื่อ {ThaiCalendar.ShortDateTime(check.CheckedAt)}",
            _ => check.Problem,
        };
        return
        [
            new(70, "เชื่อมต่อ LINE", check is { Works: true } ? SetupState.Done : SetupState.Missing, found, "/staff/setup/line", "ทดสอบการเชื่อมต่อ"),
            new(80, "เมนูใน LINE", check is { HasMenu: true } ? SetupState.Done : SetupState.Missing, check is { HasMenu: true } ? "ผู้ใช้เห็นเมนูด้านล่างแชตแล้ว" : "ยังไม่พบเมนูในบัญชี LINE", "/staff/setup/line", "ตรวจเมนู"),
        ];
    }

    private static SetupState State(int count) => count > 0 ? SetupState.Done : SetupState.Missing;
}
