using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>When news may not go out, how fast it is read aloud, how soon questions are answered, how much is published in a week.</summary>
[Needs(Permission.ApprovePublications)]
public sealed class SettingsModel(ParticipationContext db, SavePublicationSettings save, QuietHours quiet, IOptions<PublicationsOptions> options) : EditPage
{
    [BindProperty]
    public string? QuietFrom { get; set; }

    [BindProperty]
    public string? QuietUntil { get; set; }

    [BindProperty]
    public string? SyllablesPerMinute { get; set; }

    [BindProperty]
    public string? AnswerDays { get; set; }

    [BindProperty]
    public string? WeeklyLeast { get; set; }

    [BindProperty]
    public string? WeeklyMost { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (s, hours) = (await db.PublicationSettingsAsync(ct), await quiet.ReadAsync(db, ct));
        (QuietFrom, QuietUntil) = (OfficeTime.Show(hours.From), OfficeTime.Show(hours.Until));
        (SyllablesPerMinute, AnswerDays) = (WholeNumber.Show(s.SyllablesPerMinute ?? options.Value.SyllablesPerMinute), WholeNumber.Show(s.AnswerDays));
        (WeeklyLeast, WeeklyMost, Seen) = (WholeNumber.Show(s.WeeklyLeast), WholeNumber.Show(s.WeeklyMost), s.Version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!OfficeTime.TryParse(QuietFrom, out var from)) ModelState.AddModelError(nameof(QuietFrom), "กรุณาใส่เวลา เช่น 20.00");
        if (!OfficeTime.TryParse(QuietUntil, out var until)) ModelState.AddModelError(nameof(QuietUntil), "กรุณาใส่เวลา เช่น 07.00");
        var wanted = new PublicationMeasures(Whole(nameof(AnswerDays), AnswerDays, PublicationSettings.MostDays), Whole(nameof(WeeklyLeast), WeeklyLeast, PublicationSettings.MostWeekly),
            Whole(nameof(WeeklyMost), WeeklyMost, PublicationSettings.MostWeekly), Whole(nameof(SyllablesPerMinute), SyllablesPerMinute, PublicationsOptions.FastestReading), new QuietSpan(from, until));
        if (ModelState.IsValid && wanted.SyllablesPerMinute < PublicationsOptions.SlowestReading) ModelState.AddModelError(nameof(SyllablesPerMinute), "กรุณาใส่ 60 ถึง 400 พยางค์");
        if (ModelState.IsValid && wanted.AnswerDays == 0) ModelState.AddModelError(nameof(AnswerDays), "กรุณาใส่จำนวนวัน เช่น 7");
        if (ModelState.IsValid && wanted.WeeklyMost < Math.Max(1, wanted.WeeklyLeast)) ModelState.AddModelError(nameof(WeeklyMost), "ต้องไม่น้อยกว่าจำนวนอย่างน้อย");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(wanted, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/publications/settings", ct);
    }
}
