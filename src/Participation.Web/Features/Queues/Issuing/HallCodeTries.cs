using System.Threading.RateLimiting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>
/// The hall's code can come with the address behind the board's QR. Whoever sends wrong ones again and again is not told any more
/// whether one is right; honest ones are wrong only when they are old. Those who type it have <see cref="Platform.Slices.RateLimits.Pairing"/>.
/// </summary>
public sealed class HallCodeTries(TicketTokens tokens, TimeProvider clock) : IDisposable
{
    private const int Wrong = 20;

    private readonly PartitionedRateLimiter<(string, Guid)> _wrong = PartitionedRateLimiter.Create<(string, Guid), (string, Guid)>(caller =>
        RateLimitPartition.GetFixedWindowLimiter(caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = Wrong, Window = TicketTokens.HallCodeLife, QueueLimit = 0 }));

    public bool IsRight(HttpContext http, Guid queueId, string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return false;
        var caller = (http.Connection.RemoteIpAddress?.ToString() ?? "", queueId);
        using (var left = _wrong.AttemptAcquire(caller, 0))
            if (!left.IsAcquired) return false;
        if (tokens.IsHallCode(queueId, typed, clock.Now())) return true;
        _wrong.AttemptAcquire(caller).Dispose();
        return false;
    }

    public void Dispose() => _wrong.Dispose();
}
