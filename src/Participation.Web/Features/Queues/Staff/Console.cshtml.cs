using System.Globalization;
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

/// <summary>
/// One officer's counter: what is at it, the one next step, and the line. Every button carries the card it was drawn for, so
/// that a second press, or one from a page that is no longer true, changes nothing.
/// </summary>
[Needs(Permission.ServeQueues)]
public sealed class ConsoleModel(ParticipationContext db, ReadQueueNow read, CounterServices services, TimeProvider clock) : FormPage
{
    private const int FirstRows = 40;
    private const int MostQueues = 100;

    [FromRoute]
    public string Code { get; set; } = "";

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [BindProperty]
    public Guid? SeenTicketId { get; set; }

    [BindProperty]
    public int SeenRevision { get; set; }

    [BindProperty]
    public Guid? Service { get; set; }

    [BindProperty]
    public Guid? OtherQueue { get; set; }

    /// <summary>A card in one of the lists below.</summary>
    [BindProperty]
    public Guid? TicketId { get; set; }

    /// <summary>The queue to open the counter for.</summary>
    [BindProperty]
    public Guid? QueueId { get; set; }

    [BindProperty]
    public string? Order { get; set; }

    public ServicePoint Point { get; private set; } = null!;
    public CounterSession? Session { get; private set; }
    public Queue Queue { get; private set; } = null!;
    public QueueNow Now { get; private set; } = null!;
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<ServiceKind> Kinds { get; private set; } = [];
    public IReadOnlyList<Choice> Queues { get; private set; } = [];
    public IReadOnlyList<Choice> OtherQueues { get; private set; } = [];
    public IReadOnlySet<Guid> MayReturn { get; private set; } = new HashSet<Guid>();
    public UndoableStep? LastStep { get; private set; }

    public ServiceKind? Kind => Kinds.FirstOrDefault(k => k.Id == Ticket?.ServiceKindId);
    public IReadOnlyList<Choice> Services => [.. Kinds.Where(k => k.Id != Ticket?.ServiceKindId || Ticket?.State == TicketState.Called).Select(k => new Choice(k.Id.ToString(), k.StandardMinutes is { } minutes ? $"{k.Name} ({minutes} นาที)" : k.Name))];
    public IReadOnlyList<CardNow> Line => Show == "all" ? Now.Waiting : [.. Now.Waiting.Take(FirstRows)];
    public IEnumerable<CardNow> Held => Now.Others.Where(c => c.State == TicketState.Held);
    public IEnumerable<CardNow> Gone => Now.Others.Where(c => c.State is TicketState.Missed or TicketState.Away);
    public int Present => Now.Waiting.Count(c => c.IsPresent);

    /// <summary>Whose turn it is; shown so that the officer sees whom the button will call.</summary>
    public CardNow? Next { get; private set; }

    /// <summary>Seconds since the call, or at the counter with what was before a break.</summary>
    public int Seconds => Ticket switch
    {
        { State: TicketState.Serving, ServingSince: { } since } => Ticket.ServedSeconds + (int)(Now.At - since).TotalSeconds,
        { CalledAt: { } called } => (int)(Now.At - called).TotalSeconds,
        _ => 0,
    };

    /// <summary>Seconds until the card may be called again or counted as missed.</summary>
    public int Pause => Ticket is { State: TicketState.Called, CalledAt: { } called } ? Math.Max(0, (int)Math.Ceiling((called.AddSeconds(Queue.SecondsBetweenCalls) - Now.At).TotalSeconds)) : 0;

    public int UndoSeconds => LastStep is null ? 0 : Math.Max(0, (int)Math.Ceiling((LastStep.At + UndoableStep.Life - Now.At).TotalSeconds));

    public static string Clock(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");

    private string Here => $"/staff/queues/counter/{Point.Code}";

    public async Task<IActionResult> OnGetAsync([FromServices] OpenCounter open, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Session is null) Order = await open.OrderOfRosterAsync(Point.Id, User.AccountId(), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync([FromServices] OpenCounter open, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Session is not null) return LocalRedirect(Here);
        if (QueueId is null && Queues.Count == 1) QueueId = Guid.Parse(Queues[0].Value);
        if (QueueId is not { } queueId)
        {
            ModelState.AddModelError(nameof(QueueId), "กรุณาเลือกคิวที่จะให้บริการ");
            return await RedisplayAsync(ct);
        }
        return await EditedAsync(await open.RunAsync(Point.Id, queueId, Order, User.Actor(), ct), "เปิดช่องแล้ว", Here, ct);
    }

    public async Task<IActionResult> OnPostCloseAsync([FromServices] CloseCounter close, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        return await EditedAsync(await close.RunAsync(Point.Id, User.Actor(), isSupervisor: false, ct), "ปิดช่องแล้ว", "/staff/queues", ct);
    }

    public Task<IActionResult> OnPostNextAsync([FromServices] CallNext next, CancellationToken ct) => PressAsync(press => next.RunAsync(press, ct), ct);

    public Task<IActionResult> OnPostStartAsync([FromServices] StartServing start, CancellationToken ct) => PressAsync(press => start.RunAsync(press, Service, ct), ct);

    public Task<IActionResult> OnPostRecallAsync([FromServices] RecallTicket recall, CancellationToken ct) => PressAsync(press => recall.RunAsync(press, ct), ct);

    public Task<IActionResult> OnPostMissedAsync([FromServices] MarkMissed missed, CancellationToken ct) => PressAsync(press => missed.RunAsync(press, ct), ct);

    public Task<IActionResult> OnPostHoldAsync([FromServices] HoldTicket hold, CancellationToken ct) => PressAsync(press => hold.RunAsync(press, ct), ct);

    public Task<IActionResult> OnPostFinishAsync([FromServices] FinishTicket finish, CancellationToken ct) => PressAsync(press => finish.RunAsync(press, ct), ct);

    public Task<IActionResult> OnPostUndoAsync([FromServices] UndoLast undo, CancellationToken ct) => PressAsync(press => undo.RunAsync(press, ct), ct);

    public Task<IActionResult> OnPostResumeAsync([FromServices] ResumeTicket resume, CancellationToken ct) => PressAsync(press => resume.RunAsync(press, TicketId ?? Guid.Empty, ct), ct);

    public Task<IActionResult> OnPostServiceAsync([FromServices] ChangeServiceKind change, CancellationToken ct) => PressAsync(
        press => Service is { } kind ? change.RunAsync(press, kind, ct) : Task.FromResult<CounterOutcome>(new CounterOutcome.Refused("กรุณาเลือกงานถัดไป", nameof(Service))), ct);

    public Task<IActionResult> OnPostTransferAsync([FromServices] TransferTicket transfer, CancellationToken ct) => PressAsync(
        press => OtherQueue is { } to ? transfer.RunAsync(press, to, ct) : Task.FromResult<CounterOutcome>(new CounterOutcome.Refused("กรุณาเลือกคิวที่จะส่งต่อ", nameof(OtherQueue))), ct);

    public Task<IActionResult> OnPostArrivedAsync([FromServices] CheckIn checkIn, CancellationToken ct) => CardAsync((id, by) => checkIn.SeenAsync(id, by, ct), "มาถึงแล้ว", ct);

    public Task<IActionResult> OnPostReturnAsync([FromServices] ReturnToQueue back, CancellationToken ct) => CardAsync((id, by) => back.SeenAsync(id, by, ct), "กลับเข้าคิวแล้ว", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        var lines = await db.Set<QueueCounter>().Where(c => c.PointId == point.Id).Join(db.Set<Queue>(), c => c.QueueId, q => q.Id, (c, q) => new { Queue = q, c.Number }).AsNoTracking().OrderBy(l => l.Queue.Code).Take(MostQueues).ToListAsync(ct);
        if (lines.Count == 0) return NotFound();
        var today = ThaiCalendar.Day(clock.Now());
        Session = await db.Set<CounterSession>().AsNoTracking().SingleOrDefaultAsync(s => s.PointId == point.Id && s.ClosedAt == null && s.Day == today, ct);
        // A colleague's counter looks like no counter: the overview tells whose it is.
        if (Session is { } theirs && theirs.AccountId != User.AccountId()) return NotFound();
        Queues = [.. lines.Where(l => l.Queue.IsOpen).Select(l => new Choice(l.Queue.Id.ToString(), $"{l.Queue.Name} (ช่อง {l.Number})"))];
        if (Session is null) return null;
        Queue = lines.Find(l => l.Queue.Id == Session.QueueId)?.Queue ?? await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == Session.QueueId, ct);
        await LoadConsoleAsync(today, ct);
        return null;
    }

    private async Task LoadConsoleAsync(DateOnly today, CancellationToken ct)
    {
        Now = await read.RunAsync(Queue.Id, ct) ?? throw new InvalidOperationException("Queues are never deleted.");
        // After the picture, so that what the buttons carry is not older than what is shown.
        Session = await db.Set<CounterSession>().AsNoTracking().SingleAsync(s => s.Id == Session!.Id, ct);
        Ticket = Session.TicketId is { } id ? await db.Set<Ticket>().AsNoTracking().SingleAsync(t => t.Id == id, ct) : null;
        LastStep = Session.Undoable();
        Kinds = await services.OfCounterAsync(Point.Id, ct);
        OtherQueues = await db.Set<Queue>().Where(q => q.IsOpen && q.Id != Queue.Id).OrderBy(q => q.Code).Take(MostQueues).Select(q => new Choice(q.Id.ToString(), q.Name)).ToListAsync(ct);
        MayReturn = (await db.Set<Ticket>().Where(t => t.QueueId == Queue.Id && t.Day == today && !t.HasReturned && (t.State == TicketState.Missed || t.State == TicketState.Away)).Select(t => t.Id).ToListAsync(ct)).ToHashSet();
        // The picture's order counts who is not there; whoever is first among those who are is next in their lane.
        var inARow = await db.Set<QueueDay>().Where(d => d.QueueId == Queue.Id && d.Day == today).Select(d => d.OrdinaryInARow).SingleOrDefaultAsync(ct);
        var (ordinary, priority) = (Now.Waiting.FirstOrDefault(c => c.IsPresent && c.Lane == Lane.Ordinary), Now.Waiting.FirstOrDefault(c => c.IsPresent && c.Lane == Lane.Priority));
        Next = priority is not null && (ordinary is null || inARow >= Queue.OrdinaryPerPriority) ? priority : ordinary;
    }

    private async Task<IActionResult> PressAsync(Func<CounterPress, Task<CounterOutcome>> press, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        var outcome = await press(new CounterPress(point.Id, User.AccountId(), User.Actor(), SeenTicketId, SeenRevision));
        return await outcome.Match<Task<IActionResult>>(
            done => Told("Done", done.Words),
            stale => Told("Stale", "กดซ้ำหรือหน้านี้เก่าแล้ว ครั้งนี้จึงไม่มีผล ด้านล่างคือสถานะล่าสุด"),
            refused =>
            {
                ModelState.AddModelError(refused.Field, refused.Words);
                return RedisplayAsync(ct);
            },
            async notOpen => await LoadAsync(ct) is { } instead ? instead : await Told("Stale", "ช่องนี้ปิดไปแล้ว เปิดใหม่ได้ด้านล่าง"));
    }

    private async Task<IActionResult> CardAsync(Func<Guid, Doer, Task<CardOutcome>> act, string done, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Session is null || TicketId is not { } id) return NotFound();
        var outcome = await act(id, new Doer(User.Actor(), TicketChannel.Staff, Point.Id, Session.Id));
        return await outcome.Match<Task<IActionResult>>(
            ok => Told("Done", $"{ok.Ticket.Text} {done}"),
            refused =>
            {
                ModelState.AddModelError("", refused.Words);
                return RedisplayAsync(ct);
            },
            unknown => Task.FromResult<IActionResult>(NotFound()));
    }

    private Task<IActionResult> EditedAsync(EditOutcome outcome, string done, string next, CancellationToken ct) => outcome.Match<Task<IActionResult>>(
        saved =>
        {
            TempData["Done"] = done;
            return Task.FromResult<IActionResult>(LocalRedirect(next));
        },
        refused =>
        {
            ModelState.AddModelError(refused.Field, refused.Words);
            return RedisplayAsync(ct);
        },
        changedMeanwhile => Told("Stale", "ช่องนี้เปลี่ยนไปแล้ว ด้านล่างคือสถานะล่าสุด"),
        unknown => Task.FromResult<IActionResult>(NotFound()));

    private Task<IActionResult> Told(string kind, string words)
    {
        TempData[kind] = words;
        return Task.FromResult<IActionResult>(LocalRedirect(Here));
    }
}
