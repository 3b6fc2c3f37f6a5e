using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Staff.Entrance;

public sealed class CodeModel(ProveSecondFactor prove, HalfWay halfWay, StaffUsers users) : FormPage
{
    private const int FewCodes = 3;

    [BindProperty, Required(ErrorMessage = "กรุณาใส่รหัส 6 หลักจากแอป"), StringLength(30, ErrorMessage = "รหัสยาวเกินไป")]
    public string? Code { get; set; }

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    private string Next => Url.IsLocalUrl(Return) ? Return! : "/staff";

    public async Task<IActionResult> OnGetAsync() =>
        await halfWay.WhoAsync(users) is null ? LocalRedirect($"/staff/sign-in?return={Uri.EscapeDataString(Next)}") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await prove.RunAsync(Code!, ct);
        return await outcome.Match<Task<IActionResult>>(
            signedIn =>
            {
                if (signedIn.RecoveryCodesLeft <= FewCodes) TempData["Done"] = $"เข้าสู่ระบบแล้ว รหัสสำรองเหลือ {signedIn.RecoveryCodesLeft} ชุด ออกชุดใหม่ได้ที่หน้าบัญชีของฉัน";
                return Task.FromResult<IActionResult>(LocalRedirect(Next));
            },
            wrong =>
            {
                ModelState.Remove(nameof(Code));
                Code = null;
                ModelState.AddModelError(nameof(Code), "รหัสไม่ถูกต้องหรือใช้ไปแล้ว กรุณารอเลขชุดใหม่ในแอปแล้วลองอีกครั้ง");
                return RedisplayAsync(ct);
            },
            tooLate =>
            {
                TempData["Done"] = null;
                return Task.FromResult<IActionResult>(LocalRedirect($"/staff/sign-in?return={Uri.EscapeDataString(Next)}"));
            });
    }
}
