using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>How people may listen to the council, as it is in force, and as it was.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class CouncilRuleModel(ParticipationContext db) : PageModel
{
    [FromQuery(Name = "edition")]
    public int? Edition { get; set; }

    public AttendanceRule? Rule { get; private set; }
    public bool IsCurrent { get; private set; }
    public IReadOnlyList<(int Edition, DateOnly DecidedOn)> Editions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Editions = [.. (await db.Set<AttendanceRule>().OrderByDescending(r => r.Edition).Take(100).Select(r => new { r.Edition, r.DecidedOn }).ToListAsync(ct)).Select(r => (r.Edition, r.DecidedOn))];
        if (Editions.Count == 0) return Page();
        var wanted = Edition ?? Editions[0].Edition;
        if (await db.Set<AttendanceRule>().AsNoTracking().SingleOrDefaultAsync(r => r.Edition == wanted, ct) is not { } rule) return NotFound();
        (Rule, IsCurrent) = (rule, rule.Edition == Editions[0].Edition);
        return Page();
    }
}
