namespace Line.Simulator;

/// <summary>How the stand-in for LINE is set up at start. Everything that changes later is changed through the control API.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Where the simulator listens; port 0 takes a free one.</summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>Where webhooks of the first account go; null until the service registers one.</summary>
    public string? WebhookUrl { get; set; }

    public string ChannelId { get; set; } = "1650000001";

    public string ChannelSecret { get; set; } = "8c570fa6dd201bb328f1c1eac23a96d8";

    public string ChannelAccessToken { get; set; } = "simulator-access-token";

    public string BasicId { get; set; } = "@simulator";

    public string DisplayName { get; set; } = "อบต. ตัวอย่าง";

    /// <summary>LINE counts a webhook as timed out when it has no answer after two seconds of wall-clock time.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Messages a month; null is unlimited. 300 is what a free account has in Thailand.</summary>
    public int? MonthlyLimit { get; set; } = 300;

    /// <summary>A verified account may list its friends; others get 403.</summary>
    public bool Verified { get; set; }

    public bool RateLimits { get; set; } = true;

    /// <summary>
    /// LINE fetches pictures over HTTPS only. A service tried out on this machine has no certificate, so pictures on loopback
    /// addresses may be allowed; an address that LINE could not reach anyway cannot hide a fault.
    /// </summary>
    public bool AllowLoopbackMedia { get; set; }

    /// <summary>Start with a few villagers on the phone page.</summary>
    public bool DemoVillagers { get; set; }

    /// <summary>How many calls and how many webhook deliveries are kept for inspection; the oldest go first.</summary>
    public int JournalCapacity { get; set; } = 20_000;
}
