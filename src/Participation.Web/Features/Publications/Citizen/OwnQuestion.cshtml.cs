using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Publications.Citizen;

/// <summary>For whoever asked on the web and kept the link: the answer, why it was hidden, and the way to take the words back.</summary>
[EnableRateLimiting(RateLimits.Pairing)]
public sealed class OwnQuestionModel(QuestionList list, EraseQuestion erase) : FormPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    public QuestionLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        await erase.RunAsync(Line.Question.Id, ct);
        return LocalRedirect(QuestionTerms.Address(Line.Number));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Token, ct) is not { } line) return NotFound();
        Line = line;
        return null;
    }
}
