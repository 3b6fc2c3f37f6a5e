using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Staff.Entrance;

public sealed class FirstAccountModel(CreateFirstAccount create, FirstAccountInvitation invitation, BeginSession begin) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อที่แสดง"), StringLength(100, ErrorMessage = "ชื่อยาวเกิน 100 ตัวอักษร")]
    public string? DisplayName { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาตั้งชื่อผู้ใช้"), StringLength(50, ErrorMessage = "ชื่อผู้ใช้ยาวเกิน 50 ตัวอักษร")]
    public string? UserName { get; set; }

    [BindProperty, DataType(DataType.Password), Required(ErrorMessage = "กรุณาตั้งรหัสผ่าน"), StringLength(200, ErrorMessage = "รหัสผ่านยาวเกิน 200 ตัวอักษร")]
    public string? Password { get; set; }

    [BindProperty, DataType(DataType.Password), Compare(nameof(Password), ErrorMessage = "รหัสผ่านสองช่องไม่ตรงกัน กรุณาพิมพ์ใหม่")]
    public string? PasswordAgain { get; set; }

    public bool IsOpen => invitation.IsOpenTo(Token);

    public void OnGet()
    {
        if (!IsOpen) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsOpen) return NotFound();
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await create.RunAsync(Token, UserName!, DisplayName!, Password!, ct);
        return await outcome.Match<Task<IActionResult>>(
            async created =>
            {
                await begin.RunAsync(created.Account, hasSecondFactor: false, ct);
                TempData["Done"] = "สร้างบัญชีแล้ว ขั้นต่อไป ตั้งรหัสยืนยันสองชั้นเพื่อเปิดสิทธิผู้ดูแลระบบ";
                return LocalRedirect("/staff/two-factor");
            },
            refused =>
            {
                foreach (var error in refused.Errors)
                    ModelState.AddModelError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(Password) : nameof(UserName), error.Description);
                return RedisplayAsync(ct);
            },
            linkIsDead => Task.FromResult<IActionResult>(NotFound()));
    }
}
