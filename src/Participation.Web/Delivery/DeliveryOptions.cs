using System.ComponentModel.DataAnnotations;

namespace Participation.Web.Delivery;

public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Lanes (people, groups) whose events are handled in one commit.</summary>
    [Range(1, 256)]
    public int InboxLanes { get; set; } = 32;

    /// <summary>Messages under way to LINE at once.</summary>
    [Range(1, 256)]
    public int OutboxLanes { get; set; } = 32;

    /// <summary>Share of the month's paid messages, in percent, kept for what the law demands (the result or explanation of a complaint).</summary>
    [Range(0, 100)]
    public int QuotaReservePercent { get; set; } = 30;
}
