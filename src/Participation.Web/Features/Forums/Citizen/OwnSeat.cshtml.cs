using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>For whoever asked for a seat on the web and kept the link: whether it is theirs, and the way to give it back.</summary>
[EnableRateLimiting(RateLimits.Pairing)]
public sealed class OwnSeatModel(WebSeatList list, WebSeatTokens tokens, GiveBackWebSeat giveBack, TimeProvider clock) : FormPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    public WebSeatLine Line { get; private set; } = null!;
    public Forum Forum => Line.Forum;

    /// <summary>The forum is still to come, so that the seat is worth something to others.</summary>
    public bool IsToCome { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostGiveBackAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        return (await giveBack.RunAsync(Line.Intent.Id, number: null, actor: null, ct)).Match<IActionResult>(
            saved => LocalRedirect($"/forums/seat/{Token}"),
            _ => NotFound(),
            changedMeanwhile => LocalRedirect($"/forums/seat/{Token}"),
            _ => NotFound());
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (tokens.Read(Token) is not { } intent || await list.FindAsync(intent, ct) is not { } line) return NotFound();
        (Line, IsToCome) = (line, line.Forum.GivesSeats(clock.Now()));
        return null;
    }
}
