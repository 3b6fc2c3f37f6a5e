using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

[Needs(Permission.PlanForums)]
public sealed class EditModel(ParticipationContext db, PlanForum plan) : ForumPage(db)
{
    [FromRoute]
    public int Number { get; set; }

    public Forum Forum { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var f = Forum;
        (Purpose, Level, AffectsLiving, Title, Session, Seen) = (f.Purpose, f.Level, f.AffectsLiving, f.Title, f.Session, f.Version);
        (Day, From, Until, Place, MapLink) = (ThaiDate.Show(f.Day), OfficeTime.Show(f.From), OfficeTime.Show(f.Until), f.Place, f.MapLink);
        (Agenda, HowToTakePart, UnitId, OrderNumber, Target) = (f.Agenda, f.HowToTakePart, f.UnitId, f.OrderNumber, f.Target.ToString(CultureInfo.InvariantCulture));
        OrderDate = f.OrderDate is { } ordered ? ThaiDate.Show(ordered) : null;
        Villages = [.. (await Db.InvitedAsync([f.Id], ct))[f.Id].Select(v => v.Id)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadPlan() is not { } wanted) return await RedisplayAsync(ct);
        return await AnswerAsync(await plan.RunAsync(Number, wanted, DespiteClash, Seen, User.Actor(), ct), "บันทึกแล้ว", Address, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await Db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        Forum = forum;
        await ReadChoicesAsync(ct);
        return null;
    }
}
