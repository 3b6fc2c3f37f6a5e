using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>A counter of a queue and who stands there.</summary>
public sealed record CounterLine(string Code, string Name, int Number, Guid PointId, CounterSession? Session, string? Officer, CounterNow? Now);

public sealed record QueueLine(QueueNow Now, IReadOnlyList<CounterLine> Counters, OutOfTurnToday? Last);

public sealed record OutOfTurnToday(Guid QueueId, DateTime At, string Prefix, int Number);

/// <summary>Today's queues and counters: who serves where, how many wait, and what was called out of turn.</summary>
[Needs(Permission.ServeQueues)]
public sealed class OverviewModel(ParticipationContext db, ReadQueueNow read, CurrentStaff staff, TimeProvider clock) : PageModel
{
    private const int MostQueues = 50;

    public IReadOnlyList<QueueLine> Queues { get; private set; } = [];
    public CounterLine? Own { get; private set; }
    public bool MaySupervise { get; private set; }
    public bool MayManage { get; private set; }
    public Guid Me => User.AccountId();

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        MaySupervise = await staff.MayAsync(Permission.SuperviseQueues, ct);
        MayManage = await staff.MayAsync(Permission.ManageQueues, ct);
        var queues = await db.Set<Queue>().AsNoTracking().Where(q => q.IsOpen).OrderBy(q => q.Code).Take(MostQueues).ToListAsync(ct);
        var counters = await db.Set<QueueCounter>().Join(db.Set<ServicePoint>(), c => c.PointId, p => p.Id, (c, p) => new { c.QueueId, c.Number, p.Id, p.Code, p.Name, p.IsOpen }).OrderBy(c => c.Number).ToListAsync(ct);
        var sessions = await db.Set<CounterSession>().AsNoTracking().Where(s => s.Day == today && s.ClosedAt == null).ToListAsync(ct);
        var officers = sessions.Select(s => s.AccountId).Distinct().ToList();
        var names = await db.Users.Where(u => officers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var outOfTurn = await db.Set<TicketEvent>().Where(e => e.Kind == TicketEventKind.CalledOutOfTurn && e.Day == today && !db.Set<TicketEvent>().Any(u => u.QueueId == e.QueueId && u.Day == today && u.Undoes == e.Sequence))
            .OrderByDescending(e => e.At).Take(MostQueues).Join(db.Set<Ticket>(), e => e.TicketId, t => t.Id, (e, t) => new OutOfTurnToday(e.QueueId, e.At, t.Prefix, t.Number)).ToListAsync(ct);
        var lines = new List<QueueLine>();
        foreach (var queue in queues)
        {
            if (await read.RunAsync(queue.Id, ct) is not { } now) continue;
            lines.Add(new QueueLine(now, [.. counters.Where(c => c.QueueId == queue.Id && c.IsOpen).Select(c => Line(c.Code, c.Name, c.Number, c.Id, queue.Id, now))], outOfTurn.OrderByDescending(o => o.At).FirstOrDefault(o => o.QueueId == queue.Id)));
        }
        Queues = lines;
        Own = lines.SelectMany(l => l.Counters).FirstOrDefault(c => c.Session?.AccountId == Me);

        CounterLine Line(string code, string name, int number, Guid pointId, Guid queueId, QueueNow now)
        {
            var session = sessions.Find(s => s.PointId == pointId);
            return new CounterLine(code, name, number, pointId, session, session is null ? null : names.GetValueOrDefault(session.AccountId), session?.QueueId == queueId ? now.Counters.FirstOrDefault(c => c.PointId == pointId) : null);
        }
    }
}
