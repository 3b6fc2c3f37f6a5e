using System.Globalization;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Complaints;

/// <summary>Steps of a case as the audit trail keeps them: closed values, never words.</summary>
public static class CaseAudit
{
    public static readonly IReadOnlyList<(string Action, string Words)> Words =
    [
        ("case.received", "รับเรื่องเข้าทะเบียน"), ("case.assigned", "ส่งเรื่องให้หน่วย"), ("case.accepted", "รับเรื่องไปทำ"), ("case.returned", "ส่งเรื่องคืน"), ("case.noted", "บันทึกภายในเรื่อง"),
        ("case.told", "แจ้งผู้ร้อง"), ("case.heard", "บันทึกสิ่งที่ผู้ร้องบอก"), ("case.explained", "ชี้แจงเหตุล่าช้า"), ("case.closed", "แจ้งผลและปิดเรื่อง"), ("case.reopened", "เปิดเรื่องอีกครั้ง"),
        ("case.category_changed", "เปลี่ยนประเภทเรื่อง"), ("case.delivered", "บันทึกว่าส่งจดหมายหรือโทรแล้ว"), ("case.reminded", "เตือนเรื่องใกล้ครบกำหนด"), ("case.breached", "เกินกำหนดโดยไม่ชี้แจง"),
    ];

    public static string Action(CaseStep step) => step switch
    {
        CaseStep.Received => "case.received",
        CaseStep.Assigned => "case.assigned",
        CaseStep.Accepted => "case.accepted",
        CaseStep.Returned => "case.returned",
        CaseStep.Noted => "case.noted",
        CaseStep.ToldCitizen => "case.told",
        CaseStep.HeardCitizen => "case.heard",
        CaseStep.Explained => "case.explained",
        CaseStep.Closed => "case.closed",
        CaseStep.Reopened => "case.reopened",
        CaseStep.CategoryChanged => "case.category_changed",
        CaseStep.Delivered => "case.delivered",
        CaseStep.Reminded => "case.reminded",
        CaseStep.Breached => "case.breached",
    };

    public static Dictionary<string, AuditChange> Details(CaseEntry entry)
    {
        var details = new Dictionary<string, AuditChange> { ["step"] = new(null, entry.Sequence.ToString(CultureInfo.InvariantCulture)) };
        if (entry.UnitId is { } unit) details["unit"] = new(null, unit.ToString("N"));
        if (entry.Outcome is { } outcome) details["outcome"] = new(null, outcome.ToString());
        if (entry.PromisedFor is { } day) details["promised_for"] = new(null, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return details;
    }
}
