using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>How a queue works, as a notice that anybody can read and print.</summary>
public sealed class HowItWorksModel(ParticipationContext db) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    public Queue? Queue { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Queue = await db.FindQueueAsync(Code, ct);
        if (Queue is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Code != Queue.Code) return LocalRedirect($"/queues/{Queue.Code}");
        return Page();
    }
}

/// <summary>The queues and their rules.</summary>
public sealed class QueueRulesModel(ParticipationContext db) : PageModel
{
    public IReadOnlyList<Queue> Queues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Queues = await db.Set<Queue>().AsNoTracking().Where(q => q.IsOpen).OrderBy(q => q.Code).ToListAsync(ct);
}
