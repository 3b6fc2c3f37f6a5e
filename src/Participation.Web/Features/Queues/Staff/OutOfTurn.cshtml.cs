using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff;

public sealed record OutOfTurnLine(DateOnly Day, int Sequence, DateTime At, string Queue, string Prefix, int Number, int? Counter, string? Officer, OutOfTurnReason? Reason, string? Note, int? Overtaken, bool IsUndone);

public sealed record OpenLine(Guid PointId, int Number, string Queue, string? Officer, DateTime OpenedAt, string Order, Guid? TicketId);

/// <summary>What supervisors look at: every call out of turn with its reason, and counters that are open.</summary>
[Needs(Permission.SuperviseQueues)]
public sealed class OutOfTurnModel(ParticipationContext db, CloseCounter close, TimeProvider clock) : EditPage
{
    private const int PageSize = 50;

    [FromQuery(Name = "queue")]
    public string? QueueCode { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    [BindProperty]
    public Guid PointId { get; set; }

    public IReadOnlyList<OutOfTurnLine> Lines { get; private set; } = [];
    public IReadOnlyList<OpenLine> Open { get; private set; } = [];
    public IReadOnlyList<Choice> Queues { get; private set; } = [];
    public int Total { get; private set; }
    public int Undone { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;
    public bool IsRangeWrong { get; private set; }
    public string Period { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct) =>
        await AnswerAsync(await close.RunAsync(PointId, User.Actor(), isSupervisor: true, ct), "ปิดช่องแล้ว", _ => "/staff/queues/out-of-turn", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        Queues = await db.Set<Queue>().OrderBy(q => q.Code).Take(100).Select(q => new Choice(q.Code, q.Code + " " + q.Name)).ToListAsync(ct);
        var (from, to) = (today, today);
        IsRangeWrong = (From is not null && !ThaiDate.TryParse(From, out from)) | (To is not null && !ThaiDate.TryParse(To, out to));
        if (IsRangeWrong || from > to) (IsRangeWrong, from, to) = (true, today, today);
        else if (To is null && from < today && From is not null) to = today;
        (From, To) = (From ?? ThaiDate.Show(from), To ?? ThaiDate.Show(to));
        Period = from == to ? ThaiCalendar.ShortDate(from) : $"{ThaiCalendar.ShortDate(from)} ถึง {ThaiCalendar.ShortDate(to)}";
        await LoadOpenAsync(today, ct);
        var calls = db.Set<TicketEvent>().AsNoTracking().Where(e => e.Kind == TicketEventKind.CalledOutOfTurn && e.Day >= from && e.Day <= to);
        if (QueueCode is { Length: > 0 } code) calls = calls.Where(e => db.Set<Queue>().Any(q => q.Id == e.QueueId && q.Code == code));
        var all = await calls.CountAsync(ct);
        Undone = await calls.CountAsync(e => db.Set<TicketEvent>().Any(u => u.QueueId == e.QueueId && u.Day == e.Day && u.Undoes == e.Sequence), ct);
        Total = all - Undone;
        var page = Pager.PageOf(At, PageSize, all);
        var rows = await calls.OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence).ThenBy(e => e.QueueId).Skip((page - 1) * PageSize).Take(PageSize).Select(e => new
        {
            e.Day,
            e.Sequence,
            e.At,
            e.Reason,
            e.Overtaken,
            Queue = db.Set<Queue>().Where(q => q.Id == e.QueueId).Select(q => q.Name).First(),
            Ticket = db.Set<Ticket>().Where(t => t.Id == e.TicketId).Select(t => new { t.Prefix, t.Number }).First(),
            Counter = db.Set<CounterSession>().Where(s => s.Id == e.SessionId).Select(s => (int?)s.Number).FirstOrDefault(),
            Officer = db.Users.Where(u => db.Set<CounterSession>().Any(s => s.Id == e.SessionId && s.AccountId == u.Id)).Select(u => u.DisplayName).FirstOrDefault(),
            Note = db.Set<TicketNote>().Where(n => n.QueueId == e.QueueId && n.Day == e.Day && n.Sequence == e.Sequence).Select(n => n.Text).FirstOrDefault(),
            IsUndone = db.Set<TicketEvent>().Any(u => u.QueueId == e.QueueId && u.Day == e.Day && u.Undoes == e.Sequence),
        }).ToListAsync(ct);
        Lines = [.. rows.Select(r => new OutOfTurnLine(r.Day, r.Sequence, r.At, r.Queue, r.Ticket.Prefix, r.Ticket.Number, r.Counter, r.Officer, r.Reason, r.Note, r.Overtaken, r.IsUndone))];
        Pager = Pager.Of("/staff/queues/out-of-turn", page, PageSize, all, new("queue", QueueCode), new("from", From), new("to", To));
        return null;
    }

    private async Task LoadOpenAsync(DateOnly today, CancellationToken ct) =>
        Open = await db.Set<CounterSession>().AsNoTracking().Where(s => s.ClosedAt == null && s.Day <= today).OrderBy(s => s.OpenedAt).Take(100)
            .Select(s => new OpenLine(s.PointId, s.Number, db.Set<Queue>().Where(q => q.Id == s.QueueId).Select(q => q.Name).First(), db.Users.Where(u => u.Id == s.AccountId).Select(u => u.DisplayName).FirstOrDefault(), s.OpenedAt, s.Order, s.TicketId)).ToListAsync(ct);
}
