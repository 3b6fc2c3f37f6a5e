using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Plans.Citizen;

/// <summary>Projects by village and year. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class ProjectsPageModel(ParticipationContext db, ProjectList list) : PageModel
{
    [FromQuery(Name = "village")]
    public string? AskedVillage { get; set; }

    [FromQuery(Name = "year")]
    public string? AskedYear { get; set; }

    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public Guid? Village => Guid.TryParse(AskedVillage, out var id) ? id : null;
    public int? Year { get; private set; }
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<ProjectLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Villages, Years) = (await VillageName.ChoicesAsync(db, ct), await list.YearsAsync(ct));
        if (WholeNumber.TryParse(AskedYear, 9999, out var year) && Years.Contains(year)) Year = year;
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        (Lines, Total) = await list.PageAsync(new ProjectFilter(Village, Year), page, ct);
        Pager = Pager.Of("/projects", page, ProjectList.PageSize, Total, new("village", Village?.ToString()), new("year", Year?.ToString(CultureInfo.InvariantCulture)));
    }
}
