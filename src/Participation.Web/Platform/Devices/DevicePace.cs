namespace Participation.Web.Platform.Devices;

/// <summary>
/// What people at a counter can do, and what a child does who hammers on the screen. Each entry spends twenty seconds; a
/// family of five one after the other is nothing unusual, what goes beyond is marked and counts all the same.
/// Reckoned from when things happened, so that a day delivered at once is no burst.
/// </summary>
public static class DevicePace
{
    private const int AtOnce = 5;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(20);

    public static (DateTime SpentUntil, bool IsBurst) Next(DateTime? spentUntil, DateTime at)
    {
        var from = spentUntil > at ? spentUntil.Value : at;
        if (from - at > (AtOnce - 1) * Each) return (from, true);
        return (from + Each, false);
    }
}
