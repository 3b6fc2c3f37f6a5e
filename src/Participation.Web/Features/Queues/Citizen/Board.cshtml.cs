using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues.Board;
using Participation.Web.Features.Queues.Hall;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>The board in the waiting hall. Open to all: it shows what everybody in the hall sees, and numbers only.</summary>
public sealed class BoardModel(ParticipationContext db, ReadQueueNow read, TimeProvider clock) : PageModel
{
    private const int MostOthers = 6;

    [FromRoute]
    public string Code { get; set; } = "";

    public string Name { get; private set; } = "";
    public BoardPicture Picture { get; private set; } = null!;
    public string Time { get; private set; } = "";

    public BoardCall? Shown => Picture.Calls.Count > 0 ? Picture.Calls[0] : null;

    /// <summary>A card that was called again stands there once.</summary>
    public IEnumerable<BoardCall> Others => Picture.Calls.DistinctBy(c => c.Text).Skip(1).Take(MostOthers);

    /// <summary>How many signs stand large beside each other: more of them are drawn smaller.</summary>
    public string? Width => Shown is not { } call ? null : (call.Text.Length + (call.Counter > 9 ? 2 : 1)) switch { <= 5 => null, 6 => "six", _ => "seven" };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindQueueAsync(Code, ct) is not { } queue)
        {
            return await db.FindServicePointAsync(Code, ct) is { } point && await db.QueueOfPointAsync(point.Id, ct) is { } code ? LocalRedirect($"/board/{code}") : NotFound();
        }
        if (Code != queue.Code) return LocalRedirect($"/board/{queue.Code}");
        if (await read.RunAsync(queue.Id, ct) is not { } now) return NotFound();
        (Name, Picture, Time) = (queue.Name, BoardPicture.Of(now, clock.Now()), ThaiCalendar.TimeOfDay(TimeOnly.FromDateTime(ThaiCalendar.ToBangkok(now.At))));
        return Page();
    }
}
