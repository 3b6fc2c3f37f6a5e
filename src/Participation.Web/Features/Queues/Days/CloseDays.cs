using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>
/// Closes the days that are over in Bangkok: cards that nobody came to the end of run out with a trace, counters that were left
/// open are closed, and the day is frozen. Each day in a transaction of its own; run twice, it does nothing twice.
/// </summary>
public sealed class CloseDays(ParticipationContext db, DayBook days, TicketHolders holders, KeepDay keep, TimeProvider clock)
{
    /// <summary>The days to be closed.</summary>
    public static IQueryable<QueueDay> Over(ParticipationContext db, DateOnly today) => db.Set<QueueDay>().AsNoTracking().Where(d => d.ClosedAt == null && d.Day < today);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var over = await Over(db, ThaiCalendar.Day(clock.Now())).OrderBy(d => d.Day).ThenBy(d => d.QueueId).Select(d => new { d.QueueId, d.Day }).ToListAsync(ct);
        // Cards that were sent on stand in another queue of the same day: all of them first, then the figures.
        foreach (var day in over) await db.WriteAsync(write => RunOutAsync(day.QueueId, day.Day, write), ct);
        foreach (var day in over) await db.WriteAsync(write => FreezeAsync(day.QueueId, day.Day, write), ct);
        return over.Count;
    }

    private async Task RunOutAsync(Guid queueId, DateOnly on, CancellationToken ct)
    {
        var day = await OpenAsync(queueId, on, ct);
        if (day.IsClosed) return;
        foreach (var session in await db.Set<CounterSession>().Where(s => s.QueueId == queueId && s.Day == on && s.ClosedAt == null).ToListAsync(ct))
        {
            (session.ClosedAt, session.TicketId) = (day.Now, null);
            session.Remember(null);
            day.Log(TicketEventKind.CounterClosed, new Doer(Doer.System.Actor, null, session.PointId, session.Id), null);
        }
        var left = await db.Set<Ticket>().Where(t => t.QueueId == queueId && t.Day == on
            && (t.State == TicketState.Waiting || t.State == TicketState.Called || t.State == TicketState.Serving || t.State == TicketState.Held || t.State == TicketState.Away)).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var ticket in left)
        {
            ticket.Expire(day.Now);
            day.Log(TicketEventKind.DayClosed, Doer.System, ticket);
            await holders.CloseAsync(ticket.Id, ct);
        }
    }

    private async Task FreezeAsync(Guid queueId, DateOnly on, CancellationToken ct)
    {
        var day = await OpenAsync(queueId, on, ct);
        if (day.IsClosed) return;
        day.Close();
        await db.SaveChangesAsync(ct);
        await keep.RunAsync(day, ct);
    }

    private async Task<OpenDay> OpenAsync(Guid queueId, DateOnly on, CancellationToken ct) =>
        await days.OpenAsync(await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == queueId, ct), on, ct);
}

/// <summary>Closes what is over at the start and after each midnight in Bangkok.</summary>
public sealed class CloseDaysJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CloseDaysJob> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    /// <summary>Whoever pressed at the last second is through by then.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var now = clock.Now();
            var next = await TryCloseAsync(stoppingToken) ? ThaiCalendar.StartOf(ThaiCalendar.Day(now).AddDays(1)) + AfterMidnight : now + AfterFailure;
            await Task.Delay(next - clock.Now() is { Ticks: > 0 } rest ? rest : TimeSpan.Zero, clock, stoppingToken);
        }
    }

    private async Task<bool> TryCloseAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            // Asked first: whoever closes a day signs it, and the key is not made before there is something to sign.
            if (await CloseDays.Over(scope.ServiceProvider.GetRequiredService<ParticipationContext>(), ThaiCalendar.Day(clock.Now())).AnyAsync(ct))
                await scope.ServiceProvider.GetRequiredService<CloseDays>().RunAsync(ct);
            return true;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "A queue's day could not be closed; it is tried again in a minute");
            return false;
        }
    }
}
