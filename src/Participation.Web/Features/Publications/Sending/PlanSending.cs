using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.LineChannel.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>What a sending would reach and cost, before anybody decides.</summary>
/// <param name="Villages">All active ones, with whoever would get it.</param>
/// <param name="People">Of those chosen; the price in messages.</param>
/// <param name="Known">Friends we know of.</param>
/// <param name="Friends">By LINE's own count; null where it does not say.</param>
/// <param name="Told">Who has it already and does not get it again.</param>
/// <param name="Quota">The month's paid messages.</param>
/// <param name="Free">Left beyond the reserve; null where there is no limit, or none known.</param>
/// <param name="QuietUntil">Until then it would wait.</param>
public sealed record SendingPlan(IReadOnlyList<VillageShare> Villages, int People, int Known, int? Friends, int Told, QuotaView Quota, long? Free, DateTime? QuietUntil)
{
    public bool IsEnough => Free is null || People <= Free;

    public int Calls => (People + MulticastChunk.MostPeople - 1) / MulticastChunk.MostPeople;
}

/// <summary>Reckons a sending, outside any transaction.</summary>
public sealed class PlanSending(ParticipationContext db, SendingAudience audience, QuotaLedger quota, LineCounts line, QuietHours quiet, TimeProvider clock)
{
    /// <param name="publication">What would be sent.</param>
    /// <param name="villages">Null for everybody.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<SendingPlan> RunAsync(Publication publication, IReadOnlyCollection<Guid>? villages, CancellationToken ct)
    {
        // Only LINE knows how many friends there are; asked where somebody looks at a price.
        var friends = villages is { Count: 0 } ? null : await line.FriendsAsync(ct);
        var month = await quota.ThisMonthAsync(ct);
        var people = villages is { Count: 0 } ? 0 : await audience.People(publication, villages).CountAsync(ct);
        return new SendingPlan(
            await audience.VillagesAsync(publication, ct), people, await audience.KnownAsync(ct), friends, await audience.ToldAsync(publication, ct),
            QuotaView.Of(month, quota.ReservePercent), month?.Free(quota.ReservePercent), await quiet.EndOfAsync(db, clock.Now(), ct));
    }

    public async Task<IReadOnlyList<(Sending Sending, MulticastProgress Progress)>> SendingsAsync(Guid publicationId, CancellationToken ct)
    {
        var sendings = await db.Set<Sending>().AsNoTracking().Where(s => s.PublicationId == publicationId).OrderByDescending(s => s.Ordinal).Take(50).ToListAsync(ct);
        if (sendings.Count == 0) return [];
        var progress = await MulticastProgress.ReadAsync(db, [.. sendings.Select(s => s.Id)], ct);
        return [.. sendings.Select(s => (s, progress[s.Id]))];
    }
}
