using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeServicePoints)]
public sealed class NewServicePointModel(ParticipationContext db, OpenServicePoint open) : FormPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อจุดบริการ เช่น งานทะเบียน"), StringLength(120, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty, StringLength(200, ErrorMessage = "ที่อยู่ของจุดบริการยาวเกิน 200 ตัวอักษร")]
    public string? Place { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่รหัส")]
    public string? Code { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => Code = await db.SuggestCodeAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Code is not null && ShortCode.TryParse(Code, out var code) && ShortCode.MayBeIssued(code)) Code = code;
        else if (Code is not null) ModelState.AddModelError(nameof(Code), "รหัสเป็นตัวอักษรอังกฤษ 1–2 ตัวตามด้วยตัวเลข 1–4 ตัว เช่น D1 และไม่ใช้ตัวที่อ่านสับสน B I L O S Z");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);

        var outcome = await open.RunAsync(Code!, Name!, Place ?? "", User.Actor(), ct);
        return await outcome.Match<Task<IActionResult>>(
            opened =>
            {
                TempData["Done"] = $"เพิ่มจุดบริการแล้ว รหัส {opened.Point.Code} ขั้นต่อไป พิมพ์ป้าย QR ไปติดที่ช่องบริการ";
                return Task.FromResult<IActionResult>(LocalRedirect($"/staff/service-points/{opened.Point.Code}"));
            },
            async codeTaken =>
            {
                var free = await db.SuggestCodeAsync(ct);
                ModelState.AddModelError(nameof(Code), $"รหัส {Code} มีจุดบริการอื่นใช้แล้ว ลองใช้ {free}");
                return await RedisplayAsync(ct);
            });
    }
}
