using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Features.Complaints.Enquiries;

/// <summary>Time for answering runs only while the office is open.</summary>
public sealed class AnswerClockTests
{
    private static readonly OfficeHours Office = new(new(8, 30), new(16, 30), new(12, 0), new(13, 0)) { Holidays = new Dictionary<DateOnly, string> { [new(2026, 11, 24)] = "หยุด" } };

    [Theory]
    // 20 November 2026 is a Friday; the Tuesday after is a holiday.
    [InlineData("2026-11-20 09:30", 1, false, "2026-11-23 16:30")]
    [InlineData("2026-11-20 20:00", 1, false, "2026-11-23 16:30")]
    [InlineData("2026-11-22 10:00", 1, false, "2026-11-23 16:30")]
    [InlineData("2026-11-23 08:00", 1, false, "2026-11-25 16:30")]
    [InlineData("2026-11-20 09:30", 3, false, "2026-11-26 16:30")]
    [InlineData("2026-11-20 09:30", 2, true, "2026-11-20 11:30")]
    [InlineData("2026-11-20 11:00", 2, true, "2026-11-20 14:00")]
    [InlineData("2026-11-20 12:30", 1, true, "2026-11-20 14:00")]
    [InlineData("2026-11-20 16:00", 2, true, "2026-11-23 10:00")]
    [InlineData("2026-11-23 16:00", 1, true, "2026-11-25 09:00")]
    [InlineData("2026-11-20 06:00", 7, true, "2026-11-20 16:30")]
    public void The_last_moment_lies_in_open_hours(string since, int amount, bool countsHours, string due) =>
        Assert.Equal(At(due), AnswerClock.Due(At(since), new AnswerWithin(amount, countsHours), Office));

    [Theory]
    [InlineData("2026-11-20 09:30", "2026-11-20 10:30", 60)]
    [InlineData("2026-11-20 11:30", "2026-11-20 13:30", 60)]
    [InlineData("2026-11-20 16:00", "2026-11-23 09:00", 60)]
    [InlineData("2026-11-21 09:00", "2026-11-22 15:00", 0)]
    [InlineData("2026-11-20 10:00", "2026-11-20 09:00", 0)]
    public void Between_two_moments_only_open_time_counts(string from, string until, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), AnswerClock.Between(At(from), At(until), Office));

    [Theory]
    [InlineData("2026-11-20 10:00", 0)]
    [InlineData("2026-11-20 12:59", 1)]
    [InlineData("2026-11-20 14:00", 1)]
    [InlineData("2026-11-20 14:01", 2)]
    [InlineData("2026-11-23 16:30", 2)]
    [InlineData("2026-11-23 16:31", 3)]
    public void From_three_quarters_on_it_is_carried_further(string now, int stages) =>
        Assert.Equal(stages, RemindAnswerers.Reached(At("2026-11-20 09:00"), At(now), new AnswerRules(new AnswerWithin(4, CountsHours: true), Office)).Count);

    private static DateTime At(string bangkok) => ThaiCalendar.ToUtc(DateTime.ParseExact(bangkok, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
