using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public enum TargetState
{
    Met,
    NotMet,

    /// <summary>Nobody answered: not a fail.</summary>
    NoData,

    /// <summary>Nothing from last year to compare with.</summary>
    NoBaseline,

    /// <summary>There is still time.</summary>
    NotYetDue,
}

/// <summary>Whether a year has begun and is over, on some day.</summary>
public readonly record struct YearProgress(bool HasBegun, bool IsOver)
{
    public static YearProgress Of(FigurePeriod year, DateOnly today) => new(year.HasBegun(today), year.IsOver(today));
}

/// <summary>
/// Compares figures with a target. In whole numbers and by multiplying across, so that nothing is rounded: exactly the target
/// passes. A share is judged while the year runs; what has to be gathered over the year fails only when the year is over.
/// </summary>
public static class TargetJudgement
{
    public static TargetState Judge(StandingTarget target, Tally year, Tally lastYear, YearProgress progress)
    {
        if (!progress.HasBegun) return TargetState.NotYetDue;
        if (target.Kind == TargetKind.People)
        {
            if (year.Answers >= (target.Value ?? 0)) return TargetState.Met;
            return progress.IsOver ? year.Answers == 0 ? TargetState.NoData : TargetState.NotMet : TargetState.NotYetDue;
        }
        var (now, before) = (year.Satisfaction, lastYear.Satisfaction);
        if (now.Count == 0) return TargetState.NoData;
        if (!target.Kind.HasValue() && before.Count == 0) return TargetState.NoBaseline;
        return Passes(target, now, before) ? TargetState.Met : TargetState.NotMet;
    }

    private static bool Passes(StandingTarget target, Satisfaction now, Satisfaction before) => target.Kind switch
    {
        TargetKind.ShareAtLeast => now.Satisfied * (long)TargetKinds.HundredPercent >= (long)(target.Value ?? 0) * now.Count,
        // Points 1 to 5 of five, in hundredths of a percent.
        TargetKind.MeanAtLeast => now.Points * (long)(TargetKinds.HundredPercent / 5) >= (long)(target.Value ?? 0) * now.Count,
        TargetKind.ShareNotBelowLastYear => Compare(now.Satisfied, now, before.Satisfied, before) >= 0,
        TargetKind.ShareIncrease => Compare(now.Satisfied, now, before.Satisfied, before) > 0,
        TargetKind.MeanNotBelowLastYear => Compare(now.Points, now, before.Points, before) >= 0,
        TargetKind.MeanIncrease => Compare(now.Points, now, before.Points, before) > 0,
        TargetKind.People => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    private static int Compare(long a, Satisfaction ofA, long b, Satisfaction ofB) => (a * ofB.Count).CompareTo(b * ofA.Count);

    public static string Words(this TargetState state) => state switch
    {
        TargetState.Met => "✓ ถึงเป้า",
        TargetState.NotMet => "✗ ต่ำกว่าเป้า",
        TargetState.NoData => "ไม่มีข้อมูล",
        TargetState.NoBaseline => "ไม่มีผลปีก่อนให้เทียบ",
        TargetState.NotYetDue => "ยังไม่ครบปี",
    };
}
