using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Known answers, two questions and a few visits of the made-up agency.</summary>
public sealed class DemoEnquiries(SaveFaq save, ReceiveCase receive, KeepVisit keep, TimeProvider clock) : IDemoData
{
    private static readonly (string Question, string Answer, string AlsoAsked, string Category, string? Unit)[] Known =
    [
        ("เบี้ยผู้สูงอายุเข้าวันไหน", "เข้าบัญชีภายในวันที่ 10 ของเดือน ถ้าตรงวันหยุดจะเข้าก่อน ไม่ต้องทำอะไรเพิ่ม", "เงินคนแก่ออกวันไหน\nเบี้ยยังชีพออกเมื่อไร", "welfare", null),
        ("ลงทะเบียนเบี้ยผู้สูงอายุอย่างไร", "อายุครบ 59 ปีขึ้นไป นำบัตรประชาชน ทะเบียนบ้าน และสมุดบัญชีธนาคาร มาที่งานสวัสดิการสังคม เดือนตุลาคมถึงพฤศจิกายน หรือมกราคมถึงกันยายน", "ขึ้นทะเบียนคนแก่ใช้อะไรบ้าง\nสมัครเบี้ยยังชีพ", "welfare", null),
        ("รถเก็บขยะมาวันไหน", "วันจันทร์และวันพฤหัสบดี ตั้งแต่ 6 โมงเช้า วางถังหน้าบ้านก่อนหนึ่งคืน", "เก็บขยะวันไหน\nขยะมาเก็บกี่โมง", "waste", "กองสาธารณสุขและสิ่งแวดล้อม"),
        ("จ่ายภาษีที่ดินที่ไหน ถึงเมื่อไร", "จ่ายที่กองคลังในเวลาทำการ หรือสแกนรหัสในใบแจ้ง ภายในเดือนเมษายน เกินแล้วมีเงินเพิ่ม", "เสียภาษีที่ดินตรงไหน\nภาษีที่ดินหมดเขตวันไหน", "tax", "กองคลัง"),
        ("ขอดูข้อมูลจัดซื้อจัดจ้างได้ที่ไหน", "ดูได้ที่ศูนย์ข้อมูลข่าวสารในสำนักงาน หรือหน้าประกาศในเว็บนี้ ขอสำเนาได้ในวันทำการ", "ขอดูสัญญาจ้าง\nดูราคากลางที่ไหน", "other", null),
    ];

    private static readonly (VisitWay Way, string Category, int DaysAgo, bool WasAnswered, string Suggestion)[] Came =
    [
        (VisitWay.WalkIn, "welfare", 1, true, ""), (VisitWay.Phone, "waste", 1, true, "อยากให้ติดตารางรถขยะที่ร้านค้า"), (VisitWay.Phone, "tax", 3, true, ""),
        (VisitWay.WalkIn, "tax", 8, false, ""), (VisitWay.WalkIn, "welfare", 15, true, "เก้าอี้รอน้อยไปในวันจ่ายเบี้ย"), (VisitWay.Elsewhere, "welfare", 40, true, ""),
    ];

    // After the cases, whose numbers come first.
    public int Order => 45;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var writer = StaffActor.Of(await db.Users.Where(u => u.UserName == DemoStaff.Writer).Select(u => u.Id).SingleAsync(ct));
        var categories = await db.Set<CaseCategory>().Where(c => c.Key != "").ToDictionaryAsync(c => c.Key, c => c.Id, ct);
        var names = Known.Select(k => k.Unit).OfType<string>().ToList();
        var units = await db.Set<Unit>().Where(u => names.Contains(u.Name)).ToDictionaryAsync(u => u.Name, u => u.Id, ct);
        foreach (var (question, answer, alsoAsked, category, unit) in Known)
        {
            await save.RunAsync(null, new FaqContent(question, answer, alsoAsked, [categories[category]], unit is null ? null : units[unit], null, IsActive: true), Guid.Empty, writer, ct);
            await db.SaveChangesAsync(ct);
        }
        foreach (var (kind, words, hoursAgo) in ((CaseKind, string, int)[])[(CaseKind.Enquiry, "ขออนุญาตต่อเติมบ้านต้องรอกี่วัน", 2), (CaseKind.Information, "ขอสำเนาแผนพัฒนาท้องถิ่นของปีนี้", 30)])
        {
            await receive.RunAsync(new NewCase(kind, categories["other"], CaseChannel.Web, NameChoice.Nameless, words, CaseActors.Citizen) { ReceivedAt = clock.Now().AddHours(-hoursAgo) }, ct);
            await db.SaveChangesAsync(ct);
        }
        var today = ThaiCalendar.Day(clock.Now());
        foreach (var (way, category, daysAgo, wasAnswered, suggestion) in Came) await keep.RunAsync(today.AddDays(-daysAgo), way, categories[category], wasAnswered, suggestion, writer, ct);
        return ["Demo questions: two at /staff/enquiries, five known answers at /faq; type เบี้ยผู้สูงอายุ in the phone"];
    }
}
