using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Opens a case to whoever has its code and PIN. A wrong code and a wrong PIN answer the same. After a few wrong tries on one code
/// the next has to wait, longer each time and never longer than half a minute, whether the code exists or not: guessing 63 bits
/// becomes hopeless, and the owner is never locked out.
/// </summary>
public sealed class TrackCase(ParticipationContext db, TrackingTries tries)
{
    public async Task<TrackOutcome> RunAsync(string? typedCode, string? typedPin, CancellationToken ct)
    {
        if (TrackingCodes.ReadCode(typedCode) is not { } code || TrackingCodes.ReadPin(typedPin) is not { } pin) return new TrackOutcome.Wrong();
        var key = TrackingCodes.HashOf(code);
        if (tries.WaitFor(key) is { } seconds) return new TrackOutcome.TooSoon(seconds);
        var own = await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.TrackingHash == key, ct);
        var follower = await db.Set<CaseFollower>().AsNoTracking().SingleOrDefaultAsync(f => f.TrackingHash == key, ct);
        // Both are looked for and compared also where there is none, so that the time tells nothing.
        var matches = CryptographicOperations.FixedTimeEquals(own?.AccessHash ?? follower?.AccessHash ?? new byte[32], TrackingCodes.HashOf(code, pin));
        if ((own is null && follower is null) || !matches)
        {
            tries.Wrong(key);
            return new TrackOutcome.Wrong();
        }
        tries.Right(key);
        return own is not null ? new TrackOutcome.Found(own.Id) : new TrackOutcome.Found(follower!.CaseId, follower.Since);
    }
}

public abstract record TrackOutcome
{
    private TrackOutcome() { }

    public abstract T Match<T>(Func<Found, T> found, Func<Wrong, T> wrong, Func<TooSoon, T> tooSoon);

    /// <param name="CaseId">Which.</param>
    /// <param name="FollowsSince">From when on, for whoever follows it and did not bring it.</param>
    public sealed record Found(Guid CaseId, DateTime? FollowsSince = null) : TrackOutcome
    {
        public override T Match<T>(Func<Found, T> found, Func<Wrong, T> wrong, Func<TooSoon, T> tooSoon) => found(this);
    }

    public sealed record Wrong : TrackOutcome
    {
        public override T Match<T>(Func<Found, T> found, Func<Wrong, T> wrong, Func<TooSoon, T> tooSoon) => wrong(this);
    }

    public sealed record TooSoon(int Seconds) : TrackOutcome
    {
        public override T Match<T>(Func<Found, T> found, Func<Wrong, T> wrong, Func<TooSoon, T> tooSoon) => tooSoon(this);
    }
}

/// <summary>Wrong tries of the last hour, by the code's hash. Kept in memory: a restart forgives, which guessers cannot cause.</summary>
public sealed class TrackingTries(TimeProvider clock)
{
    private const int Free = 4;
    private const int LongestSeconds = 30;
    private const int MostKept = 20_000;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (int Wrong, DateTime Last)> _tries = new(StringComparer.Ordinal);

    /// <summary>Seconds until the next try on this code; null where it may be made now.</summary>
    public int? WaitFor(byte[] codeHash)
    {
        if (!_tries.TryGetValue(Key(codeHash), out var tried) || clock.Now() - tried.Last > Memory || tried.Wrong < Free) return null;
        var pause = Math.Min(LongestSeconds, 1 << Math.Min(tried.Wrong - Free + 1, 5));
        var left = tried.Last.AddSeconds(pause) - clock.Now();
        return left > TimeSpan.Zero ? (int)Math.Ceiling(left.TotalSeconds) : null;
    }

    public void Wrong(byte[] codeHash)
    {
        var now = clock.Now();
        if (_tries.Count >= MostKept)
            foreach (var (key, tried) in _tries.OrderBy(t => t.Value.Last).Take(MostKept / 2).ToList()) _tries.TryRemove(new(key, tried));
        _tries.AddOrUpdate(Key(codeHash), (1, now), (_, before) => (now - before.Last > Memory ? 1 : before.Wrong + 1, now));
    }

    public void Right(byte[] codeHash) => _tries.TryRemove(Key(codeHash), out _);

    private static string Key(byte[] codeHash) => Convert.ToHexString(codeHash);
}
