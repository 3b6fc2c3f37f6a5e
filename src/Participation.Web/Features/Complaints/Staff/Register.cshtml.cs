using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Staff;

/// <param name="Case">The entry.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Unit">Who has it.</param>
/// <param name="Standing">How its clock stands.</param>
/// <param name="IsKept">About a unit the reader belongs to: they see its number and day alone.</param>
public sealed record RegisterLine(Case Case, string Category, string? Unit, ClockStanding Standing, bool IsKept);

/// <summary>ทะเบียนรับเรื่อง of a year, in the order of its numbers, for the screen and for A4. Holds no name.</summary>
[Needs(Permission.OverseeCases)]
public sealed class RegisterModel(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : PageModel
{
    private const int PageSize = 100;

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];
    public IReadOnlyList<int> Years { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Platform.Time.ThaiCalendar.Day(Platform.Time.Clock.Now(clock));
        Years = await db.Set<RegisterYear>().Where(y => y.LastNumber > 0).OrderByDescending(y => y.Year).Select(y => y.Year).Take(50).ToListAsync(ct);
        Year = Years.Contains(Year ?? 0) ? Year : Platform.Time.ThaiCalendar.BuddhistYear(today);
        var cases = db.Set<Case>().AsNoTracking().Where(c => c.Year == Year);
        Total = await cases.CountAsync(ct);
        var page = Pager.PageOf(At, PageSize, Total);
        var rows = await (from entry in cases.OrderBy(c => c.Number).Skip((page - 1) * PageSize).Take(PageSize)
                          join category in db.Set<CaseCategory>() on entry.CategoryId equals category.Id
                          join round in db.Set<CaseRound>() on new { CaseId = entry.Id, entry.Round } equals new { round.CaseId, round.Round }
                          join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                          from unit in units.DefaultIfEmpty()
                          orderby entry.Number
                          select new { Case = entry, Category = category.Name, Unit = (string?)unit.Name, Round = round }).ToListAsync(ct);
        var home = (await staff.ReachOfAsync(Permission.OverseeCases, ct)).Home;
        Lines = [.. rows.Select(r => new RegisterLine(r.Case, r.Category, r.Unit, r.Round.Standing(today), r.Case.AboutUnitId is { } about && home.Contains(about)))];
        Pager = Pager.Of("/staff/cases/register", page, PageSize, Total, new KeyValuePair<string, string?>("year", Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
