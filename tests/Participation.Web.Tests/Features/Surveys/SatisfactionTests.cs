using System.Globalization;
using Participation.Web.Features.Surveys;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>Shares, means and targets at their boundaries; nothing is rounded before it is compared.</summary>
public sealed class SatisfactionTests
{
    private static readonly YearProgress Running = new(HasBegun: true, IsOver: false);
    private static readonly YearProgress Over = new(HasBegun: true, IsOver: true);
    private static readonly StandingTarget Share80 = new(TargetKind.ShareAtLeast, 8000);
    private static readonly StandingTarget Mean80 = new(TargetKind.MeanAtLeast, 8000);

    [Theory]
    [InlineData(1, 4, TargetState.Met)]
    [InlineData(2001, 7999, TargetState.NotMet)]
    [InlineData(2000, 8000, TargetState.Met)]
    public void Exactly_80_percent_passes_and_79_99_fails(int medium, int much, TargetState expected) =>
        Assert.Equal(expected, Judge(Share80, new Satisfaction(0, 0, medium, much, 0)));

    [Fact]
    public void What_fails_by_a_hundredth_does_not_read_as_the_80_it_is_not() =>
        Assert.Equal("79.9", Satisfaction.Show(new Satisfaction(0, 0, 2001, 7999, 0).Share));

    [Fact]
    public void Top_box_and_mean_differ_on_the_same_answers()
    {
        // Eight of ten at มาก, two at น้อยที่สุด: 80 % are satisfied, and the mean is 3.4 of 5.
        var answers = new Satisfaction(2, 0, 0, 8, 0);

        Assert.Equal(TargetState.Met, Judge(Share80, answers));
        Assert.Equal(TargetState.NotMet, Judge(Mean80, answers));
        Assert.Equal(("80.0", "68.0", "3.40"), (Satisfaction.Show(answers.Share), Satisfaction.Show(answers.MeanScore), Satisfaction.ShowMean(answers.Mean)));
        // And the other way round: all at ปานกลาง and above, few of them satisfied.
        Assert.Equal((TargetState.NotMet, TargetState.Met), (Judge(Share80, new Satisfaction(0, 0, 4, 0, 6)), Judge(Mean80, new Satisfaction(0, 0, 4, 0, 6))));
    }

    [Fact]
    public void No_answers_is_no_data_and_not_a_fail()
    {
        foreach (var kind in TargetKinds.All.Where(k => k != TargetKind.People)) Assert.Equal(TargetState.NoData, Judge(new StandingTarget(kind, 8000), Satisfaction.None, new Satisfaction(0, 0, 0, 1, 0)));
        Assert.Null(new TargetLine(Share80).Passes(Satisfaction.None));
        Assert.Equal(("ไม่มีข้อมูล", "ไม่มีข้อมูล"), (Satisfaction.Show(Satisfaction.None.Share), Satisfaction.Show(Satisfaction.None.MeanScore)));
    }

    [Theory]
    [InlineData(TargetKind.ShareNotBelowLastYear, TargetKind.ShareIncrease)]
    [InlineData(TargetKind.MeanNotBelowLastYear, TargetKind.MeanIncrease)]
    public void Equal_to_last_year_passes_not_below_and_fails_increase(TargetKind notBelow, TargetKind increase)
    {
        // The same proportion of other numbers: thirds, which no decimal holds.
        var (now, before) = (new Satisfaction(0, 0, 10, 20, 0), new Satisfaction(0, 0, 1, 2, 0));

        Assert.Equal(TargetState.Met, Judge(new StandingTarget(notBelow, null), now, before));
        Assert.Equal(TargetState.NotMet, Judge(new StandingTarget(increase, null), now, before));
        Assert.Equal(TargetState.Met, Judge(new StandingTarget(increase, null), now with { Much = 21 }, before));
        Assert.Equal(TargetState.NotMet, Judge(new StandingTarget(notBelow, null), now with { Medium = 11 }, before));
        Assert.Equal(TargetState.NoBaseline, Judge(new StandingTarget(notBelow, null), now));
    }

    [Fact]
    public void People_to_reach_fail_only_when_the_year_is_over()
    {
        var people = new StandingTarget(TargetKind.People, 500);
        Tally Of(int unrated) => Tally.None with { Unrated = unrated };

        Assert.Equal(TargetState.NotYetDue, TargetJudgement.Judge(people, Of(499), Tally.None, Running));
        Assert.Equal(TargetState.NotMet, TargetJudgement.Judge(people, Of(499), Tally.None, Over));
        Assert.Equal(TargetState.NoData, TargetJudgement.Judge(people, Of(0), Tally.None, Over));
        Assert.Equal(TargetState.Met, TargetJudgement.Judge(people, Of(500), Tally.None, Running));
    }

    [Fact]
    public void A_year_that_has_not_begun_is_not_yet_due() =>
        Assert.Equal(TargetState.NotYetDue, TargetJudgement.Judge(Share80, Tally.None, Tally.None, YearProgress.Of(FigurePeriod.OfFiscalYear(2571), new DateOnly(2026, 11, 20))));

    [Fact]
    public void The_last_second_of_September_is_the_old_fiscal_year_and_October_the_new()
    {
        var last = ThaiCalendar.ToUtc(new DateTime(2026, 9, 30, 23, 59, 59));

        Assert.Equal(2569, FigurePeriod.Of(PeriodKind.FiscalYear, ThaiCalendar.Day(last)).FiscalYear);
        Assert.Equal(2570, FigurePeriod.Of(PeriodKind.FiscalYear, ThaiCalendar.Day(last.AddSeconds(1))).FiscalYear);
        Assert.True(YearProgress.Of(FigurePeriod.OfFiscalYear(2569), ThaiCalendar.Day(last.AddSeconds(1))).IsOver);
        Assert.False(YearProgress.Of(FigurePeriod.OfFiscalYear(2569), ThaiCalendar.Day(last)).IsOver);
    }

    [Fact]
    public void Thirty_million_answers_do_not_overflow()
    {
        var many = new Satisfaction(0, 0, 0, 0, 30_000_000);

        Assert.Equal((TargetState.Met, TargetState.Met), (Judge(Share80, many), Judge(Mean80, many)));
        Assert.Equal(TargetState.Met, Judge(new StandingTarget(TargetKind.MeanNotBelowLastYear, null), many, many));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 3, "100.0")]
    [InlineData(3, 0, 0, 0, 0, "20.0")]
    [InlineData(1, 1, 1, 1, 1, "60.0")]
    public void The_mean_is_shown_out_of_a_hundred(int least, int little, int medium, int much, int most, string mean) =>
        Assert.Equal(mean, Satisfaction.Show(new Satisfaction(least, little, medium, much, most).MeanScore));

    [Theory]
    [InlineData(PeriodKind.Day, "2026-11-20", "2026-11-20", "วันที่ 20 พ.ย. 2569")]
    [InlineData(PeriodKind.Week, "2026-11-16", "2026-11-22", "สัปดาห์ 16 พ.ย. 2569 ถึง 22 พ.ย. 2569")]
    [InlineData(PeriodKind.Month, "2026-11-01", "2026-11-30", "เดือนพฤศจิกายน 2569")]
    [InlineData(PeriodKind.Quarter, "2026-10-01", "2026-12-31", "ไตรมาส 1 ปีงบประมาณ 2570")]
    [InlineData(PeriodKind.Half, "2026-10-01", "2027-03-31", "ครึ่งปีแรก ปีงบประมาณ 2570")]
    [InlineData(PeriodKind.FiscalYear, "2026-10-01", "2027-09-30", "ปีงบประมาณ 2570")]
    public void Periods_follow_the_fiscal_calendar(PeriodKind kind, string first, string last, string name)
    {
        var period = FigurePeriod.Of(kind, new DateOnly(2026, 11, 20));

        Assert.Equal((Day(first), Day(last), name), (period.From, period.To, period.Name));
        Assert.Equal(period, period.Next.Previous);
        Assert.Equal(period, FigurePeriod.Of(kind, period.To));
        Assert.Equal(period.To.AddDays(1), period.Next.From);
    }

    [Theory]
    [InlineData("2026-01-15", 2, "ครึ่งปีแรก")]
    [InlineData("2026-04-01", 3, "ครึ่งปีหลัง")]
    [InlineData("2026-09-30", 4, "ครึ่งปีหลัง")]
    public void Quarters_and_halves_are_those_of_the_fiscal_year(string day, int quarter, string half)
    {
        Assert.StartsWith($"ไตรมาส {quarter} ปีงบประมาณ 2569", FigurePeriod.Of(PeriodKind.Quarter, Day(day)).Name, StringComparison.Ordinal);
        Assert.StartsWith(half, FigurePeriod.Of(PeriodKind.Half, Day(day)).Name, StringComparison.Ordinal);
    }

    private static TargetState Judge(StandingTarget target, Satisfaction now, Satisfaction? before = null) =>
        TargetJudgement.Judge(target, Tally.None with { Satisfaction = now }, Tally.None with { Satisfaction = before ?? Satisfaction.None }, Running);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
