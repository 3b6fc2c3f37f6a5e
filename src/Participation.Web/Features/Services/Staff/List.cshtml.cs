using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services.Staff;

[Needs(Permission.SeeServices)]
public sealed class ListModel(ManualOverview overview) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public ManualFilter Filter => Enum.TryParse<ManualFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : ManualFilter.All;
    public IReadOnlyList<ServiceLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = Math.Max(1, Asked ?? 1);
        (Lines, Total) = await overview.ListAsync(Filter, Name, page, ct);
        Pager = Pager.Of("/staff/services", page, ManualOverview.PageSize, Total, [new("show", Show), new("name", Name)]);
    }

    public string StateOf(ServiceLine line) => line switch
    {
        { Kind.IsActive: false } => "○ เลิกให้บริการ",
        { PublishedOn: null, HasDraft: true } => "○ ร่างอยู่ ยังไม่เผยแพร่",
        { PublishedOn: null } => "○ ยังไม่มีคู่มือ",
        { PublishedOn: { } day, HasDraft: true } => $"● เผยแพร่ {ThaiCalendar.ShortDate(day)} และมีร่างใหม่",
        { PublishedOn: { } day } => $"● เผยแพร่ {ThaiCalendar.ShortDate(day)}",
    };

    public string ReviewOf(ServiceLine line)
    {
        if (line.PublishedOn is null) return "";
        if (ManualReview.IsOverdue(line.ReviewedOn, overview.Today)) return "! เลยกำหนด";
        return ManualReview.IsDue(line.ReviewedOn, overview.Today) ? "○ ต้องทบทวนปีนี้" : "✓ ทบทวนแล้ว";
    }
}
