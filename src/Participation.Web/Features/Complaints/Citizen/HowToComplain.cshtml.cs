using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Complaints.Citizen;

/// <summary>Ways, steps, who, how long, and how to follow it: what the plan wants every villager to know.</summary>
public sealed class HowToComplainModel(ResponsibleOfficers officers, CaseTexts texts, CaseHandbooks handbooks, IOptions<SiteOptions> site) : PageModel
{
    public IReadOnlyList<CaseTextStep> Steps { get; private set; } = [];
    public bool HasHandbook { get; private set; }
    public Duty? Centre { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Steps = await texts.StepsAsync(CaseTextKind.Steps, new Uri(site.Value.PublicUrl, "/c/track").AsTyped(), ct);
        HasHandbook = await handbooks.LatestAsync(HandbookReader.Citizens, ct) is not null;
        Centre = await officers.DutyAsync(CaseKind.Grievance, ct);
    }
}
