using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

/// <summary>Users of the information centre and what they suggest, for executives; printed on A4 as it stands.</summary>
[Needs(Permission.SeeEnquiries)]
public sealed class EnquiryReportPageModel(ReadEnquiryReport read, TimeProvider clock) : PageModel
{
    /// <summary>The plans want months, halves and years.</summary>
    public static readonly IReadOnlyList<PeriodKind> Kinds = [PeriodKind.Month, PeriodKind.Half, PeriodKind.FiscalYear];

    public static string At(FigurePeriod period) => $"/staff/enquiries/report?{period.Query}";

    [FromQuery(Name = "period")]
    public string? Period { get; set; }

    [FromQuery(Name = "date")]
    public string? Date { get; set; }

    public EnquiryReport Report { get; private set; } = null!;
    public DateTime Now { get; private set; }
    public DateOnly Today => ThaiCalendar.Day(Now);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.Now();
        Report = await read.RunAsync(FigurePeriod.Read(Period, Date, Today, PeriodKind.FiscalYear), ct);
    }
}
