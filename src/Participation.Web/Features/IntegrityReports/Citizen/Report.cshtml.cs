using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Participation.Web.Features.IntegrityReports.Citizen;

/// <summary>Where corruption is told of. Plain reading: no cookie, no form, nothing that knows who opened it.</summary>
public sealed class ReportModel(IOptions<IntegrityOptions> integrity) : PageModel
{
    public string Officer => integrity.Value.Officer is { Length: > 0 } named ? named : "เจ้าหน้าที่ผู้รับผิดชอบเรื่องทุจริตของหน่วยงาน";

    public string Phone => integrity.Value.Phone;
}
