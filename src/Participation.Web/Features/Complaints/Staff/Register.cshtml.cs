using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>ทะเบียนรับเรื่อง of a year, in the order of its numbers, for the screen and for A4. Holds no name.</summary>
[Needs(Permission.OverseeCases)]
public sealed class RegisterModel(ParticipationContext db, ReadRegister register, CurrentStaff staff, TimeProvider clock) : PageModel
{
    private const int PageSize = 100;

    private IReadOnlySet<Guid> _home = new HashSet<Guid>();

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];
    public IReadOnlyList<int> Years { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    /// <summary>About a unit the reader belongs to: they see its number and day alone.</summary>
    public bool IsKept(RegisterLine line) => line.Case.AboutUnitId is { } about && _home.Contains(about);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Years = await db.Set<RegisterYear>().Where(y => y.LastNumber > 0).OrderByDescending(y => y.Year).Select(y => y.Year).Take(50).ToListAsync(ct);
        Year = Years.Contains(Year ?? 0) ? Year : ThaiCalendar.BuddhistYear(ThaiCalendar.Day(clock.Now()));
        var cases = db.Set<Case>().AsNoTracking().Where(c => c.Year == Year);
        Total = await cases.CountAsync(ct);
        var page = Pager.PageOf(At, PageSize, Total);
        Lines = await register.RunAsync(cases.OrderBy(c => c.Number).Skip((page - 1) * PageSize).Take(PageSize), ct);
        _home = (await staff.ReachOfAsync(Permission.OverseeCases, ct)).Home;
        Pager = Pager.Of("/staff/cases/register", page, PageSize, Total, new KeyValuePair<string, string?>("year", Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
