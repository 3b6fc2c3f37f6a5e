using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

public sealed record NameLine(Guid EntryId, string Name, string From);

/// <summary>The names of those who wanted to be in the list. Gone when its time is over, or when they take them back.</summary>
[Needs(Permission.PlanForums)]
public sealed class HallNamesModel(ParticipationContext db, EraseWords erase) : EditPage
{
    private const int PageSize = 50;

    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public Forum Forum { get; private set; } = null!;
    public IReadOnlyList<NameLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    [FromRoute]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostEraseAsync(Guid entry, CancellationToken ct) =>
        await AnswerAsync(await erase.OfArrivalAsync(Number, entry, User.Actor(), ct), "ลบชื่อแล้ว ยังนับว่ามา", _ => $"/staff/forums/{Number}/hall/names", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        Forum = forum;
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        var names = db.Set<HallName>().Where(n => n.ForumId == forum.Id);
        Total = await names.CountAsync(ct);
        var found = await names.OrderBy(n => n.ConsentedAt).ThenBy(n => n.EntryId).Skip((page - 1) * PageSize).Take(PageSize).Join(db.Set<HallEntry>(), n => n.EntryId, e => e.Id, (n, e) => new { n.Name, n.ConsentedAt, e.Id, e.VillageId }).OrderBy(n => n.ConsentedAt).ThenBy(n => n.Id).ToListAsync(ct);
        var villages = (await db.ActiveVillagesAsync(ct)).ToDictionary(v => v.Id, VillageName.Of);
        Lines = [.. found.Select(n => new NameLine(n.Id, n.Name, n.VillageId is { } id ? villages.GetValueOrDefault(id, "") : "ที่อื่น"))];
        Pager = Pager.Of($"/staff/forums/{Number}/hall/names", page, PageSize, Total);
        return null;
    }
}
