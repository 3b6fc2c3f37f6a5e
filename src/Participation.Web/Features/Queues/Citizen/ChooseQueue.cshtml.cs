using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>The queues there are, and the way from a typed code to its queue.</summary>
public sealed class ChooseQueueModel(ParticipationContext db, ReadQueueNow queues) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Something was typed that no code can look like.</summary>
    public bool IsUnreadable { get; private set; }

    public IReadOnlyList<QueueNow> Queues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // The poster says Q-D1 for LINE and /q/D1 for the browser; somebody will type the one in place of the other.
        var typed = Code?.Trim() ?? "";
        if (typed.Length > 2 && (typed[0] is 'Q' or 'q') && "-–—‑ ".Contains(typed[1])) typed = typed[2..];
        if (ShortCode.TryParse(typed, out var code)) return LocalRedirect($"/q/{code}");
        IsUnreadable = typed.Length > 0;
        var found = new List<QueueNow>();
        foreach (var id in await db.Set<Queue>().Where(q => q.IsOpen).OrderBy(q => q.Code).Select(q => q.Id).ToListAsync(ct))
            if (await queues.RunAsync(id, ct) is { } now) found.Add(now);
        Queues = found;
        return Page();
    }
}
