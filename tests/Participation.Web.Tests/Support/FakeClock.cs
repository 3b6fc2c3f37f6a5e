namespace Participation.Web.Tests.Support;

/// <summary>
/// A clock that stands still until the test moves it; timers fire while it moves. A periodic timer that is due several
/// times in one move fires once, at the last of them: so a machine wakes that has slept.
/// </summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;

    /// <summary>A Friday morning in the office: 20 November 2569, 09:30 in Bangkok.</summary>
    public static FakeClock FridayMorning() => new(new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(7)));

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now.ToUniversalTime();
    }

    public override long GetTimestamp()
    {
        lock (_lock) return _now.UtcTicks;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void MoveTo(DateTimeOffset time)
    {
        while (true)
        {
            FakeTimer? due;
            lock (_lock)
            {
                foreach (var timer in _timers) timer.SkipTo(time);
                due = _timers.Where(t => t.Due <= time).MinBy(t => t.Due);
                if (due is null)
                {
                    if (time > _now) _now = time;
                    return;
                }
                if (due.Due > _now) _now = due.Due;
                due.Rearm(_now);
            }
            due.Fire();
        }
    }

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock._now + dueTime;
                if (Due == DateTimeOffset.MaxValue) clock._timers.Remove(this);
                else if (!clock._timers.Contains(this)) clock._timers.Add(this);
                if (dueTime > TimeSpan.Zero || dueTime == Timeout.InfiniteTimeSpan) return true;
                Rearm(clock._now);
            }
            ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Rearm(DateTimeOffset now)
        {
            if (_period <= TimeSpan.Zero)
            {
                Due = DateTimeOffset.MaxValue;
                clock._timers.Remove(this);
            }
            else
            {
                Due = now + _period;
            }
        }

        public void SkipTo(DateTimeOffset time)
        {
            if (_period > TimeSpan.Zero && Due <= time) Due += _period * Math.Floor((time - Due) / _period);
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
