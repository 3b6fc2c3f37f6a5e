using System.Collections.Concurrent;
using Line.Messaging;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Recipients;

/// <summary>
/// Numbers only LINE knows: how many friends the account has, how many people a group. Asked when a page needs them and believed
/// for an hour; null where LINE does not say.
/// </summary>
public sealed class LineCounts(IServiceProvider services, TimeProvider clock)
{
    private const int MostAtOnce = 8;
    private const string Friends = "friends";

    private static readonly TimeSpan Believed = TimeSpan.FromHours(1);
    private static readonly TimeSpan AskedAgain = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, (int? Count, DateTime At)> _known = new(StringComparer.Ordinal);

    /// <summary>Friends who do not block the account, at the end of yesterday (LINE counts by the day).</summary>
    public Task<int?> FriendsAsync(CancellationToken ct) => KnownAsync(Friends, async (line, patience) =>
    {
        var yesterday = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime).AddDays(-1);
        return (await line.GetFollowerCountAsync(yesterday, patience)).Match(
            ok => ok.Value is { Status: StatisticsStatus.Ready, Followers: { } followers } ? (int?)(followers - (ok.Value.Blocks ?? 0)) : null, _ => null, _ => null);
    }, ct);

    /// <summary>What a push to each group costs.</summary>
    public async Task<IReadOnlyDictionary<string, int?>> MembersAsync(IReadOnlyCollection<string> groups, CancellationToken ct)
    {
        var counts = new ConcurrentDictionary<string, int?>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(groups.Distinct(StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = ct }, async (group, token) =>
            counts[group] = await KnownAsync(group, async (line, patience) => (await line.GetGroupMemberCountAsync(group, patience)).Match(ok => (int?)ok.Value.Count, _ => null, _ => null), token));
        return counts;
    }

    private async Task<int?> KnownAsync(string what, Func<LineMessagingClient, CancellationToken, Task<int?>> ask, CancellationToken ct)
    {
        var now = clock.Now();
        if (_known.TryGetValue(what, out var known) && now - known.At < (known.Count is null ? AskedAgain : Believed)) return known.Count;
        var count = await LinePatience.AskAsync(patience => ask(services.GetRequiredService<LineMessagingClient>(), patience), ct);
        _known[what] = (count, now);
        return count;
    }
}
