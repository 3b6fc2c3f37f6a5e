using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

public sealed record CaseLine(Guid Id, string Text, CaseKind Kind, string Category, string Holder, string Standing, CaseState State, DateOnly DueOn, bool IsBreach, string Words, DateTime ReceivedAt);

/// <summary>The cases somebody may see, the most urgent first; in words what needs doing today.</summary>
[Needs(Permission.SeeCases)]
public sealed class CaseListModel(ParticipationContext db, CurrentStaff staff, ExportCases export, ReadOversight oversight, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;
    private const int MostSaid = 3;

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public CaseFilter Filter => new(Show, Query);
    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public int Total { get; private set; }
    public int DueToday { get; private set; }
    public int Unassigned { get; private set; }
    public int Breaches { get; private set; }
    public DateOnly Today { get; private set; }
    public bool MayKeyIn { get; private set; }
    public bool MayOversee { get; private set; }

    /// <summary>What the working group said of late to the units of whoever looks.</summary>
    public IReadOnlyList<OversightLine> Said { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = ThaiCalendar.Day(clock.Now());
        (MayKeyIn, MayOversee) = (await staff.MayAsync(Permission.KeyInCases, ct), await staff.MayAsync(Permission.OverseeCases, ct));
        var cases = await WithinReachAsync(ct);
        Said = await oversight.SaidToAsync(await staff.ReachOfAsync(Permission.SeeCases, ct), MostSaid, ct);
        DueToday = await cases.CountAsync(c => c.State != CaseState.Closed && c.DueOn == Today, ct);
        Unassigned = await cases.CountAsync(c => c.State == CaseState.Received, ct);
        Breaches = await cases.Breached(db).CountAsync(ct);
        cases = Filter.In(db, cases);
        Total = await cases.CountAsync(ct);
        var page = Pager.PageOf(At, PageSize, Total);
        var rows = await (from entry in cases.OrderBy(c => c.State == CaseState.Closed).ThenBy(c => c.DueOn).ThenBy(c => c.Year).ThenBy(c => c.Number).Skip((page - 1) * PageSize).Take(PageSize)
                          join category in db.Set<CaseCategory>() on entry.CategoryId equals category.Id
                          join matter in db.Set<CaseMatter>() on entry.Id equals matter.CaseId
                          join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                          from unit in units.DefaultIfEmpty()
                          orderby entry.State == CaseState.Closed, entry.DueOn, entry.Year, entry.Number
                          select new { Case = entry, Category = category.Name, Unit = (string?)unit.Name, Words = matter.Words.Substring(0, 140), IsBreach = db.Set<CaseRound>().Any(r => r.CaseId == entry.Id && r.BreachedAt != null) }).ToListAsync(ct);
        Lines = [.. rows.Select(r => new CaseLine(r.Case.Id, r.Case.Text, r.Case.Kind, r.Category, r.Case.Holder(r.Unit), r.Case.Standing(), r.Case.State, r.Case.DueOn, r.IsBreach, r.Words, r.Case.ReceivedAt))];
        Pager = Pager.Of("/staff/cases", page, PageSize, Total, Filter.Parts);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var cases = Filter.In(db, await WithinReachAsync(ct));
        Response.ContentType = Csv.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName("csv")}\"";
        await export.WriteCsvAsync(cases, Filter, User.Actor(), Response.Body, ct);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) =>
        await export.WriteWorkbookAsync(Filter.In(db, await WithinReachAsync(ct)), Filter, User.Actor(), ct) is { } book ? File(book, Xlsx.ContentType, FileName("xlsx")) : NotFound();

    /// <summary>The list as a file; a workbook only where it is not too long for one.</summary>
    public string FileAddress(string kind) => QueryHelpers.AddQueryString("/staff/cases", Filter.Parts.Where(p => !string.IsNullOrEmpty(p.Value)).Prepend(new("handler", kind)));

    private async Task<IQueryable<Case>> WithinReachAsync(CancellationToken ct) => db.Set<Case>().AsNoTracking().Within(await staff.ReachOfAsync(Permission.SeeCases, ct));

    private string FileName(string ending) => string.Create(CultureInfo.InvariantCulture, $"cases-{ThaiCalendar.Day(clock.Now()):yyyy-MM-dd}.{ending}");
}
