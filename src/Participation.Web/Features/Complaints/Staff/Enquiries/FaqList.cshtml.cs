using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

public sealed record FaqRow(int Number, string Question, string? Unit, int Edition, DateOnly? ValidUntil, bool IsActive, DateTime ChangedAt, int Helped, int NotHelped);

/// <summary>Every known answer, those that have run out first.</summary>
[Needs(Permission.WriteFaq)]
public sealed class FaqListModel(ParticipationContext db, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public IReadOnlyList<FaqRow> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public int Total { get; private set; }
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = ThaiCalendar.Day(clock.Now());
        var entries = db.Set<FaqEntry>().AsNoTracking();
        if (SearchWords.Parse(Query) is { } words) entries = words.In(entries, f => f.Question + " " + f.AlsoAsked + " " + f.Answer);
        Total = await entries.CountAsync(ct);
        var page = Pager.PageOf(At, PageSize, Total);
        Rows = await entries.OrderByDescending(f => f.IsActive && f.ValidUntil < Today).ThenByDescending(f => f.IsActive).ThenBy(f => f.Number).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(f => new FaqRow(
                f.Number, f.Question, db.Set<Unit>().Where(u => u.Id == f.UnitId).Select(u => u.Name).FirstOrDefault(), f.Edition, f.ValidUntil, f.IsActive, f.ChangedAt,
                db.Set<FaqMonth>().Where(m => m.EntryId == f.Id).Sum(m => m.Helped), db.Set<FaqMonth>().Where(m => m.EntryId == f.Id).Sum(m => m.NotHelped))).ToListAsync(ct);
        Pager = Pager.Of("/staff/faq", page, PageSize, Total, new KeyValuePair<string, string?>("q", Query));
    }
}
