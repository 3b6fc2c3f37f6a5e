using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Oversight.Staff;

[Needs(Permission.SeeAudit)]
public sealed class AuditCheckModel(CheckAudit check, AuditWatch watch) : FormPage
{
    public AuditCheckResult? Result { get; private set; }

    public IReadOnlyList<AuditFinding> Findings => Result?.Verdict.Match(whole => [], broken => broken.Findings) ?? [];

    /// <summary>Count and Mac in the form that scripts/verify-audit takes.</summary>
    public string? Head => Result?.Verdict.Match<string?>(whole => whole.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{whole.Count}:{Convert.ToHexString(whole.Head)}"), broken => null);

    public string Headline => Result?.Verdict.Match(
        whole => $"บันทึกครบ {AuditReading.Number(whole.Count)} รายการ ไม่มีรายการใดถูกแก้หรือลบ",
        broken => "บันทึกถูกแก้หรือลบ") ?? "ยังไม่ได้ตรวจ";

    public void OnGet() => Result = watch.Latest;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await check.RunAsync(ct);
        return LocalRedirect("/staff/audit/check");
    }

    public static string Words(AuditFault fault) => fault switch
    {
        AuditFault.Missing => "หายไป",
        AuditFault.Altered => "ถูกแก้เนื้อความ หรือถูกสร้างโดยไม่มีกุญแจ",
        AuditFault.Misplaced => "ถูกสลับ เป็นเนื้อความของรายการอื่น",
        AuditFault.ColumnsDiffer => "ช่องที่ใช้ค้นถูกแก้ให้ต่างจากเนื้อความที่ลงลายเซ็นไว้",
        AuditFault.NotTheAnchoredChain => "ไม่ตรงกับที่จดไว้นอกฐานข้อมูล",
    };

    protected internal override Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Result = watch.Latest;
        return Task.FromResult<IActionResult?>(null);
    }
}
