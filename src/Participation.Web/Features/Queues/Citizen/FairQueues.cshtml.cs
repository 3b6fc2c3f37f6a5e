using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>The fairness of all queues, for everybody. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class FairQueuesModel(ReadQueueFigures figures, TimeProvider clock) : PageModel
{
    public QueueSheet Year { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        Year = (await figures.RunAsync(new QueueScope(FigurePeriod.Of(PeriodKind.FiscalYear, ThaiCalendar.Day(clock.Now()))), ct))!;
}
