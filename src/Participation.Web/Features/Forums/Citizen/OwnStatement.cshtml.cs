using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>For whoever proposed a sentence and kept the link: whether it is put to others, why not, and the way to take it back.</summary>
[EnableRateLimiting(RateLimits.Pairing)]
public sealed class OwnStatementModel(ParticipationContext db, StatementList list, StatementTokens tokens, EraseStatement erase) : FormPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    public StatementLine Line { get; private set; } = null!;
    public Forum Forum { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        await erase.RunAsync(Line.Statement.Id, actor: null, ct);
        return LocalRedirect($"/forums/statement/{Token}");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (tokens.Read(Token) is not { } id || await list.FindAsync(id, ct) is not { Statement.IsFromCitizen: true } line) return NotFound();
        Line = line;
        Forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == line.Statement.ForumId, ct);
        return null;
    }
}
