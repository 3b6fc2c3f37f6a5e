using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Fifteen days, as the law counts them: receipt is day 0, and the last moment is midnight in Bangkok after day 15.</summary>
public sealed class CaseClockTests
{
    private static readonly DateOnly Received = new(2026, 11, 20);

    [Theory]
    [InlineData(0, null, null, ClockStanding.Running)]
    [InlineData(7, null, null, ClockStanding.Running)]
    [InlineData(14, null, null, ClockStanding.Running)]
    [InlineData(15, null, null, ClockStanding.Running)]
    [InlineData(16, null, null, ClockStanding.Breach)]
    [InlineData(15, 15, null, ClockStanding.ToldInTime)]
    [InlineData(40, 15, null, ClockStanding.ToldInTime)]
    [InlineData(40, 16, null, ClockStanding.Breach)]
    [InlineData(40, 40, 14, ClockStanding.ExplainedInTime)]
    [InlineData(40, 40, 16, ClockStanding.Breach)]
    public void What_counts_is_when_the_citizen_was_told(int today, int? told, int? explained, ClockStanding expected)
    {
        var dueOn = CaseClock.Due(Received, CaseClock.DefaultDays);

        Assert.Equal(expected, CaseClock.Standing(dueOn, At(told), At(explained), breachedAt: null, Received.AddDays(today)));
    }

    [Fact]
    public void A_breach_is_one_for_ever()
    {
        var dueOn = CaseClock.Due(Received, CaseClock.DefaultDays);

        Assert.Equal(ClockStanding.Breach, CaseClock.Standing(dueOn, At(3), At(3), breachedAt: At(16), Received.AddDays(20)));
    }

    [Fact]
    public void The_last_second_of_day_15_in_Bangkok_is_in_time_and_the_next_is_not()
    {
        var dueOn = CaseClock.Due(Received, CaseClock.DefaultDays);
        var midnight = ThaiCalendar.StartOf(dueOn.AddDays(1));

        Assert.True(CaseClock.IsInTime(midnight.AddSeconds(-1), dueOn));
        Assert.False(CaseClock.IsInTime(midnight, dueOn));
    }

    [Fact]
    public void Working_days_leave_out_weekends_and_holidays()
    {
        var holiday = new DateOnly(2026, 12, 10);
        bool IsOff(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day == holiday;

        Assert.Equal(new DateOnly(2026, 12, 5), CaseClock.Due(Received, 15));
        Assert.Equal(new DateOnly(2026, 12, 14), CaseClock.Due(Received, 15, IsOff));
    }

    private static DateTime? At(int? day) => day is { } d ? ThaiCalendar.StartOf(Received.AddDays(d)).AddHours(10) : null;
}
