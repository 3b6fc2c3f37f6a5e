using System.ComponentModel.DataAnnotations;

namespace Participation.Web.LineChannel;

public sealed class LineOptions
{
    public const string Section = "Line";

    /// <summary>Messaging API channel; with its secret and no access token, short-lived tokens are fetched by themselves.</summary>
    public string ChannelId { get; set; } = "";

    /// <summary>Signs webhooks. Without it every webhook is refused.</summary>
    public string ChannelSecret { get; set; } = "";

    /// <summary>The next channel secret while it is being changed: LINE's old one stops at once.</summary>
    public string NextChannelSecret { get; set; } = "";

    /// <summary>Long-lived token of the console. Empty: stateless tokens from ChannelId and ChannelSecret.</summary>
    public string ChannelAccessToken { get; set; } = "";

    [Required]
    public Uri ApiBaseUrl { get; set; } = new("https://api.line.me");

    [Required]
    public Uri DataApiBaseUrl { get; set; } = new("https://api-data.line.me");

    /// <summary>The account's id with its @, as printed beside QR codes.</summary>
    public string BasicId { get; set; } = "";

    /// <summary>In a group the account answers messages that begin with this name, besides those that mention it. Empty: only mentions.</summary>
    public string CallName { get; set; } = "น้องประชา";

    /// <summary>Largest webhook body in bytes; more is answered 413.</summary>
    [Range(10_000, 10_000_000)]
    public int MaxWebhookBytes { get; set; } = 2 * 1024 * 1024;

    public bool IsConfigured => ChannelSecret.Length > 0 && (ChannelAccessToken.Length > 0 || ChannelId.Length > 0);
}
