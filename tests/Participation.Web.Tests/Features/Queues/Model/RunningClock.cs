using System.Diagnostics;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Begins on a working morning and runs so many times as fast as the wall's: pauses between calls pass while a stress run lasts;
/// at speed 0 it moves by jumps alone. Timers keep the wall's time, so that a jump over a night wakes nobody ten thousand times.
/// </summary>
/// <param name="start">What it showed when it began.</param>
/// <param name="speed">How many seconds it shows for one of the wall's.</param>
/// <param name="began">When that was, where another process has the same clock; now, where not.</param>
public sealed class RunningClock(DateTimeOffset start, int speed, DateTimeOffset? began = null) : TimeProvider
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _jumped = began is { } then ? (System.GetUtcNow() - then) * speed : TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => (start + (Stopwatch.GetElapsedTime(_started) * speed) + _jumped).ToUniversalTime();

    public void JumpTo(DateTimeOffset time) => _jumped += time - GetUtcNow();
}
