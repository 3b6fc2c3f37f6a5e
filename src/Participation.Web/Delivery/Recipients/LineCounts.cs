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

    /// <summary>What a push to each group costs: all are asked side by side, and who waits for the page waits once for all of them.</summary>
    public async Task<IReadOnlyDictionary<string, int?>> MembersAsync(IReadOnlyCollection<string> groups, CancellationToken ct)
    {
        var now = clock.Now();
        var asked = groups.Distinct(StringComparer.Ordinal).Where(g => !IsKnown(g, now)).ToList();
        if (asked.Count > 0)
        {
            await LinePatience.AskAsync<object>(async patience =>
            {
                await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = patience }, async (group, token) =>
                    _known[group] = ((await services.GetRequiredService<LineMessagingClient>().GetGroupMemberCountAsync(group, token)).Match(ok => (int?)ok.Value.Count, _ => null, _ => null), now));
                return null;
            }, ct);
            foreach (var group in asked.Where(g => !IsKnown(g, now))) _known[group] = (null, now);
        }
        return groups.Distinct(StringComparer.Ordinal).ToDictionary(g => g, g => _known[g].Count, StringComparer.Ordinal);
    }

    private async Task<int?> KnownAsync(string what, Func<LineMessagingClient, CancellationToken, Task<int?>> ask, CancellationToken ct)
    {
        var now = clock.Now();
        if (IsKnown(what, now)) return _known[what].Count;
        var count = await LinePatience.AskAsync(patience => ask(services.GetRequiredService<LineMessagingClient>(), patience), ct);
        _known[what] = (count, now);
        return count;
    }

    private bool IsKnown(string what, DateTime now) => _known.TryGetValue(what, out var known) && now - known.At < (known.Count is null ? AskedAgain : Believed);
}
