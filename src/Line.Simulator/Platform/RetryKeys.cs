using System.Text.Json;

namespace Line.Simulator.Platform;

/// <summary>Retry keys of accepted requests. They live 24 hours; after that the same key is a new request.</summary>
internal sealed class RetryKeys
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private readonly Dictionary<Guid, Accepted> _accepted = [];

    public Accepted? Find(Guid key, DateTimeOffset now)
    {
        if (!_accepted.TryGetValue(key, out var accepted)) return null;
        if (now - accepted.At < Lifetime) return accepted;
        _accepted.Remove(key);
        return null;
    }

    public void Remember(Guid key, Accepted accepted) => _accepted[key] = accepted;

    /// <param name="SentMessages">What a push answered, repeated beside the 409.</param>
    internal sealed record Accepted(string RequestId, DateTimeOffset At, string BodyHash, JsonElement? SentMessages);
}
