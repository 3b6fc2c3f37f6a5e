using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>
/// Days that never were, played through the real actions under a clock of their own, so that figures, records and evidence of
/// the demo are reckoned like any others. Always the same for the same day.
/// </summary>
internal sealed class DemoQueueDays
{
    private static readonly TimeSpan Walk = TimeSpan.FromSeconds(40);

    /// <summary>By then everybody of the script has come.</summary>
    private static readonly TimeOnly LastLook = new(10, 40);

    private readonly ParticipationContext _db;
    private readonly ScriptClock _clock = new();
    private readonly ScriptedParts _parts;
    private readonly PriorityQueue<Func<Task>, (DateTime At, int Order)> _script = new();
    private int _order;
    private bool _hasOvertaken;

    public DemoQueueDays(ParticipationContext db, IServiceProvider services)
    {
        _db = db;
        _parts = new ScriptedParts(services, _clock);
    }

    public async Task PlayAsync(IReadOnlyList<DateOnly> days, Queue queue, IReadOnlyList<Guid> points, Queue other, Guid otherPoint, IReadOnlyList<Guid> officers, CancellationToken ct)
    {
        foreach (var (number, day) in days.Index())
        {
            var opening = ThaiCalendar.ToUtc(day.ToDateTime(new TimeOnly(8, 30)));
            var counters = points.Select((point, i) => new Desk(point, officers[i], queue, i + 1)).ToList();
            var isTransferDay = number % 5 == 1;
            if (isTransferDay) counters.Add(new Desk(otherPoint, officers[2], other, 1));
            foreach (var counter in counters) At(opening, () => _parts.Get<OpenCounter>().RunAsync(counter.PointId, counter.Queue.Id, "12/2570", StaffActor.Of(counter.Officer), ct));
            var cards = 9 + (number * 3 % 4);
            for (var i = 0; i < cards; i++) Arrive(queue, opening.AddMinutes(2 + (i * 5) - (i % 3 * 3)), i, number, StaffActor.Of(officers[0]), ct);
            if (isTransferDay) for (var i = 0; i < 3; i++) Arrive(other, opening.AddMinutes(3 + (i * 20)), i, number, StaffActor.Of(officers[2]), ct);
            foreach (var counter in counters) At(opening.AddMinutes(4), () => ServeAsync(counter, other, number, 0, ct));
            await RunAsync();
            _clock.MoveTo(opening.AddHours(5));
            foreach (var counter in counters)
            {
                await FinishAsync(counter, ct);
                await _parts.Get<CloseCounter>().RunAsync(counter.PointId, StaffActor.Of(counter.Officer), isSupervisor: false, ct);
            }
            _clock.MoveTo(ThaiCalendar.StartOf(day.AddDays(1)).AddMinutes(1));
            await _db.SaveChangesAsync(ct);
            await _parts.Get<CloseDays>().RunAsync(ct);
            await _db.SaveChangesAsync(ct);
            // What a day leaves behind is not looked at again; kept in memory it would slow down all that follows.
            _db.ChangeTracker.Clear();
        }
    }

    private void Arrive(Queue queue, DateTime at, int place, int day, string officer, CancellationToken ct) => At(at, async () =>
    {
        var ticketClass = (place + day) % 5 == 4 ? TicketClass.Elderly : (place + day) % 11 == 7 ? TicketClass.Disabled : TicketClass.Ordinary;
        var outcome = await _parts.Get<TakeTicket>().RunAsync(new CardRequest(queue.Code, TicketChannel.Staff, new Doer(officer, TicketChannel.Staff)) { Class = ticketClass }, ct);
        var card = outcome.Match<Ticket?>(issued => issued.Ticket, has => null, closed => null, full => null, unknown => null);
        if (card is not null && place == 6 && day % 4 == 2) At(at.AddMinutes(3), () => _parts.Get<LeaveQueue>().RunAsync(card.Id, Doer.Citizen(TicketChannel.Web), ct));
    });

    /// <summary>One counter: calls, begins, and comes back when the service is over, as long as somebody may still come.</summary>
    private async Task ServeAsync(Desk desk, Queue other, int day, int served, CancellationToken ct)
    {
        if (day >= 3 && !_hasOvertaken && desk.Number == 1 && desk.Queue.Id != other.Id && await CallOutOfTurnAsync(desk, ct))
        {
            _hasOvertaken = true;
            At(_clock.Now.Add(Walk), () => BeginAsync(desk, other, day, served, ct));
            return;
        }
        var called = (await _parts.Get<CallNext>().RunAsync(await PressAsync(desk, ct), ct)).Match(done => true, stale => false, refused => false, notOpen => false) && await AtDeskAsync(desk, ct) is not null;
        if (!called)
        {
            if (TimeOnly.FromDateTime(ThaiCalendar.ToBangkok(_clock.Now)) < LastLook) At(_clock.Now.AddMinutes(4), () => ServeAsync(desk, other, day, served, ct));
            return;
        }
        if (day % 3 == 2 && served == 3 && desk.Queue.Id != other.Id) await MissAsync(desk, ct);
        else At(_clock.Now.Add(Walk), () => BeginAsync(desk, other, day, served, ct));
        if (await AtDeskAsync(desk, ct) is null) At(_clock.Now.AddSeconds(20), () => ServeAsync(desk, other, day, served + 1, ct));
    }

    private async Task BeginAsync(Desk desk, Queue other, int day, int served, CancellationToken ct)
    {
        if (await AtDeskAsync(desk, ct) is not { State: TicketState.Called })
        {
            await ServeAsync(desk, other, day, served, ct);
            return;
        }
        var offered = (await _parts.Get<CounterServices>().OfCounterAsync(desk.PointId, ct)).Select(k => k.Id).ToList();
        Guid? kind = offered.Count == 0 ? null : offered[(day + served) % offered.Count];
        await _parts.Get<StartServing>().RunAsync(await PressAsync(desk, ct), kind, ct);
        var minutes = 5 + (((day * 7) + (served * 5)) % 11);
        if (day % 5 == 1 && served == 1 && desk.Queue.Id != other.Id && desk.Number == 1)
        {
            At(_clock.Now.AddMinutes(minutes), async () =>
            {
                await _parts.Get<TransferTicket>().RunAsync(await PressAsync(desk, ct), other.Id, ct);
                await ServeAsync(desk, other, day, served + 1, ct);
            });
        }
        else if (day % 4 == 1 && served == 4)
        {
            At(_clock.Now.AddMinutes(3), async () =>
            {
                var card = (await AtDeskAsync(desk, ct))?.Id ?? Guid.Empty;
                await _parts.Get<HoldTicket>().RunAsync(await PressAsync(desk, ct), ct);
                At(_clock.Now.AddMinutes(6), async () => await _parts.Get<ResumeTicket>().RunAsync(await PressAsync(desk, ct), card, ct));
                At(_clock.Now.AddMinutes(6 + minutes), () => ServeAsync(desk, other, day, served + 1, ct));
            });
        }
        else
        {
            At(_clock.Now.AddMinutes(minutes), () => ServeAsync(desk, other, day, served + 1, ct));
        }
    }

    /// <summary>Called twice and not there; back a little later, and behind the next two.</summary>
    private async Task MissAsync(Desk desk, CancellationToken ct)
    {
        var card = (await AtDeskAsync(desk, ct))!.Id;
        _clock.MoveTo(_clock.Now.AddSeconds(25));
        await _parts.Get<RecallTicket>().RunAsync(await PressAsync(desk, ct), ct);
        _clock.MoveTo(_clock.Now.AddSeconds(25));
        await _parts.Get<MarkMissed>().RunAsync(await PressAsync(desk, ct), ct);
        At(_clock.Now.AddMinutes(4), () => _parts.Get<ReturnToQueue>().SeenAsync(card, new Doer(StaffActor.Of(desk.Officer), TicketChannel.Staff), ct));
    }

    private async Task<bool> CallOutOfTurnAsync(Desk desk, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(_clock.Now);
        var waiting = await _db.Set<Ticket>().AsNoTracking().Where(t => t.QueueId == desk.Queue.Id && t.Day == day && t.State == TicketState.Waiting && t.Class == TicketClass.Ordinary).OrderBy(t => t.Number).Select(t => t.Id).ToListAsync(ct);
        if (waiting.Count < 2) return false;
        await FinishAsync(desk, ct);
        await _parts.Get<CallOutOfTurn>().RunAsync(await PressAsync(desk, ct), waiting[^1], OutOfTurnReason.Emergency, "เด็กเล็กมีไข้สูง ให้เข้าก่อน", ct);
        return true;
    }

    private async Task FinishAsync(Desk desk, CancellationToken ct)
    {
        if (await AtDeskAsync(desk, ct) is { State: TicketState.Called }) await _parts.Get<StartServing>().RunAsync(await PressAsync(desk, ct), null, ct);
        if (await AtDeskAsync(desk, ct) is not null) await _parts.Get<FinishTicket>().RunAsync(await PressAsync(desk, ct), ct);
    }

    private async Task<Ticket?> AtDeskAsync(Desk desk, CancellationToken ct)
    {
        await _db.SaveChangesAsync(ct);
        return await _db.Set<CounterSession>().Where(s => s.PointId == desk.PointId && s.ClosedAt == null && s.TicketId != null).Join(_db.Set<Ticket>(), s => s.TicketId, t => t.Id, (_, t) => t).AsNoTracking().SingleOrDefaultAsync(ct);
    }

    private async Task<CounterPress> PressAsync(Desk desk, CancellationToken ct)
    {
        var seen = await AtDeskAsync(desk, ct);
        return new CounterPress(desk.PointId, desk.Officer, StaffActor.Of(desk.Officer), seen?.Id, seen?.Revision ?? 0);
    }

    private void At(DateTime at, Func<Task> act) => _script.Enqueue(act, (at, _order++));

    private async Task RunAsync()
    {
        while (_script.TryDequeue(out var act, out var when))
        {
            _clock.MoveTo(when.At);
            await act();
        }
    }

    private sealed record Desk(Guid PointId, Guid Officer, Queue Queue, int Number);

    /// <summary>The actions of the queues, made anew around the script's clock; everything else as it is.</summary>
    private sealed class ScriptedParts(IServiceProvider services, TimeProvider clock) : IServiceProvider
    {
        private readonly Dictionary<Type, object> _own = new()
        {
            [typeof(TimeProvider)] = clock,
            [typeof(IRatingInvitations)] = new NobodyIsInvited(),
            [typeof(IStaffNotices)] = new NobodyIsTold(),
            [typeof(QueueLive)] = services.GetRequiredService<QueueLive>(),
            [typeof(TicketTokens)] = services.GetRequiredService<TicketTokens>(),
        };

        public T Get<T>() => (T)GetService(typeof(T))!;

        public object? GetService(Type serviceType)
        {
            if (_own.TryGetValue(serviceType, out var made)) return made;
            return serviceType.Namespace == typeof(Queue).Namespace ? _own[serviceType] = ActivatorUtilities.CreateInstance(this, serviceType) : services.GetService(serviceType);
        }
    }

    private sealed class ScriptClock : TimeProvider
    {
        public DateTime Now { get; private set; }

        /// <summary>Never back.</summary>
        public void MoveTo(DateTime at)
        {
            if (at > Now) Now = at;
        }

        public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
    }

    /// <summary>The demo's answers are made up apart.</summary>
    private sealed class NobodyIsInvited : IRatingInvitations
    {
        public Task<RatingInvitation?> InviteAsync(FinishedMatter finished, CancellationToken ct) => Task.FromResult<RatingInvitation?>(null);

        public Task<RatingInvitation?> FindAsync(string seed, CancellationToken ct) => Task.FromResult<RatingInvitation?>(null);
    }

    /// <summary>What never was is announced to nobody.</summary>
    private sealed class NobodyIsTold : IStaffNotices
    {
        public Task TellHoldersAsync(Guid positionId, StaffNotice notice, CancellationToken ct) => Task.CompletedTask;

        public Task TellThoseWhoMayAsync(Permission permission, Place place, StaffNotice notice, IReadOnlyCollection<Guid> except, CancellationToken ct) => Task.CompletedTask;

        public Task TellAsync(IReadOnlyCollection<Guid> accounts, StaffNotice notice, CancellationToken ct) => Task.CompletedTask;
    }
}
