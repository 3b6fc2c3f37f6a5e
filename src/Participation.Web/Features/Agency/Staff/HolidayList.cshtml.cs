using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>One year a page.</summary>
[Needs(Permission.ChangeAgency)]
public sealed class HolidayListModel(ParticipationContext db, SaveHoliday save, TimeProvider clock) : EditPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อวันหยุด"), StringLength(Holiday.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsToBeConfirmed { get; set; }

    public IReadOnlyList<Holiday> Lines { get; private set; } = [];
    public IReadOnlyList<int> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(Day, out var day)) ModelState.AddModelError(nameof(Day), "กรุณาใส่วันที่ เช่น 13/10/2569");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(null, day, Name!, IsToBeConfirmed, Guid.Empty, User.Actor(), ct), "เพิ่มวันหยุดแล้ว",
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/staff/holidays?year={ThaiCalendar.BuddhistYear(day)}"), ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var thisYear = ThaiCalendar.BuddhistYear(ThaiCalendar.Day(clock.Now()));
        Year = Year is >= 2500 and <= 2700 ? Year : thisYear;
        Years = [.. Enumerable.Range(thisYear - 1, 4).Append(Year.Value).Distinct().Order()];
        var first = new DateOnly(Year.Value - 543, 1, 1);
        var end = first.AddYears(1);
        Lines = await db.Set<Holiday>().AsNoTracking().Where(h => h.Day >= first && h.Day < end).OrderBy(h => h.Day).Take(100).ToListAsync(ct);
        return null;
    }
}
