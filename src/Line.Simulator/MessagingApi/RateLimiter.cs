namespace Line.Simulator.MessagingApi;

internal sealed record RateLimit(int Calls, TimeSpan Per)
{
    public static RateLimit Default { get; } = Second(2000);

    public static RateLimit Second(int calls) => new(calls, TimeSpan.FromSeconds(1));

    public static RateLimit Minute(int calls) => new(calls, TimeSpan.FromMinutes(1));

    public static RateLimit Hour(int calls) => new(calls, TimeSpan.FromHours(1));
}

/// <summary>A token bucket for each endpoint, filled by the simulator's clock.</summary>
internal sealed class RateLimiter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Bucket> _buckets = [];

    public bool Admits(string endpoint, RateLimit limit, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_buckets.TryGetValue(endpoint, out var bucket)) _buckets[endpoint] = bucket = new Bucket { Level = limit.Calls, At = now };
            var filled = (now - bucket.At) / limit.Per * limit.Calls;
            bucket.Level = Math.Min(limit.Calls, bucket.Level + Math.Max(0, filled));
            bucket.At = now;
            if (bucket.Level < 1) return false;
            bucket.Level--;
            return true;
        }
    }

    private sealed class Bucket
    {
        public double Level { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
