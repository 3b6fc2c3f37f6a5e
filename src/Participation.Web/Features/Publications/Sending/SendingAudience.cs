using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

// Not its own name: that is the folder of this slice's public pages.
using Resident = Participation.Web.Features.Citizens.Citizen;

namespace Participation.Web.Features.Publications;

/// <summary>
/// Who gets a publication in LINE: followers of villages by what they said themselves, or all. Not those who blocked the account,
/// nor those who do not want this kind, nor those who have it. Whoever named no village gets only what goes to all.
/// </summary>
public sealed class SendingAudience(ParticipationContext db)
{
    /// <param name="publication">What they would get.</param>
    /// <param name="villages">Null for everybody.</param>
    public IQueryable<string> People(Publication publication, IReadOnlyCollection<Guid>? villages) => Willing(publication, villages is null ? Known() : OfVillages(villages));

    /// <summary>Of each active village, whoever would get it.</summary>
    public async Task<IReadOnlyList<VillageShare>> VillagesAsync(Publication publication, CancellationToken ct)
    {
        var willing = Willing(publication, db.Set<Resident>().Where(c => c.VillageId != null && !db.Set<Recipient>().Any(r => r.LineId == c.LineUserId && r.BlockedAt != null)).Select(c => c.LineUserId));
        var counts = await db.Set<Resident>().Where(c => willing.Contains(c.LineUserId)).GroupBy(c => c.VillageId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. (await db.ActiveVillagesAsync(ct)).Select(v => new VillageShare(v.Id, v.FullName(), counts.FirstOrDefault(c => c.Key == v.Id)?.Count ?? 0))];
    }

    /// <summary>Everybody we know to be a friend, whether they want news or not.</summary>
    public Task<int> KnownAsync(CancellationToken ct) => Known().CountAsync(ct);

    public Task<int> ToldAsync(Publication publication, CancellationToken ct) => db.Set<ToldPerson>().CountAsync(t => t.SubjectId == publication.Id, ct);

    // A follow tells of a friend; so does a village, from before the account was connected. Ids of groups begin with another letter.
    private IQueryable<string> Known() => db.Set<Recipient>().Where(r => r.BlockedAt == null && EF.Functions.Like(r.LineId, "U%")).Select(r => r.LineId)
        .Union(db.Set<Resident>().Where(c => !db.Set<Recipient>().Any(r => r.LineId == c.LineUserId)).Select(c => c.LineUserId));

    private IQueryable<string> OfVillages(IReadOnlyCollection<Guid> villages) => db.Set<Resident>()
        .Where(c => c.VillageId != null && villages.Contains(c.VillageId.Value) && !db.Set<Recipient>().Any(r => r.LineId == c.LineUserId && r.BlockedAt != null)).Select(c => c.LineUserId);

    private IQueryable<string> Willing(Publication publication, IQueryable<string> people) => people
        .Where(id => !db.Set<NewsRefusal>().Any(r => r.LineUserId == id && r.Kind == publication.Kind))
        .Where(id => !db.Set<ToldPerson>().Any(t => t.SubjectId == publication.Id && t.LineId == id));
}

public static class SpokenTo
{
    /// <summary>The villages that the record behind a publication speaks to, as far as they can be chosen.</summary>
    public static async Task<IReadOnlyList<Guid>> ActiveVillagesAsync(this IEnumerable<IPublishedSources> sources, ParticipationContext db, Publication publication, CancellationToken ct)
    {
        if (publication.DocumentSource is not { } source) return [];
        var named = new HashSet<Guid>();
        foreach (var one in sources) named.UnionWith(await one.VillagesAsync(source, ct));
        return named.Count == 0 ? [] : [.. (await db.ActiveVillagesAsync(ct)).Select(v => v.Id).Where(named.Contains)];
    }
}
