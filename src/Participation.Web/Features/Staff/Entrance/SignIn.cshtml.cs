using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Staff.Entrance;

public sealed class SignInModel(SignInStaff signIn) : FormPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อผู้ใช้"), StringLength(100, ErrorMessage = "ชื่อผู้ใช้ยาวเกินไป")]
    public string? UserName { get; set; }

    [BindProperty, DataType(DataType.Password), Required(ErrorMessage = "กรุณาใส่รหัสผ่าน"), StringLength(200, ErrorMessage = "รหัสผ่านยาวเกินไป")]
    public string? Password { get; set; }

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    private string Next => Url.IsLocalUrl(Return) ? Return! : "/staff";

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Next) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await signIn.RunAsync(UserName!, Password!, ct);
        return await outcome.Match<Task<IActionResult>>(
            signedIn => Task.FromResult<IActionResult>(LocalRedirect(Next)),
            needsCode => Task.FromResult<IActionResult>(LocalRedirect($"/staff/sign-in/code?return={Uri.EscapeDataString(Next)}")),
            refused =>
            {
                ModelState.AddModelError("", "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หากพิมพ์ผิดติดกัน 5 ครั้ง ต้องรอ 15 นาทีจึงเข้าได้");
                return RedisplayAsync(ct);
            });
    }
}
