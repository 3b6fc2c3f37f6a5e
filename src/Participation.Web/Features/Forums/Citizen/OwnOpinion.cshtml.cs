using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>For whoever wrote on the web and kept the link: the answer, why it was hidden, and the way to take the words back.</summary>
[EnableRateLimiting(RateLimits.Pairing)]
public sealed class OwnOpinionModel(ParticipationContext db, OpinionList list, EraseOpinion erase) : FormPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    public OpinionLine Line { get; private set; } = null!;
    public Forum Forum { get; private set; } = null!;

    /// <summary>Number of the proposal that was made of it.</summary>
    public int? Proposal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        await erase.RunAsync(Line.Opinion.Id, ct);
        return LocalRedirect(ForumFinding.Address(Forum.Number));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Token, ct) is not { } line) return NotFound();
        Line = line;
        Forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == line.Opinion.ForumId, ct);
        Proposal = await db.Set<Proposal>().Where(p => p.OpinionId == line.Opinion.Id).Select(p => (int?)p.Number).SingleOrDefaultAsync(ct);
        return null;
    }
}
