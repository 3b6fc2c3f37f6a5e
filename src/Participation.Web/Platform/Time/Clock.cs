namespace Participation.Web.Platform.Time;

public static class Clock
{
    /// <summary>
    /// The present instant as UTC, cut to milliseconds: PostgreSQL keeps microseconds and .NET 100 ns,
    /// so an uncut value read back would not equal the one that was written.
    /// </summary>
    public static DateTime Now(this TimeProvider clock) => CutToMilliseconds(clock.GetUtcNow().UtcDateTime);

    public static DateTime CutToMilliseconds(DateTime value) => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMillisecond), value.Kind);
}
