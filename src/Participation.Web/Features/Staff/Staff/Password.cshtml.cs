using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.OwnAccount)]
public sealed class PasswordModel(ChangeOwnPassword change) : FormPage
{
    [BindProperty, DataType(DataType.Password), Required(ErrorMessage = "กรุณาใส่รหัสผ่านปัจจุบัน"), StringLength(200, ErrorMessage = "รหัสผ่านยาวเกินไป")]
    public string? Current { get; set; }

    [BindProperty, DataType(DataType.Password), Required(ErrorMessage = "กรุณาใส่รหัสผ่านใหม่"), StringLength(200, ErrorMessage = "รหัสผ่านยาวเกิน 200 ตัวอักษร")]
    public string? Chosen { get; set; }

    [BindProperty, DataType(DataType.Password), Compare(nameof(Chosen), ErrorMessage = "รหัสผ่านใหม่สองช่องไม่ตรงกัน กรุณาพิมพ์ใหม่")]
    public string? ChosenAgain { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await change.RunAsync(User.AccountId(), User.SessionId(), Current!, Chosen!, ct);
        return await outcome.Match<Task<IActionResult>>(
            changed =>
            {
                TempData["Done"] = "เปลี่ยนรหัสผ่านแล้ว";
                return Task.FromResult<IActionResult>(LocalRedirect("/staff/account"));
            },
            currentIsWrong =>
            {
                ModelState.AddModelError(nameof(Current), "รหัสผ่านปัจจุบันไม่ถูกต้อง กรุณาพิมพ์ใหม่");
                return RedisplayAsync(ct);
            },
            refused =>
            {
                foreach (var error in refused.Errors) ModelState.AddModelError(nameof(Chosen), error.Description);
                return RedisplayAsync(ct);
            });
    }
}
