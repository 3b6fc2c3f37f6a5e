using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

[Needs(Permission.PlanForums)]
public sealed class SettingsModel(ParticipationContext db, SaveForumSettings save) : EditPage
{
    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? ClashDays { get; set; }

    [BindProperty]
    public string? AnswerDays { get; set; }

    [BindProperty]
    public string? OpinionDays { get; set; }

    [BindProperty]
    public string? HallMinutesBefore { get; set; }

    [BindProperty]
    public string? HallMinutesAfter { get; set; }

    [BindProperty]
    public bool AsksGenderAndAge { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var s = await db.ForumSettingsAsync(ct);
        (Target, ClashDays, AnswerDays, OpinionDays, Seen) = (WholeNumber.Show(s.Target), WholeNumber.Show(s.ClashDays), WholeNumber.Show(s.AnswerDays), WholeNumber.Show(s.OpinionDays), s.Version);
        (HallMinutesBefore, HallMinutesAfter, AsksGenderAndAge) = (WholeNumber.Show(s.HallMinutesBefore), WholeNumber.Show(s.HallMinutesAfter), s.AsksGenderAndAge);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var wanted = new ForumMeasures(Whole(nameof(Target), Target, Forum.MaxPeople), Whole(nameof(ClashDays), ClashDays, ForumSettings.MostDays),
            Whole(nameof(AnswerDays), AnswerDays, ForumSettings.MostDays), Whole(nameof(OpinionDays), OpinionDays, ForumSettings.MostDays))
        {
            HallMinutesBefore = Whole(nameof(HallMinutesBefore), HallMinutesBefore, ForumSettings.MostMinutes),
            HallMinutesAfter = Whole(nameof(HallMinutesAfter), HallMinutesAfter, ForumSettings.MostMinutes),
            AsksGenderAndAge = AsksGenderAndAge,
        };
        if (ModelState.IsValid && wanted.Target == 0) ModelState.AddModelError(nameof(Target), "กรุณาใส่จำนวนคน เช่น 300");
        if (ModelState.IsValid && wanted.AnswerDays == 0) ModelState.AddModelError(nameof(AnswerDays), "กรุณาใส่จำนวนวัน เช่น 30");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(wanted, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/forums/settings", ct);
    }
}
