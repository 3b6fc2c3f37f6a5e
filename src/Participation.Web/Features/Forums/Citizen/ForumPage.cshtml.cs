using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>One forum: when, where, what about, what came of it, and what people said. Called off, it keeps its page and says why.</summary>
public sealed class ForumPageModel(ParticipationContext db, OpinionList opinions, ProposalList proposals, StatementList statements, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public Forum Forum { get; private set; } = null!;
    public IReadOnlyList<Village> Villages { get; private set; } = [];
    public string? UnitName { get; private set; }
    public bool IsOver { get; private set; }
    public bool TakesOpinions { get; private set; }
    public IReadOnlyList<(Village Village, int Came)> Heads { get; private set; } = [];
    public OpinionCount Opinions { get; private set; } = new(0, 0, 0, 0);
    public IReadOnlyList<OpinionLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public IReadOnlyList<PollResult> Polls { get; private set; } = [];
    public bool IsHallOpen { get; private set; }
    public IReadOnlyList<ProposalLine> Proposals { get; private set; } = [];
    public int ProposalsTotal { get; private set; }
    public ForumFiles Files { get; private set; } = ForumFiles.None;
    public ChoosingView? Choosing { get; private set; }
    public bool HasStatements { get; private set; }

    /// <summary>Whether there is a seat; null where they are not numbered.</summary>
    public string? Seats { get; private set; }

    public Pager Pager { get; private set; } = Pager.None;

    public int Came => Heads.Sum(h => h.Came) + Forum.AttendedElsewhere;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindForumAsync(number, ct) is not { AnnouncedAt: not null } forum) return NotFound();
        var now = clock.Now();
        (Forum, IsOver) = (forum, forum.Instants().Until < now);
        var settings = await db.ForumSettingsAsync(ct);
        TakesOpinions = forum.TakesOpinions(settings, ThaiCalendar.Day(now));
        IsHallOpen = forum.HallAt(settings, now) == HallTime.Open;
        Villages = [.. (await db.InvitedAsync([forum.Id], ct))[forum.Id]];
        if (forum.UnitId is { } unit) UnitName = await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleOrDefaultAsync(ct);
        if (forum.State == ForumState.Cancelled) return Page();
        Files = await db.FilesOfAsync(forum.Id, ForumFinding.Address(number), ct);
        HasStatements = await statements.AnyAsync(forum.Id, ct);
        if (!IsOver) Seats = await db.SeatStandingAsync(forum, ct);
        if (forum.Purpose == ForumPurpose.Representatives) Choosing = await db.ChoosingOfAsync(forum.Id, ct);
        if (forum.State == ForumState.Held) Heads = await db.HeadsAsync(forum.Id, ct);
        Polls = [.. (await db.PollsAsync(forum.Id, ct)).Where(p => p.Poll.State == PollState.Closed).Reverse()];
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        Opinions = await opinions.CountAsync(forum.Id, ct);
        (Lines, Total) = await opinions.OpenAsync(forum, page, ct);
        (Proposals, ProposalsTotal) = await proposals.OpenAsync(new ProposalFilter(Forum: forum.Id), 1, ct);
        Pager = Pager.Of(ForumFinding.Address(number), page, OpinionList.PageSize, Total);
        return Page();
    }
}
