using Participation.Web.Features.Surveys;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>The figure the plan asks for: the share at มาก or มากที่สุด, compared unrounded with 80.</summary>
public sealed class SatisfactionTests
{
    [Fact]
    public void Exactly_eighty_percent_passes() => Assert.True(new Satisfaction(1, 0, 0, 2, 2).Passes);

    [Fact]
    public void One_answer_less_than_eighty_percent_fails_although_it_would_round_to_eighty()
    {
        var justBelow = new Satisfaction(0, 0, 2001, 7999, 0);

        Assert.False(justBelow.Passes);
        Assert.Equal("79.9", Satisfaction.Show(justBelow.Share));
    }

    [Fact]
    public void Without_answers_there_is_no_data_which_is_not_a_fail()
    {
        Assert.Null(Satisfaction.None.Passes);
        Assert.Equal("ไม่มีข้อมูล", Satisfaction.Show(Satisfaction.None.Share));
        Assert.Equal("ไม่มีข้อมูล", Satisfaction.Show(Satisfaction.None.MeanScore));
    }

    [Fact]
    public void The_middle_face_counts_as_not_satisfied() => Assert.Equal(0, new Satisfaction(0, 0, 5, 0, 0).Satisfied);

    [Theory]
    [InlineData(0, 0, 0, 0, 3, "100.0")]
    [InlineData(3, 0, 0, 0, 0, "20.0")]
    [InlineData(1, 1, 1, 1, 1, "60.0")]
    public void The_mean_is_shown_out_of_a_hundred(int least, int little, int medium, int much, int most, string mean) =>
        Assert.Equal(mean, Satisfaction.Show(new Satisfaction(least, little, medium, much, most).MeanScore));

    [Fact]
    public void Ten_million_answers_do_not_overflow() => Assert.True(new Satisfaction(0, 0, 0, 0, 30_000_000).Passes);

    [Theory]
    [InlineData(ResultsPeriod.Today, "2026-11-20")]
    [InlineData(ResultsPeriod.Week, "2026-11-16")]
    [InlineData(ResultsPeriod.Month, "2026-11-01")]
    [InlineData(ResultsPeriod.FiscalYear, "2026-10-01")]
    public void Periods_begin_on_Bangkok_days_weeks_on_Monday_and_the_fiscal_year_in_October(ResultsPeriod period, string first) =>
        Assert.Equal(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), period.FirstDay(new DateOnly(2026, 11, 20)));

    [Fact]
    public void A_week_that_began_last_Monday_includes_Sunday() =>
        Assert.Equal(new DateOnly(2026, 11, 16), ResultsPeriod.Week.FirstDay(new DateOnly(2026, 11, 22)));
}
