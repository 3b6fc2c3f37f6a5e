namespace Line.Simulator.Clock;

/// <summary>
/// The simulator's own time: it runs with the wall clock plus an offset, or stands still until it is moved.
/// Timers made from it go off when this time reaches them, so a test moves the clock and waits for nothing.
/// </summary>
public sealed class SimulatedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private readonly ITimer _wall;
    private TimeSpan _offset;
    private DateTimeOffset? _frozenAt;

    public SimulatedClock() =>
        _wall = System.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public bool IsFrozen
    {
        get { lock (_gate) return _frozenAt is not null; }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            var now = _frozenAt ?? System.GetUtcNow() + _offset;
            // LINE's time stamps have milliseconds.
            return new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        }
    }

    public void Freeze(DateTimeOffset? at = null)
    {
        lock (_gate) _frozenAt = (at ?? GetUtcNow()).ToUniversalTime();
        Ring();
    }

    /// <summary>Runs on from where it stands, or from the given moment.</summary>
    public void Run(DateTimeOffset? from = null)
    {
        lock (_gate)
        {
            _offset = (from ?? GetUtcNow()).ToUniversalTime() - System.GetUtcNow();
            _frozenAt = null;
        }

        Ring();
    }

    /// <summary>Back to the wall clock.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _offset = TimeSpan.Zero;
            _frozenAt = null;
        }

        Ring();
    }

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            if (_frozenAt is { } frozen) _frozenAt = frozen + by;
            else _offset += by;
        }

        Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Ring()
    {
        while (true)
        {
            Alarm? due;
            lock (_gate)
            {
                var now = GetUtcNow();
                due = _alarms.Where(alarm => alarm.Due <= now).MinBy(alarm => alarm.Due);
                if (due is null)
                {
                    PlanNext(now);
                    return;
                }

                _alarms.Remove(due);
                if (due.Period > TimeSpan.Zero)
                {
                    due.Due += due.Period;
                    _alarms.Add(due);
                }
            }

            due.Go();
        }
    }

    private void PlanNext(DateTimeOffset now)
    {
        var next = _frozenAt is null ? _alarms.MinBy(alarm => alarm.Due) : null;
        var wait = next is null ? Timeout.InfiniteTimeSpan : next.Due - now + TimeSpan.FromMilliseconds(1);
        _wall.Change(wait > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : wait, Timeout.InfiniteTimeSpan);
    }

    private sealed class Alarm(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Go() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock.GetUtcNow() + dueTime;
                Period = period > TimeSpan.Zero ? period : TimeSpan.Zero;
                clock._alarms.Add(this);
                clock.PlanNext(clock.GetUtcNow());
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
