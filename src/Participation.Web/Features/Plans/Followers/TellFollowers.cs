using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <param name="Id">Who was told of it once is not told of it again.</param>
/// <param name="Topic">Kind of news, for whoever no longer follows.</param>
/// <param name="Ordinal">Which entry of a project, or which step of a plan.</param>
/// <param name="Message">The same to everybody.</param>
public sealed record FollowersNews(Guid Id, string Topic, int Ordinal, Message Message);

/// <param name="People">Who would be told; the price in messages.</param>
/// <param name="Free">What is left of the month's messages; null where there is no limit.</param>
public sealed record FollowersPrice(int People, long? Free)
{
    public static readonly FollowersPrice Nobody = new(0, null);

    public string Left => Free is { } free ? $"เหลือใช้ได้ {free.ToString("#,0", CultureInfo.InvariantCulture)} ข้อความ" : "เดือนนี้ไม่จำกัด";

    public bool IsRoom => People > 0 && (Free is not { } free || free >= People);
}

/// <summary>
/// Tells whoever follows a plan or a project of its news, each once: by multicast, five hundred in one call, if somebody agreed to its price
/// and the month has room for all of them; whoever that does not reach, with their next answer, which costs nothing. In the caller's transaction.
/// </summary>
public sealed class TellFollowers(ParticipationContext db, BeginMulticast begin, ChangeMulticast multicasts, QuotaLedger quota, TimeProvider clock)
{
    /// <summary>Later it stands on the page.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>What a message to all of them costs, before anybody decides.</summary>
    public async Task<FollowersPrice> PriceAsync<T>(IQueryable<T> followers, CancellationToken ct) where T : Follower =>
        new(await Reachable(followers).CountAsync(ct), (await quota.ThisMonthAsync(ct))?.Free(quota.ReservePercent));

    /// <param name="followers">Of what the news is about.</param>
    /// <param name="news">What they are told of.</param>
    /// <param name="agreed">To how many somebody agreed to send it; null where it waits for the next answers.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>For how many a message of its own was booked; null where it waits for the next answers.</returns>
    public async Task<int?> RunAsync<T>(IQueryable<T> followers, FollowersNews news, int? agreed, CancellationToken ct) where T : Follower
    {
        // What waited is overtaken by this one, which says how it stands. Who is told of it by a message is noted there, for as long as it reaches them.
        await followers.ExecuteUpdateAsync(set => set.SetProperty(f => f.Owed, (int?)news.Ordinal), ct);
        var people = Reachable(followers);
        // Most are followed by nobody at first: the month's row is left to others.
        if (!await people.AnyAsync(ct)) return 0;
        foreach (var older in await db.Set<Multicast>().Where(m => m.Topic == news.Topic && m.State != MulticastState.Finished).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(ct)) await multicasts.CancelAsync(older, ct);
        if (agreed is not { } most) return null;
        var outcome = await begin.RunAsync(new NewMulticast(news.Id, news.Topic, MessageBatch.Of(news.Message).Utf8Json.ToArray(), clock.Now() + Life, most), people, ct);
        return outcome.Match<int?>(begun => begun.People, nobody => 0, costsMore => null, notEnough => null, tooOld => null);
    }

    private IQueryable<string> Reachable<T>(IQueryable<T> followers) where T : Follower =>
        followers.Where(f => !db.Set<Recipient>().Any(r => r.LineId == f.LineUserId && r.BlockedAt != null)).Select(f => f.LineUserId);
}
