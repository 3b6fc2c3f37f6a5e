using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Services;

/// <summary>A service with the edition that citizens read.</summary>
public sealed record PublishedManual(ServiceKind Kind, ServiceManual Manual, ManualContent Content);

/// <summary>Finds manuals; pages and chat use the same ways.</summary>
public static class Manuals
{
    public static async Task<PublishedManual?> FindPublishedAsync(this ParticipationContext db, int number, AgencyVocabulary words, CancellationToken ct)
    {
        var found = await db.Set<ServiceKind>().AsNoTracking().Where(k => k.Number == number && k.IsActive)
            .Join(db.Set<ServiceManual>().Where(m => m.State == ManualState.Published), k => k.Id, m => m.ServiceKindId, (k, m) => new { Kind = k, Manual = m })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : new PublishedManual(found.Kind, found.Manual, found.Manual.Read().With(words.Fill));
    }

    public static Task<ServiceKind?> FindServiceKindAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<ServiceKind>().AsNoTracking().SingleOrDefaultAsync(k => k.Number == number, ct);

    public static Task<ServiceManual?> DraftAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<ServiceManual>().SingleOrDefaultAsync(m => m.State == ManualState.Draft && db.Set<ServiceKind>().Any(k => k.Id == m.ServiceKindId && k.Number == number), ct);

    /// <summary>The open service points that give a service.</summary>
    public static async Task<IReadOnlyList<ServicePoint>> PointsOfAsync(this ParticipationContext db, Guid kindId, CancellationToken ct) =>
        await db.Set<PointOffer>().Where(o => o.ServiceKindId == kindId)
            .Join(db.Set<ServicePoint>().AsNoTracking().Where(p => p.IsOpen), o => o.PointId, p => p.Id, (o, p) => p)
            .OrderBy(p => p.Code).Take(20).ToListAsync(ct);
}
