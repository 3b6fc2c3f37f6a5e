using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>One thing that is done with a card: say that one is here, step out, give it back. On addresses of their own, so that nobody tries out all four-digit codes.</summary>
[EnableRateLimiting(RateLimits.Pairing)]
public sealed class CardActModel(CardDesk desk, ReadCard cards, CheckIn checkIn, StepOut stepOut, LeaveQueue leave) : FormPage
{
    public const string Here = "here";
    public const string Away = "away";

    [FromRoute]
    public string Token { get; set; } = "";

    [FromRoute]
    public string Act { get; set; } = "";

    /// <summary>The hall's code, where the board's QR was scanned.</summary>
    [FromQuery(Name = "h")]
    public string? Hall { get; set; }

    [BindProperty]
    public string? HallCode { get; set; }

    public CardView Card { get; private set; } = null!;

    private string Back => $"/t/{Token}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        HallCode = Hall;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Token, ct) is not { } id) return LocalRedirect(Back);
        var outcome = await (Act switch
        {
            Here => checkIn.WithCodeAsync(id, HallCode, TicketChannel.Web, ct),
            Away => stepOut.RunAsync(id, Doer.Citizen(TicketChannel.Web), ct),
            _ => leave.RunAsync(id, Doer.Citizen(TicketChannel.Web), ct),
        });
        if (outcome is not CardOutcome.Refused refused) return LocalRedirect(Back);
        ModelState.AddModelError(Act == Here ? nameof(HallCode) : "", refused.Words);
        return await RedisplayAsync(ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        // Done already, or no longer possible: the card says how it stands.
        if (await desk.FindAsync(Token, ct) is not { } id || await cards.RunAsync(id, ct) is not { } card || !MayAct(card)) return LocalRedirect(Back);
        Card = card;
        return null;
    }

    private bool MayAct(CardView card) => Act switch { Here => card.NeedsHallCode, Away => card.MayStepOut, _ => card.MayLeave };
}
