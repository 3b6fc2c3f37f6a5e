using System.Globalization;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Complaints;

/// <summary>Steps of a case as the audit trail keeps them: closed values, never words.</summary>
public static class CaseAudit
{
    public static readonly IReadOnlyList<(string Action, string Words)> Words = [.. Enum.GetValues<CaseStep>().Select(Of)];

    public static string Action(CaseStep step) => Of(step).Action;

    private static (string Action, string Words) Of(CaseStep step) => step switch
    {
        CaseStep.Received => ("case.received", "รับเรื่องเข้าทะเบียน"),
        CaseStep.Assigned => ("case.assigned", "ส่งเรื่องให้หน่วย"),
        CaseStep.Accepted => ("case.accepted", "รับเรื่องไปทำ"),
        CaseStep.Returned => ("case.returned", "ส่งเรื่องคืน"),
        CaseStep.Noted => ("case.noted", "บันทึกภายในเรื่อง"),
        CaseStep.ToldCitizen => ("case.told", "แจ้งผู้ร้อง"),
        CaseStep.HeardCitizen => ("case.heard", "บันทึกสิ่งที่ผู้ร้องบอก"),
        CaseStep.Explained => ("case.explained", "ชี้แจงเหตุล่าช้า"),
        CaseStep.Closed => ("case.closed", "แจ้งผลและปิดเรื่อง"),
        CaseStep.Reopened => ("case.reopened", "เปิดเรื่องอีกครั้ง"),
        CaseStep.CategoryChanged => ("case.category_changed", "เปลี่ยนประเภทเรื่อง"),
        CaseStep.Delivered => ("case.delivered", "บันทึกว่าส่งจดหมายหรือโทรแล้ว"),
        CaseStep.Reminded => ("case.reminded", "เตือนเรื่องใกล้ครบกำหนด"),
        CaseStep.Breached => ("case.breached", "เกินกำหนดโดยไม่ชี้แจง"),
        CaseStep.Merged => ("case.merged", "รวมเข้ากับเรื่องเดียวกัน"),
        CaseStep.TookIn => ("case.took_in", "รับเรื่องเดียวกันมารวม"),
        CaseStep.Split => ("case.split", "แยกออกจากเรื่องที่รวมไว้"),
        CaseStep.PartnerAdded => ("case.partner_added", "ให้หน่วยอื่นร่วมทำเรื่อง"),
        CaseStep.PartnerRemoved => ("case.partner_removed", "ให้หน่วยอื่นเลิกร่วมทำเรื่อง"),
        CaseStep.Forwarded => ("case.forwarded", "ส่งเรื่องต่อให้หน่วยงานอื่น"),
        CaseStep.AgencyAnswered => ("case.agency_answered", "บันทึกคำตอบของหน่วยงานที่ส่งต่อ"),
    };

    public static Dictionary<string, AuditChange> Details(CaseEntry entry)
    {
        var details = new Dictionary<string, AuditChange> { ["step"] = new(null, entry.Sequence.ToString(CultureInfo.InvariantCulture)) };
        if (entry.UnitId is { } unit) details["unit"] = new(null, unit.ToString("N"));
        if (entry.OtherCaseId is { } other) details["other"] = new(null, $"case:{other:N}");
        if (entry.Outcome is { } outcome) details["outcome"] = new(null, outcome.ToString());
        if (entry.PromisedFor is { } day) details["promised_for"] = new(null, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return details;
    }
}
