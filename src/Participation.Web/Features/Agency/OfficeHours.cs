using System.Collections.Frozen;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>When the office is open: Monday to Friday, except on the holidays of its own list.</summary>
public sealed record OfficeHours(TimeOnly Opens, TimeOnly Closes, TimeOnly? LunchFrom = null, TimeOnly? LunchTo = null)
{
    public static readonly IReadOnlyDictionary<DateOnly, string> NoHolidays = FrozenDictionary<DateOnly, string>.Empty;

    /// <summary>Holidays by day, far enough ahead to find the next working day.</summary>
    public IReadOnlyDictionary<DateOnly, string> Holidays { get; init; } = NoHolidays;

    public OfficeState At(DateTime utc)
    {
        var local = ThaiCalendar.ToBangkok(utc);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (!IsWorkingDay(day)) return new OfficeState.Closed(NextWorkingDay(day), Opens, Holidays.GetValueOrDefault(day));
        if (time >= Closes) return new OfficeState.Closed(NextWorkingDay(day), Opens);
        if (time < Opens) return new OfficeState.Closed(day, Opens);
        if (LunchFrom is { } from && LunchTo is { } to)
        {
            if (time < from) return new OfficeState.Open(from);
            if (time < to) return new OfficeState.Closed(day, to);
        }
        return new OfficeState.Open(Closes);
    }

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday && !Holidays.ContainsKey(day);

    private DateOnly NextWorkingDay(DateOnly day)
    {
        do day = day.AddDays(1);
        while (!IsWorkingDay(day));
        return day;
    }
}

public abstract record OfficeState
{
    private OfficeState() { }

    public abstract T Match<T>(Func<Open, T> open, Func<Closed, T> closed);

    /// <summary>Open now, until the next break or the end of the day.</summary>
    public sealed record Open(TimeOnly Until) : OfficeState
    {
        public override T Match<T>(Func<Open, T> open, Func<Closed, T> closed) => open(this);
    }

    /// <summary>Closed now; when it opens again, and which holiday it is.</summary>
    public sealed record Closed(DateOnly OpensOn, TimeOnly OpensAt, string? Holiday = null) : OfficeState
    {
        public override T Match<T>(Func<Open, T> open, Func<Closed, T> closed) => closed(this);
    }
}
