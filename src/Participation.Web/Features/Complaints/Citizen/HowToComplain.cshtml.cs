using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Staff.Positions;

namespace Participation.Web.Features.Complaints.Citizen;

/// <summary>Ways, steps, who, how long, and how to follow it: what the plan wants every villager to know.</summary>
public sealed class HowToComplainModel(ResponsibleOfficers officers, CaseDays days) : PageModel
{
    public int Days { get; private set; }
    public bool CountsWorkingDays { get; private set; }
    public Duty? Centre { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var settings = await days.SettingsAsync(ct);
        (Days, CountsWorkingDays) = (settings.Days, settings.CountsWorkingDays);
        Centre = await officers.DutyAsync(CaseKind.Grievance, ct);
    }
}
