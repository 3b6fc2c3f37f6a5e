using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.OwnAccount)]
public sealed class SearchModel(FindRecords find, OpenDoors doors, IEnumerable<StaffMenuEntry> menu) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    public string Headline => Q is null ? "ค้นหา" : Hits.Count == 0 ? "ไม่พบรายการ ลองพิมพ์ให้สั้นลง" : $"พบ {Hits.Count} รายการ";

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (SearchWords.Parse(Q) is not { } words) return;
        var hits = new List<SearchHit>();
        // Somebody who does not know where a page is types its name.
        foreach (var entry in menu.Where(e => words.Words.All(w => e.Text.Contains(w, StringComparison.OrdinalIgnoreCase))).OrderBy(e => e.Order))
            if (await doors.LeadsInAsync(entry.Href, ct)) hits.Add(new SearchHit("หน้า", entry.Text, "", entry.Href));
        hits.AddRange(await find.RunAsync(words, ct));
        Hits = hits;
    }
}
