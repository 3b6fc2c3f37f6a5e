namespace Participation.Web.Features.Queues;

/// <summary>Any number of hours together. Means come of sums, never of other means.</summary>
public sealed record QueueSum
{
    public static readonly QueueSum None = new();

    public int Issued { get; init; }
    public int Finished { get; init; }
    public int Missed { get; init; }
    public int Left { get; init; }
    public int Expired { get; init; }
    public int Transferred { get; init; }
    public int OutOfTurn { get; init; }
    public int Overtaken { get; init; }
    public int LongestOvertake { get; init; }
    public int Waits { get; init; }
    public long WaitSeconds { get; init; }
    public int LongestWait { get; init; }
    public int Services { get; init; }
    public long ServiceSeconds { get; init; }
    public int WithStandard { get; init; }
    public int OverStandard { get; init; }
    public long TotalSeconds { get; init; }

    public decimal? MeanWait => Waits == 0 ? null : (decimal)WaitSeconds / Waits;
    public decimal? MeanService => Services == 0 ? null : (decimal)ServiceSeconds / Services;
    public decimal? MeanTotal => Finished == 0 ? null : (decimal)TotalSeconds / Finished;

    /// <summary>Of the services with a standard, those within it.</summary>
    public decimal? WithinStandard => WithStandard == 0 ? null : (WithStandard - OverStandard) * 100m / WithStandard;

    public static QueueSum Of(IEnumerable<QueueHour> hours) => hours.Aggregate(None, (sum, h) => new QueueSum
    {
        Issued = sum.Issued + h.Issued,
        Finished = sum.Finished + h.Finished,
        Missed = sum.Missed + h.Missed,
        Left = sum.Left + h.Left,
        Expired = sum.Expired + h.Expired,
        Transferred = sum.Transferred + h.Transferred,
        OutOfTurn = sum.OutOfTurn + h.OutOfTurn,
        Overtaken = sum.Overtaken + h.Overtaken,
        LongestOvertake = Math.Max(sum.LongestOvertake, h.LongestOvertake),
        Waits = sum.Waits + h.Waits,
        WaitSeconds = sum.WaitSeconds + h.WaitSeconds,
        LongestWait = Math.Max(sum.LongestWait, h.LongestWait),
        Services = sum.Services + h.Services,
        ServiceSeconds = sum.ServiceSeconds + h.ServiceSeconds,
        WithStandard = sum.WithStandard + h.WithStandard,
        OverStandard = sum.OverStandard + h.OverStandard,
        TotalSeconds = sum.TotalSeconds + h.TotalSeconds,
    });
}
