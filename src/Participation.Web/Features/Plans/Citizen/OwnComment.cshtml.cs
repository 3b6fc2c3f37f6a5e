using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Plans.Citizen;

/// <summary>For whoever wrote on the web and kept the link: the answer, why it was hidden, and the way to take the words back.</summary>
[EnableRateLimiting(RateLimits.Pairing)]
public sealed class OwnCommentModel(CommentList list, EraseComment erase) : FormPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    public PlanCommentLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        await erase.RunAsync(Line.Comment.Id, ct);
        return LocalRedirect(PlanTerms.Address(Line.Plan.Number) + "/comments");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Token, ct) is not { } line) return NotFound();
        Line = line;
        return null;
    }
}
