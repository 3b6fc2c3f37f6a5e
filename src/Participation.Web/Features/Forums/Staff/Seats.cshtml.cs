using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Seats asked for on the web: for the desk at the door, and who has to be phoned because LINE does not reach them.</summary>
[Needs(Permission.PlanForums)]
public sealed class SeatsModel(ParticipationContext db, WebSeatList list, NoteSeatPhoned phoned, GiveBackWebSeat giveBack, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public Forum Forum { get; private set; } = null!;
    public IReadOnlyList<WebSeatLine> Calls { get; private set; } = [];
    public IReadOnlyList<WebSeatLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public bool IsToCome { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostPhonedAsync(Guid seat, CancellationToken ct) =>
        await AnswerAsync(await phoned.RunAsync(Number, seat, User.Actor(), ct), "จดแล้วว่าโทรบอกแล้ว", _ => Here, ct);

    public async Task<IActionResult> OnPostGiveBackAsync(Guid seat, CancellationToken ct) =>
        await AnswerAsync(await giveBack.RunAsync(seat, Number, User.Actor(), ct), "คืนที่นั่งและลบชื่อแล้ว", _ => Here, ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        var (now, page) = (clock.Now(), WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1);
        (Forum, IsToCome) = (forum, forum.GivesSeats(now));
        Calls = await list.CallsAsync(forum.Id, ThaiCalendar.Day(now), ct);
        (Lines, Total) = await list.PageAsync(forum.Id, page, ct);
        Pager = Pager.Of(Here, page, WebSeatList.PageSize, Total);
        return null;
    }

    private string Here => $"/staff/forums/{Number}/seats";
}
