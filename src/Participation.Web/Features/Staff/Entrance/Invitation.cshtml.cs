using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Invitations;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Staff.Entrance;

/// <summary>Looking at the link does not spend it: chat programs fetch every address they are sent.</summary>
public sealed class InvitationModel(ParticipationContext db, OneTimeLinks links, AcceptInvitation accept, BeginSession begin) : FormPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty, StringLength(50, ErrorMessage = "ชื่อผู้ใช้ยาวเกิน 50 ตัวอักษร")]
    public string? UserName { get; set; }

    [BindProperty, DataType(DataType.Password), Required(ErrorMessage = "กรุณาตั้งรหัสผ่าน"), StringLength(200, ErrorMessage = "รหัสผ่านยาวเกิน 200 ตัวอักษร")]
    public string? Password { get; set; }

    [BindProperty, DataType(DataType.Password), Compare(nameof(Password), ErrorMessage = "รหัสผ่านสองช่องไม่ตรงกัน กรุณาพิมพ์ใหม่")]
    public string? PasswordAgain { get; set; }

    public StaffInvitation? Open { get; private set; }
    public string DisplayName { get; private set; } = "";
    public bool IsNew => Open?.Purpose == InvitationPurpose.Join;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Open is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Open is null) return NotFound();
        if (IsNew && UserName is null) ModelState.AddModelError(nameof(UserName), "กรุณาตั้งชื่อผู้ใช้");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await accept.RunAsync(Token, UserName, Password!, ct);
        return await outcome.Match<Task<IActionResult>>(
            async accepted =>
            {
                // With an app tied to the account the password alone does not sign in.
                if (accepted.Account.TwoFactorEnabled)
                {
                    TempData["Done"] = "ตั้งรหัสผ่านใหม่แล้ว กรุณาเข้าสู่ระบบ";
                    return LocalRedirect("/staff/sign-in");
                }
                await begin.RunAsync(accepted.Account, hasSecondFactor: false, ct);
                TempData["Done"] = IsNew ? "เปิดบัญชีแล้ว ยินดีต้อนรับ" : "ตั้งรหัสผ่านใหม่แล้ว";
                return LocalRedirect("/staff");
            },
            refused =>
            {
                foreach (var error in refused.Errors)
                    ModelState.AddModelError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(Password) : nameof(UserName), error.Description);
                return RedisplayAsync(ct);
            },
            linkIsDead => Task.FromResult<IActionResult>(NotFound()));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Open = await links.FindOpenAsync(Token, ct);
        if (Open is not null) DisplayName = await db.Users.Where(a => a.Id == Open.AccountId).Select(a => a.DisplayName).SingleAsync(ct);
        return null;
    }
}
