using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>A page of its own before somebody is called out of turn: how many are passed by, why, and that it is seen.</summary>
[Needs(Permission.ServeQueues)]
public sealed class OutOfTurnCallModel(ParticipationContext db, CallOutOfTurn call, TimeProvider clock) : FormPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? SeenTicketId { get; set; }

    [BindProperty]
    public int SeenRevision { get; set; }

    [BindProperty]
    public OutOfTurnReason? Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ServicePoint Point { get; private set; } = null!;
    public Ticket Ticket { get; private set; } = null!;
    public int Overtaken { get; private set; }
    public bool IsNext { get; private set; }

    public static IReadOnlyList<Choice> Reasons { get; } = [.. Enum.GetValues<OutOfTurnReason>().Select(r => new Choice(r.ToString(), LogWords.Of(r)))];

    private string Console => $"/staff/queues/counter/{Point.Code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        var outcome = await call.RunAsync(new CounterPress(point.Id, User.AccountId(), User.Actor(), SeenTicketId, SeenRevision), Id, Reason, Note, ct);
        return await outcome.Match<Task<IActionResult>>(
            done => Told("Done", done.Words),
            stale => Told("Stale", "กดซ้ำหรือหน้านี้เก่าแล้ว ครั้งนี้จึงไม่มีผล ด้านล่างคือสถานะล่าสุด"),
            refused =>
            {
                ModelState.AddModelError(refused.Field, refused.Words);
                return RedisplayAsync(ct);
            },
            notOpen => Task.FromResult<IActionResult>(NotFound()));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        var me = User.AccountId();
        if (await db.Set<CounterSession>().AsNoTracking().SingleOrDefaultAsync(s => s.PointId == point.Id && s.ClosedAt == null && s.AccountId == me && s.Day == today, ct) is not { } session) return NotFound();
        if (await db.Set<Ticket>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == Id && t.QueueId == session.QueueId && t.Day == today, ct) is not { } ticket) return NotFound();
        Ticket = ticket;
        // What the officer sees now; what the press carries is decided again under the lock.
        if (!HttpMethods.IsPost(Request.Method))
        {
            SeenTicketId = session.TicketId;
            SeenRevision = session.TicketId is { } at ? await db.Set<Ticket>().Where(t => t.Id == at).Select(t => t.Revision).SingleAsync(ct) : 0;
        }
        var queue = await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == session.QueueId, ct);
        var inARow = await db.Set<QueueDay>().Where(d => d.QueueId == queue.Id && d.Day == today).Select(d => d.OrdinaryInARow).SingleOrDefaultAsync(ct);
        var waiting = await db.Set<Ticket>().AsNoTracking().Where(t => t.QueueId == queue.Id && t.Day == today && t.State == TicketState.Waiting).ToListAsync(ct);
        var line = waiting.Select(t => t.AsInLine()).ToList();
        IsNext = CallingRule.Next(line, inARow, queue.OrdinaryPerPriority)?.TicketId == Id;
        Overtaken = CallingRule.Order(line.Where(t => t.IsPresent || t.TicketId == Id), inARow, queue.OrdinaryPerPriority).TakeWhile(t => t.TicketId != Id).Count();
        return null;
    }

    private Task<IActionResult> Told(string kind, string words)
    {
        TempData[kind] = words;
        return Task.FromResult<IActionResult>(LocalRedirect(Console));
    }
}
