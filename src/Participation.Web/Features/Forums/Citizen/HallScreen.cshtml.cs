using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>The screen in the hall: how to say that one is there, how many have, and the question that is asked. The code only where staff opened it.</summary>
public sealed class HallScreenModel(ParticipationContext db, HallKeys keys, ForumLinks links, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "k")]
    public string? Token { get; set; }

    public Forum Forum { get; private set; } = null!;
    public string? Code { get; private set; }
    public string? Closed { get; private set; }
    public int Came { get; private set; }
    public PollResult? Poll { get; private set; }
    public string TypedAddress => links.In.AsTyped();
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(links.InOf(Forum, Code!), "QR ลงชื่อ"));

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindForumAsync(number, ct) is not { AnnouncedAt: not null } forum) return NotFound();
        Forum = forum;
        var settings = await db.ForumSettingsAsync(ct);
        Closed = forum.Shut(settings, clock.Now());
        // Staff open it an hour early to set it up; who scans it then is told from when.
        if (keys.IsScreen(forum, Token) && forum.HallAt(settings, clock.Now()) is (HallTime.Early or HallTime.Open)) Code = keys.CodeOf(forum);
        Came = (await db.HallCountsAsync(forum.Id, ct)).Sum(c => c.Total);
        var polls = await db.PollsAsync(forum.Id, ct);
        Poll = polls.FirstOrDefault(p => p.Poll.State == PollState.Open) ?? polls.Where(p => p.Poll.State == PollState.Closed).OrderByDescending(p => p.Poll.ClosedAt).FirstOrDefault();
        return Page();
    }
}
