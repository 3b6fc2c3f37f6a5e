using Participation.Web.Features.Agency;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Within how long a question is answered: so many hours in which the office is open, or by the end of so many working days.</summary>
public sealed record AnswerWithin(int Amount, bool CountsHours)
{
    public string Words => CountsHours ? $"{Amount} ชั่วโมงทำการ" : $"{Amount} วันทำการ";
}

/// <summary>Counts time in which the office is open. The day of receipt is day 0, as with the fifteen days.</summary>
public static class AnswerClock
{
    /// <summary>The last moment in time.</summary>
    public static DateTime Due(DateTime since, AnswerWithin within, OfficeHours hours)
    {
        if (within.CountsHours) return After(since, TimeSpan.FromHours(within.Amount), hours);
        var day = ThaiCalendar.Day(since);
        for (var left = within.Amount; left > 0;)
        {
            day = day.AddDays(1);
            if (hours.IsWorkingDay(day)) left--;
        }
        return ThaiCalendar.ToUtc(day.ToDateTime(hours.Closes));
    }

    /// <summary>How much of the time between the two the office is open.</summary>
    public static TimeSpan Between(DateTime from, DateTime until, OfficeHours hours)
    {
        var open = TimeSpan.Zero;
        for (var day = ThaiCalendar.Day(from); day <= ThaiCalendar.Day(until); day = day.AddDays(1))
            foreach (var (opens, closes) in Spans(day, hours))
            {
                var (first, last) = (opens > from ? opens : from, closes < until ? closes : until);
                if (last > first) open += last - first;
            }
        return open;
    }

    private static DateTime After(DateTime since, TimeSpan left, OfficeHours hours)
    {
        for (var day = ThaiCalendar.Day(since); ; day = day.AddDays(1))
            foreach (var (opens, closes) in Spans(day, hours))
            {
                var first = opens > since ? opens : since;
                if (first >= closes) continue;
                if (closes - first >= left) return first + left;
                left -= closes - first;
            }
    }

    private static IEnumerable<(DateTime Opens, DateTime Closes)> Spans(DateOnly day, OfficeHours hours)
    {
        if (!hours.IsWorkingDay(day)) return [];
        DateTime At(TimeOnly time) => ThaiCalendar.ToUtc(day.ToDateTime(time));
        return hours is { LunchFrom: { } from, LunchTo: { } to } ? [(At(hours.Opens), At(from)), (At(to), At(hours.Closes))] : [(At(hours.Opens), At(hours.Closes))];
    }
}
