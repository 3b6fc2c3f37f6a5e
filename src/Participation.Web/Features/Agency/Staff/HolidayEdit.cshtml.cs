using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class HolidayEditModel(ParticipationContext db, SaveHoliday save) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อวันหยุด"), StringLength(Holiday.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsToBeConfirmed { get; set; }

    public Holiday Holiday { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Day, Name, IsToBeConfirmed, Seen) = (ThaiDate.Show(Holiday.Day), Holiday.Name, Holiday.IsToBeConfirmed, Holiday.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(Day, out var day)) ModelState.AddModelError(nameof(Day), "กรุณาใส่วันที่ เช่น 13/10/2569");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Id, day, Name!, IsToBeConfirmed, Seen, User.Actor(), ct), "บันทึกวันหยุดแล้ว", _ => Year(day), ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (await LoadAsync(ct) is { } instead) return instead;
        return await AnswerAsync(await save.RemoveAsync(Id, User.Actor(), ct), $"เอา{Holiday.Name}ออกแล้ว", _ => Year(Holiday.Day), ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<Holiday>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == Id, ct) is not { } holiday) return NotFound();
        Holiday = holiday;
        return null;
    }

    private static string Year(DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/staff/holidays?year={ThaiCalendar.BuddhistYear(day)}");
}
