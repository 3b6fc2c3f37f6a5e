using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>How many days, which of them count, and when whoever has a case is reminded.</summary>
[Needs(Permission.ManageCases)]
public sealed class SettingsModel(CaseDays caseDays, SaveCaseSettings save, TimeProvider clock) : EditPage
{
    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public bool CountsWorkingDays { get; set; }

    [BindProperty]
    public string? RemindOn { get; set; }

    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    /// <summary>The last day of what is received today, by the rules as they are.</summary>
    public DateOnly DueOn { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var settings = await caseDays.SettingsAsync(ct);
        (Days, CountsWorkingDays, RemindOn, Seen) = (WholeNumber.Show(settings.Days), settings.CountsWorkingDays, string.Join(", ", settings.ReminderDays.Select(WholeNumber.Show)), settings.Version);
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var days = CaseSettings.ReadDays(Days);
        if (days is null) ModelState.AddModelError(nameof(Days), $"กรุณาใส่จำนวนวัน 1 ถึง {CaseClock.DefaultDays} เช่น {CaseClock.DefaultDays}");
        var last = days ?? CaseClock.DefaultDays;
        var remindOn = CaseSettings.ReadReminderDays(RemindOn, last);
        if (remindOn is null) ModelState.AddModelError(nameof(RemindOn), $"กรุณาใส่วันเตือนเป็นตัวเลข 1 ถึง {last} คั่นด้วยจุลภาค");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(days!.Value, CountsWorkingDays, remindOn!, Seen, User.Actor(), ct), "บันทึกกำหนดวันแล้ว", _ => "/staff/cases/settings", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        DueOn = await caseDays.DueAsync(Today, ct);
        return null;
    }
}
