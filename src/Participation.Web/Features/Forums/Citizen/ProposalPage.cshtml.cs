using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Forums.Chat;
using Participation.Web.LineChannel;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>One proposal and what became of it, step by step.</summary>
public sealed class ProposalPageModel(ProposalList list, IOptions<LineOptions> line) : PageModel
{
    public ProposalLine Line { get; private set; } = null!;
    public IReadOnlyList<ProposalStep> Steps { get; private set; } = [];

    /// <summary>What is typed in LINE to find it there.</summary>
    public string Code => $"{ProposalWords.Letter}-{Line.Proposal.Number}";

    /// <summary>Opens the chat with the code typed in already; null without an account.</summary>
    public Uri? ChatAddress => line.Value.BasicId is { Length: > 0 } id ? new Uri($"https://line.me/R/oaMessage/{Uri.EscapeDataString(id)}/?{Uri.EscapeDataString(Code)}") : null;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await list.FindAsync(number, ct) is not { } found) return NotFound();
        Line = found;
        Steps = await list.StepsAsync(found.Proposal.Id, ct);
        return Page();
    }
}
