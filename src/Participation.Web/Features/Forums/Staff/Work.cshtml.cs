using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Announces a forum or calls it off.</summary>
[Needs(Permission.PlanForums)]
public sealed class WorkModel(ParticipationContext db, AnnounceForum announce, CancelForum cancel, TellOfChange tell, StaleAnnouncements stale) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, StringLength(Forum.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Tells { get; set; }

    public Forum Forum { get; private set; } = null!;

    /// <summary>Of telling those who meant to come that it is called off.</summary>
    public TellingPrice Price { get; private set; } = TellingPrice.Nobody;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Tells = true;
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAnnounceAsync(CancellationToken ct)
    {
        Tells = true;
        return await AnswerAsync(await announce.RunAsync(Number, Seen, User.Actor(), ct), "ประกาศแล้ว ประชาชนเห็นที่หน้าเว็บและใน LINE", _ => $"/staff/forums/{Number}", ct);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        if (Reason is null) ModelState.AddModelError(nameof(Reason), "กรุณาบอกเหตุผล ประชาชนจะเห็น");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await cancel.RunAsync(Number, Seen, Reason!, Tells, User.Actor(), ct);
        var old = await db.FindForumAsync(Number, ct) is { } forum ? await stale.OfAsync(forum, ct) : null;
        return await AnswerAsync(outcome, $"ยกเลิกแล้ว หน้าของเวทีบอกเหตุผล {old?.Words}".TrimEnd(), _ => $"/staff/forums/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        (Forum, Price) = (forum, await tell.PriceAsync(forum, ct));
        return null;
    }
}
