using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>The citizen's card: number, people before, how long, and what to do next. Opened by whoever has its address.</summary>
public sealed class MyCardModel(ParticipationContext db, CardDesk desk, ReadCard cards, TicketTokens tokens, IRatingInvitations invitations) : PageModel
{
    /// <summary>Without script the page comes anew after so many seconds.</summary>
    public const int RefreshSeconds = 30;

    [FromRoute]
    public string Token { get; set; } = "";

    public CardView? Card { get; private set; }

    /// <summary>Where the next card of this kind is taken.</summary>
    public string HomeCode { get; private set; } = "";

    /// <summary>Way to rate, while it is not spent.</summary>
    public Uri? Invitation { get; private set; }

    /// <summary>What the page shows is of this moment of the card: another means that it fetches itself anew.</summary>
    public string Key => LiveCard.KeyOf(Card!.Now);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Token, ct) is not { } id || await cards.RunAsync(id, ct) is not { } card)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        Card = card;
        HomeCode = await db.Set<Queue>().Where(q => q.Id == card.HomeQueueId).Select(q => q.Code).SingleAsync(ct);
        if (card.Stage == CardStage.Finished) Invitation = (await invitations.FindAsync(tokens.InvitationSeed(id), ct))?.Address;
        return Page();
    }
}
