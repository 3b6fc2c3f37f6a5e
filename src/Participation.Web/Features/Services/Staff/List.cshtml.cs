using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services.Staff;

[Needs(Permission.SeeServices)]
public sealed class ListModel(ManualOverview overview, CurrentStaff staff, OpenDoors doors) : PageModel
{
    private Reach _writes = Reach.Nothing;
    private Reach _approves = Reach.Nothing;

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

    public bool MayAdd { get; private set; }
    public bool MayImport { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (_writes, _approves) = (await staff.ReachOfAsync(Permission.WriteManuals, ct), await staff.ReachOfAsync(Permission.ApproveManuals, ct));
        (MayAdd, MayImport) = (await doors.LeadsInAsync("/staff/services/new", ct), await doors.LeadsInAsync("/staff/import/services", ct));
        var page = Math.Max(1, Asked ?? 1);
        (Lines, Total) = await overview.ListAsync(Filter, Name, page, ct);
        Pager = Pager.Of("/staff/services", page, ManualOverview.PageSize, Total, [new("show", Show), new("name", Name)]);
    }

    /// <summary>Where the line leads whoever reads it; null where there is nothing they could open.</summary>
    public string? HrefOf(ServiceLine line)
    {
        var (number, place) = (line.Kind.Number, new Place(line.Kind.UnitId));
        if (line.IsWaiting && _approves.Covers(place) && (Filter == ManualFilter.Waiting || !_writes.Covers(place))) return $"/staff/services/{number}/approval";
        if (_writes.Covers(place)) return $"/staff/services/{number}";
        return line.Edition is { } edition ? $"/staff/services/{number}/editions/{edition}" : null;
    }

    public string StateOf(ServiceLine line) => line switch
    {
        { Kind.IsActive: false } => "○ เลิกให้บริการ",
        { PublishedOn: null, IsWaiting: true } => "○ ร่างรออนุมัติ",
        { PublishedOn: null, HasDraft: true } => "○ ร่างอยู่ ยังไม่เผยแพร่",
        { PublishedOn: null } => "○ ยังไม่มีคู่มือ",
        { PublishedOn: { } day, IsWaiting: true } => $"● เผยแพร่ {ThaiCalendar.ShortDate(day)} และมีร่างใหม่รออนุมัติ",
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
