using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>Who represents the villages, and until when. Only those in office; a name goes from here on the day its term ends.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class CommitteesPageModel(CommitteeRegister register, RetentionWords retention, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public IReadOnlyList<CommitteeView> Committees { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public string Kept { get; private set; } = "";
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        (Committees, var total) = await register.PageAsync(page, Today, ct);
        Pager = Pager.Of("/committees", page, CommitteeRegister.PageSize, total);
        Kept = (await retention.ReadAsync(ct))($"{{{CommitteeNameRetention.Name}}}");
    }
}
