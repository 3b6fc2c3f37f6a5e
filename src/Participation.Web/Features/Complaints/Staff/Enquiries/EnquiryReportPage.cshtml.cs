using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

/// <summary>Users of the information centre and what they suggest, for executives; printed on A4 as it stands.</summary>
[Needs(Permission.SeeEnquiries)]
public sealed class EnquiryReportPageModel(ReadEnquiryReport read, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "half")]
    public int? Half { get; set; }

    [FromQuery(Name = "month")]
    public int? Month { get; set; }

    public EnquiryReport Report { get; private set; } = null!;
    public DateTime Now { get; private set; }
    public int ThisYear => ThaiCalendar.FiscalYear(ThaiCalendar.Day(Now));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.Now();
        Report = await read.RunAsync(EnquiryPeriod.Of(Year, Half, Month, ThaiCalendar.Day(Now)), ct);
    }
}
