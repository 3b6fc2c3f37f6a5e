using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>The card on paper: on a roll of 80 mm, or on A6. Only today's, since its address opens somebody's card.</summary>
[Needs(Permission.ServeQueues)]
public sealed class SlipModel(ParticipationContext db, ReadQueueNow read, TicketTokens tokens, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "size")]
    public string? Size { get; set; }

    public Ticket Ticket { get; private set; } = null!;
    public Queue Queue { get; private set; } = null!;

    /// <summary>Null once it does not wait any more.</summary>
    public int? Ahead { get; private set; }

    public bool IsA6 => Size == "a6";
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(tokens.AddressOf(Ticket.Id), $"QR บัตร {Ticket.Text}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        // A paper card has its own paper, and no address.
        if (await db.Set<Ticket>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == Id && t.Day == today && t.Series == TicketSeries.Main, ct) is not { } ticket) return NotFound();
        Ticket = ticket;
        Queue = await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == ticket.QueueId, ct);
        var card = (await read.RunAsync(ticket.QueueId, ct))?.Find(ticket.Id);
        Ahead = card is { State: TicketState.Waiting } ? card.Ahead : null;
        return Page();
    }
}
