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

    /// <summary>What a reporter was told and when, which day it is, and how their clock stands.</summary>
    public static TheoryData<string, string, int, ClockStanding> WhatWasTold => new()
    {
        { "received and acknowledged", "Receipt 0", 15, ClockStanding.Running },
        { "messages answer nothing", "Receipt 0, Message 10", 16, ClockStanding.Breach },
        { "merged: where it is handled is no answer", "Receipt 0, Merged 3", 15, ClockStanding.Running },
        { "merged, and the other one said nothing", "Receipt 0, Merged 3", 16, ClockStanding.Breach },
        { "merged, the other one's result reached this reporter", "Merged 3, Result 14", 16, ClockStanding.ToldInTime },
        { "merged, its result came too late for this reporter", "Merged 3, Result 16", 40, ClockStanding.Breach },
        { "merged, its explanation reached this reporter, its result came later", "Merged 3, Explanation 15, Result 40", 41, ClockStanding.ExplainedInTime },
        { "merged after the other one was explained: that was not told here", "Merged 14", 16, ClockStanding.Breach },
        { "forwarded and kept open runs on", "Forwarded 5", 15, ClockStanding.Running },
        { "forwarded and kept open, nothing came", "Forwarded 5", 16, ClockStanding.Breach },
        { "forwarded and closed by it: the agency's name is the result", "Result 15", 40, ClockStanding.ToldInTime },
        { "forwarded and closed too late", "Result 16", 40, ClockStanding.Breach },
        { "forwarded, kept open, explained", "Forwarded 5, Explanation 14, Result 40", 41, ClockStanding.ExplainedInTime },
        { "forwarded, the other agency's answer is a message", "Forwarded 5, Message 12", 16, ClockStanding.Breach },
    };

    [Theory, MemberData(nameof(WhatWasTold))]
    public void Merged_and_forwarded_cases_are_judged_by_what_their_own_reporter_was_told(string because, string told, int today, ClockStanding expected)
    {
        var round = new CaseRound { CaseId = Guid.CreateVersion7(), Round = 1, From = Received, DueOn = CaseClock.Due(Received, CaseClock.DefaultDays) };

        foreach (var notice in told.Split(", ").Select(t => t.Split(' ')))
            CaseProof.Take(round, Enum.Parse<NoticeKind>(notice[0]), At(int.Parse(notice[1], System.Globalization.CultureInfo.InvariantCulture))!.Value);

        Assert.True(expected == round.Standing(Received.AddDays(today)), because);
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
