namespace Participation.Web.Platform.Slices;

/// <summary>How satisfied people were who came in this hour of this weekday. The share is null where too few answered to say.</summary>
public sealed record SatisfactionAtHour(DayOfWeek Weekday, int Hour, int Answers, decimal? Share);

/// <summary>Offered by the surveys to whoever knows how long people waited in that hour.</summary>
public interface ISatisfactionByHour
{
    /// <summary>Of these service points together, for a day, week, month, half or fiscal year; null for any other stretch.</summary>
    Task<IReadOnlyList<SatisfactionAtHour>?> ReadAsync(IReadOnlyCollection<Guid> points, DateOnly from, DateOnly to, CancellationToken ct);
}
