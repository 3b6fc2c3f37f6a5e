using System.Threading.RateLimiting;

namespace Participation.Web.Platform.Slices;

/// <summary>
/// Ceilings against floods. An office, a kiosk hall and a whole mobile network share one address, so the citizens' limit
/// is far above what people do; pacing by device and point belongs to the slices.
/// </summary>
public static class RateLimits
{
    public const string Citizen = "citizen";
    public const string Entrance = "entrance";
    public const string Pairing = "pairing";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Citizen, http => RateLimitPartition.GetTokenBucketLimiter(Caller(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 600,
            TokensPerPeriod = 100,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
        // Per caller and place, so that nobody is held up by what others type elsewhere; a person's next try is never far off.
        limiter.AddPolicy(Pairing, http => RateLimitPartition.GetTokenBucketLimiter((Caller(http), http.Request.Path.Value), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 10,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(2),
            QueueLimit = 0,
        }));
        limiter.AddPolicy(Entrance, http => RateLimitPartition.GetTokenBucketLimiter(Caller(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 60,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    });

    private static string Caller(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
