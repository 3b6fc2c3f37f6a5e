using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.LineChannel;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Complaints.Citizen;

/// <summary>How to complain, for the wall of a village: A4, big letters, the QR that opens the form. Made without script.</summary>
public sealed class ComplaintPosterModel(ResponsibleOfficers officers, CaseDays caseDays, CaseTexts texts, IOptions<SiteOptions> site, IOptions<LineOptions> line) : PageModel
{
    /// <summary>15 วัน, or วันทำการ.</summary>
    public string Days { get; private set; } = "";

    public IReadOnlyList<CaseTextStep> Steps { get; private set; } = [];
    public DutyLine? Officer { get; private set; }
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(Address("/c/new"), "QR แจ้งเรื่อง"));
    public string LineId => line.Value.BasicId;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var settings = await caseDays.SettingsAsync(ct);
        Days = $"{settings.Days} วัน{(settings.CountsWorkingDays ? "ทำการ" : "")}";
        Steps = await texts.StepsAsync(CaseTextKind.Steps, Typed("/c/track"), ct);
        Officer = (await officers.DutyAsync(CaseKind.Grievance, ct))?.Lines.FirstOrDefault(l => l.Holders.Count > 0);
    }

    /// <summary>An address as it is typed.</summary>
    public string Typed(string path) => Address(path).AsTyped();

    private Uri Address(string path) => new(site.Value.PublicUrl, path);
}
