namespace Participation.Web.Delivery.Outgoing;

/// <summary>When to try again, as data. A reply has a minute in all; a push has a day under its retry key.</summary>
public static class RetryTable
{
    public static readonly TimeSpan QuotaPause = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Reply =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(15)];

    private static readonly TimeSpan[] Push =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    public static DateTime Next(OutboxMessage message, DeliveryError error, DateTime now)
    {
        if (error == DeliveryError.QuotaExhausted) return now + QuotaPause;
        return message.ReplyToken is null ? NextPush(message.Attempts, now) : now + Reply[Math.Min(message.Attempts - 1, Reply.Length - 1)];
    }

    /// <summary>For whatever goes out under a retry key.</summary>
    public static DateTime NextPush(int attempts, DateTime now) => now + Push[Math.Min(attempts - 1, Push.Length - 1)];
}
