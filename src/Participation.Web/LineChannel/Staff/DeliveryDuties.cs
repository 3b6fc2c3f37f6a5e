using System.Globalization;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Quota;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Staff;

public sealed class DeliveryDuties(DeliveryReport report, QuotaLedger quota, IOptions<LineOptions> line, TimeProvider clock) : IStaffDuties
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        if (!line.Value.IsConfigured) duties.Add(new StaffDuty("ยังไม่ได้เชื่อมบัญชี LINE ประชาชนใช้ได้เฉพาะหน้าเว็บ", "/staff/line", Urgent: false));
        if (await report.ParkedCountAsync(ct) is > 0 and var parked)
            duties.Add(new StaffDuty($"มีเรื่องจาก LINE ที่ระบบทำไม่สำเร็จ {Number(parked)} รายการ กดให้ระบบทำใหม่ได้", "/staff/line", Urgent: true));
        if (await report.UntoldSinceAsync(clock.Now() - Recent, ct) is > 0 and var untold)
            duties.Add(new StaffDuty($"มีเรื่องที่ต้องแจ้งประชาชนแต่ส่งทาง LINE ไม่ถึง {Number(untold)} รายการ ต้องโทรหรือส่งจดหมาย", "/staff/line?list=messages", Urgent: true));
        var month = QuotaView.Of(await quota.ThisMonthAsync(ct), quota.ReservePercent);
        if (month.IsExhausted) duties.Add(new StaffDuty("ข้อความ LINE ที่ซื้อไว้เดือนนี้หมดแล้ว การตอบในแชตยังใช้ได้", "/staff/line", Urgent: true));
        else if (month.IsReserveOnly) duties.Add(new StaffDuty("ข้อความ LINE เดือนนี้เหลือเฉพาะส่วนที่กันไว้แจ้งผลเรื่องร้องเรียน", "/staff/line", Urgent: false));
        return duties;
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
