using System.Diagnostics;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>Begins on a working morning and runs faster than the wall's, so that pauses between calls pass while a stress run lasts.</summary>
public sealed class RunningClock(DateTimeOffset start, int speed) : TimeProvider
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _jumped;

    public override DateTimeOffset GetUtcNow() => (start + (Stopwatch.GetElapsedTime(_started) * speed) + _jumped).ToUniversalTime();

    /// <summary>Later at once; timers keep their own time.</summary>
    public void JumpTo(DateTimeOffset time) => _jumped += time - GetUtcNow();
}
