using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>How a round stands before the law.</summary>
public enum ClockStanding
{
    /// <summary>The day is not over and nothing was told yet.</summary>
    Running,
    ToldInTime,
    ExplainedInTime,
    Breach,
}

/// <summary>What being told of something does to the clock of whoever is told.</summary>
public enum ClockEffect
{
    None,
    Told,
    Explained,
}

/// <summary>
/// Fifteen days from receipt, which is day 0: the result told or the delay explained to the citizen by the end of the last day in
/// Bangkok. An acknowledgement never counts, nor does anything a machine wrote. A case merged into another keeps its own last day: that
/// it is handled there is no answer, and the other one's result or explanation counts from when it has reached this reporter. A case sent
/// on to another agency runs on, unless it is closed by that: then the agency's name is the result.
/// </summary>
public static class CaseClock
{
    public const int DefaultDays = 15;

    /// <summary>The last day on which it is still in time.</summary>
    /// <param name="from">Day 0.</param>
    /// <param name="days">How many.</param>
    /// <param name="isOff">Which days do not count; null where all do.</param>
    public static DateOnly Due(DateOnly from, int days, Func<DateOnly, bool>? isOff = null)
    {
        if (isOff is null) return from.AddDays(days);
        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (!isOff(day)) left--;
        }
        return day;
    }

    public static ClockStanding Standing(DateOnly dueOn, DateTime? toldAt, DateTime? explainedAt, DateTime? breachedAt, DateOnly today)
    {
        // Breached is breached, whatever came later.
        if (breachedAt is not null) return ClockStanding.Breach;
        if (IsInTime(toldAt, dueOn)) return ClockStanding.ToldInTime;
        if (IsInTime(explainedAt, dueOn)) return ClockStanding.ExplainedInTime;
        return today > dueOn ? ClockStanding.Breach : ClockStanding.Running;
    }

    public static ClockEffect EffectOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Result => ClockEffect.Told,
        NoticeKind.Explanation => ClockEffect.Explained,
        NoticeKind.Receipt or NoticeKind.Message or NoticeKind.Merged or NoticeKind.Forwarded => ClockEffect.None,
    };

    public static bool IsInTime(DateTime? at, DateOnly dueOn) => at is { } told && ThaiCalendar.Day(told) <= dueOn;

    /// <summary>Which day of the clock it is; receipt is day 0.</summary>
    public static int DayOf(DateOnly from, DateOnly today) => today.DayNumber - from.DayNumber;

    public static string Words(this ClockStanding standing) => standing switch
    {
        ClockStanding.Running => "ยังไม่ครบกำหนด",
        ClockStanding.ToldInTime => "แจ้งผลทันกำหนด",
        ClockStanding.ExplainedInTime => "ชี้แจงเหตุล่าช้าทันกำหนด",
        ClockStanding.Breach => "เกินกำหนดโดยไม่ชี้แจง",
    };

    /// <summary>ภายใน 5 ธ.ค. 2569 (อีก 12 วัน)</summary>
    public static string Until(DateOnly dueOn, DateOnly today)
    {
        var left = dueOn.DayNumber - today.DayNumber;
        var rest = left > 1 ? $"อีก {left} วัน" : left == 1 ? "พรุ่งนี้" : left == 0 ? "วันนี้" : $"เลยมา {-left} วัน";
        return $"{ThaiCalendar.ShortDate(dueOn)} ({rest})";
    }
}
