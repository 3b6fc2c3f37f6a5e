using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.OwnAccount)]
public sealed class TwoFactorModel(ParticipationContext db, SetUpSecondFactor setUp, CurrentStaff staff) : FormPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่เลข 6 หลักจากแอป"), StringLength(20, ErrorMessage = "เลขยาวเกินไป")]
    public string? Code { get; set; }

    [BindProperty]
    public string? Draft { get; set; }

    public bool IsOn { get; private set; }
    public int CodesLeft { get; private set; }
    public IReadOnlyList<StaffRole> Sleeping { get; private set; } = [];
    public IHtmlContent Qr { get; private set; } = HtmlString.Empty;
    public string TypedSecret { get; private set; } = "";
    public IReadOnlyList<string>? NewCodes { get; private set; }
    public string DoneWords { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await setUp.RunAsync(User.AccountId(), User.SessionId(), Draft, Code!, ct);
        return await outcome.Match<Task<IActionResult>>(
            done =>
            {
                (NewCodes, DoneWords) = (done.RecoveryCodes, "เปิดการยืนยันสองชั้นแล้ว เครื่องอื่นที่เข้าสู่ระบบอยู่ถูกออกจากระบบ");
                return Task.FromResult<IActionResult>(Page());
            },
            wrongCode =>
            {
                ModelState.AddModelError(nameof(Code), "เลขไม่ตรง กรุณารอเลขชุดใหม่ในแอป และดูว่าเวลาในโทรศัพท์ตรง");
                return RedisplayAsync(ct);
            });
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct)
    {
        ModelState.Clear();
        await LoadAsync(ct);
        // A borrowed screen without the phone must not print itself a way in.
        if (!IsOn || !staff.HasSecondFactor) return NotFound();
        (NewCodes, DoneWords) = (await setUp.RenewCodesAsync(User.AccountId(), ct), "ออกรหัสสำรองชุดใหม่แล้ว ชุดเดิมใช้ไม่ได้");
        return Page();
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var id = User.AccountId();
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        (IsOn, CodesLeft, Sleeping) = (account.TwoFactorEnabled, RecoveryCodes.Left(account), await staff.SleepingAsync(ct));
        var draft = await setUp.DraftAsync(id, Draft, ct);
        Draft = draft.Sealed;
        Qr = new HtmlString(QrDrawing.Svg(draft.Address, "QR สำหรับแอปยืนยันตัวตน"));
        TypedSecret = string.Join(' ', draft.Typed.Chunk(4).Select(c => new string(c)));
        return null;
    }
}
