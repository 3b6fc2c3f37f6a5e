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

    /// <summary>Calls of a multicast under way to LINE at once; each holds 500 people.</summary>
    [Range(1, 64)]
    public int MulticastLanes { get; set; } = 8;

    /// <summary>Such calls in a second; LINE takes 200, from everybody who uses the account.</summary>
    [Range(1, 200)]
    public int MulticastsPerSecond { get; set; } = 100;

    /// <summary>News waits from this hour in Bangkok …</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);

    /// <summary>… to this one. The same as the beginning: never.</summary>
    public TimeOnly QuietUntil { get; set; } = new(7, 0);
}
