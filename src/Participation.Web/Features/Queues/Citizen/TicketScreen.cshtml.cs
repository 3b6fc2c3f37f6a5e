using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues.Hall;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>The self-service screen in the hall. The page is the same for everybody; all that is somebody's comes and goes by the script.</summary>
public sealed class TicketScreenModel(ParticipationContext db, CounterServices services) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    public Queue Queue { get; private set; } = null!;

    /// <summary>What people are asked; none where there is no choice.</summary>
    public IReadOnlyList<ServiceKind> Services { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindQueueAsync(Code, ct) is not { } queue)
        {
            return await db.FindServicePointAsync(Code, ct) is { } point && await db.QueueOfPointAsync(point.Id, ct) is { } code ? LocalRedirect($"/q/{code}/screen") : NotFound();
        }
        if (Code != queue.Code) return LocalRedirect($"/q/{queue.Code}/screen");
        Queue = queue;
        var offered = await services.OfQueueAsync(queue.Id, ct);
        Services = offered.Count > 1 ? offered : [];
        return Page();
    }
}
