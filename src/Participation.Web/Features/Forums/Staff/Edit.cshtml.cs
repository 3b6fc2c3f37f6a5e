using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

[Needs(Permission.PlanForums)]
public sealed class EditModel(ParticipationContext db, PlanForum plan, TellOfChange tell, StaleAnnouncements stale) : ForumPage(db)
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public bool TellsOfTime { get; set; }

    [BindProperty]
    public bool TellsOfPlace { get; set; }

    public Forum Forum { get; private set; } = null!;

    /// <summary>Of telling those who meant to come.</summary>
    public TellingPrice Price { get; private set; } = TellingPrice.Nobody;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var f = Forum;
        (Purpose, Level, AffectsLiving, Title, Session, Seen) = (f.Purpose, f.Level, f.AffectsLiving, f.Title, f.Session, f.Version);
        (Day, From, Until, Place, MapLink) = (ThaiDate.Show(f.Day), OfficeTime.Show(f.From), OfficeTime.Show(f.Until), f.Place, f.MapLink);
        (Agenda, HowToTakePart, UnitId, OrderNumber, Target) = (f.Agenda, f.HowToTakePart, f.UnitId, f.OrderNumber, f.Target.ToString(CultureInfo.InvariantCulture));
        (Capacity, FreeKeptHours) = (f.Capacity?.ToString(CultureInfo.InvariantCulture), f.FreeKeptHours.ToString(CultureInfo.InvariantCulture));
        (KeptPerVillage, SeatsByOffice) = (Text(f.KeptPerVillage), Text(f.SeatsByOffice));
        // Another day is news to whoever set it down; another place may be a letter put right.
        TellsOfTime = true;
        OrderDate = f.OrderDate is { } ordered ? ThaiDate.Show(ordered) : null;
        Villages = [.. (await Db.InvitedAsync([f.Id], ct))[f.Id].Select(v => v.Id)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadPlan() is not { } wanted) return await RedisplayAsync(ct);
        var outcome = await plan.RunAsync(Number, wanted with { TellsOfTime = TellsOfTime, TellsOfPlace = TellsOfPlace }, DespiteClash, Seen, User.Actor(), ct);
        return await AnswerAsync(outcome, await Db.FindForumAsync(Number, ct) is { } forum && await stale.OfAsync(forum, ct) is { } old ? $"บันทึกแล้ว {old.Words}" : "บันทึกแล้ว", Address, ct);
    }

    private static string? Text(int number) => number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await Db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        (Forum, Price) = (forum, await tell.PriceAsync(forum, ct));
        await ReadChoicesAsync(ct);
        return null;
    }
}
