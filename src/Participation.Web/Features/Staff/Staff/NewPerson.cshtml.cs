using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff.Invitations;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.ManagePeople)]
public sealed class NewPersonModel(ParticipationContext db, InviteColleague invite) : FormPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อ"), StringLength(StaffAccount.MaxDisplayName, ErrorMessage = "ชื่อยาวเกิน 100 ตัวอักษร")]
    public string? DisplayName { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเลือกตำแหน่ง")]
    public Guid? PositionId { get; set; }

    public IReadOnlyList<Choice> Positions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await invite.RunAsync(DisplayName!, PositionId!.Value, User.Actor(), ct);
        return await outcome.Match<Task<IActionResult>>(
            invited =>
            {
                TempData["Link"] = invited.Link.Address.ToString();
                TempData[nameof(ManagePersonModel.LinkExpiresAt)] = ThaiCalendar.ShortDateTime(invited.Link.ExpiresAt);
                return Task.FromResult<IActionResult>(LocalRedirect($"/staff/people/{invited.AccountId}/manage"));
            },
            noSuchPosition =>
            {
                ModelState.AddModelError(nameof(PositionId), "ตำแหน่งนี้ไม่มีแล้ว กรุณาเลือกใหม่");
                return RedisplayAsync(ct);
            });
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Positions = await PositionChoices.ReadAsync(db, ct);
        return null;
    }
}
