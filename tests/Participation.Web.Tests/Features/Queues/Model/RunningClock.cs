using System.Diagnostics;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Begins on a working morning and runs so many times as fast as the wall's: pauses between calls pass while a stress run lasts;
/// at speed 0 it moves by jumps alone. Timers keep the wall's time, so that a jump over a night wakes nobody ten thousand times.
/// </summary>
public sealed class RunningClock(DateTimeOffset start, int speed) : TimeProvider
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _jumped;

    public override DateTimeOffset GetUtcNow() => (start + (Stopwatch.GetElapsedTime(_started) * speed) + _jumped).ToUniversalTime();

    public void JumpTo(DateTimeOffset time) => _jumped += time - GetUtcNow();
}
