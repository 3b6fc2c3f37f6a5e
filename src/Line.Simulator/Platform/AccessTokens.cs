namespace Line.Simulator.Platform;

/// <summary>Channel access tokens: the long-lived one of the console, and those issued over the API.</summary>
internal sealed class AccessTokens(string longLived)
{
    private readonly Dictionary<string, Issued> _issued = [];
    private bool _longLivedRevoked;

    public string LongLived { get; } = longLived;

    public Issued Issue(string kind, TimeSpan lifetime, DateTimeOffset now, string? keyId = null)
    {
        foreach (var old in _issued.Values.Where(token => token.Expires <= now).ToList()) _issued.Remove(old.Token);
        var issued = new Issued(Ids.Token(96), kind, now, now + lifetime, keyId);
        _issued[issued.Token] = issued;
        return issued;
    }

    /// <summary>Seconds left, or null when the token is not (or no longer) valid.</summary>
    public long? SecondsLeft(string token, DateTimeOffset now)
    {
        if (token == LongLived) return _longLivedRevoked ? null : long.MaxValue;
        return _issued.TryGetValue(token, out var issued) && issued.Expires > now ? (long)(issued.Expires - now).TotalSeconds : null;
    }

    public IEnumerable<Issued> OfKind(string kind, DateTimeOffset now) =>
        _issued.Values.Where(token => token.Kind == kind && token.Expires > now).OrderBy(token => token.IssuedAt);

    public Issued? Find(string token) => _issued.GetValueOrDefault(token);

    public void Revoke(string token)
    {
        if (token == LongLived) _longLivedRevoked = true;
        _issued.Remove(token);
    }

    internal sealed record Issued(string Token, string Kind, DateTimeOffset IssuedAt, DateTimeOffset Expires, string? KeyId);
}
