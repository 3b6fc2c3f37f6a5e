using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

/// <summary>Who answers, who stands in and while when, whom it comes to in the end, and how fast.</summary>
[Needs(Permission.ManageEnquiries)]
public sealed class EnquirySettingsPageModel(ParticipationContext db, Answerers answerers, SaveEnquirySettings save, CurrentAgency agency, TimeProvider clock) : EditPage
{
    [BindProperty]
    public Guid? Answerer { get; set; }

    [BindProperty]
    public Guid? StandIn { get; set; }

    [BindProperty]
    public Guid? Clerk { get; set; }

    [BindProperty]
    public string? AwayFrom { get; set; }

    [BindProperty]
    public string? AwayUntil { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public bool CountsHours { get; set; }

    public IReadOnlyList<Choice> Answering { get; private set; } = [];
    public IReadOnlyList<Choice> Seeing { get; private set; } = [];
    public Answering Now { get; private set; } = null!;
    public string ClerkTitle { get; private set; } = "";
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var settings = await answerers.SettingsAsync(ct);
        (Answerer, StandIn, Clerk) = (settings.AnswererId, settings.StandInId, settings.ClerkId);
        (AwayFrom, AwayUntil) = (settings.AwayFrom is { } from ? ThaiCalendar.ShortDate(from) : null, settings.AwayUntil is { } until ? ThaiCalendar.ShortDate(until) : null);
        (Amount, CountsHours, Seen) = (WholeNumber.Show(settings.Amount), settings.CountsHours, settings.Version);
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (from, until) = (Day(nameof(AwayFrom), AwayFrom), Day(nameof(AwayUntil), AwayUntil));
        if (until is not null && from is null) ModelState.AddModelError(nameof(AwayFrom), "กรุณาใส่วันแรกที่ผู้ตอบไม่อยู่");
        var most = CountsHours ? EnquirySettings.MostHours : EnquirySettings.MostDays;
        if (!WholeNumber.TryParse(Amount, most, out var amount) || amount == 0) ModelState.AddModelError(nameof(Amount), $"กรุณาใส่ตัวเลข 1 ถึง {most}");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var wanted = new EnquirySettings { AnswererId = Answerer, StandInId = StandIn, ClerkId = Clerk, AwayFrom = from, AwayUntil = until, Amount = amount, CountsHours = CountsHours };
        return await AnswerAsync(await save.RunAsync(wanted, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/enquiries/settings", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        (Answering, Seeing) = (await PositionsAsync(Permission.AnswerEnquiries, ct), await PositionsAsync(Permission.SeeEnquiries, ct));
        (Now, ClerkTitle) = (await answerers.ReadAsync(ct), (await agency.VocabularyAsync(ct)).Clerk);
        return null;
    }

    private async Task<List<Choice>> PositionsAsync(Permission permission, CancellationToken ct)
    {
        var may = (await save.ThoseWhoMayAsync(permission, ct)).Select(id => id.ToString()).ToHashSet();
        return [.. (await PositionChoices.ReadAsync(db, ct)).Where(p => Guid.TryParse(p.Value, out var id) && may.Contains(id.ToString())).Select(p => p with { Value = Guid.Parse(p.Value).ToString() })];
    }

    private DateOnly? Day(string field, string? typed)
    {
        if (typed is null) return null;
        if (ThaiDate.TryParse(typed, out var day)) return day;
        ModelState.AddModelError(field, "กรุณาใส่วันที่ เช่น 20/12/2569");
        return null;
    }
}
