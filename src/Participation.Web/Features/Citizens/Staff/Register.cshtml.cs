using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens.Staff;

/// <summary>The register of processing activities, as every slice declares them; printed on A4.</summary>
[Needs(Permission.GuardPersonalData)]
public sealed class RegisterModel(
    IEnumerable<IPersonalData> owners, IEnumerable<ProcessingActivity> others, IEnumerable<NoCitizenData> free, RetentionWords kept, CurrentAgency agency, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ProcessingActivity> Activities { get; private set; } = [];
    public IReadOnlyList<NoCitizenData> Free { get; } = [.. free.OrderBy(f => f.Table, StringComparer.Ordinal)];
    public AgencyProfile? Agency { get; private set; }
    public string Today => ThaiCalendar.LongDate(ThaiCalendar.Day(clock.Now()));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Agency = await agency.FindAsync(ct);
        var fill = await kept.ReadAsync(ct);
        Activities = [.. owners.Select(o => o.Activity).Concat(others).Select(a => a with { Kept = fill(a.Kept) })];
    }
}
