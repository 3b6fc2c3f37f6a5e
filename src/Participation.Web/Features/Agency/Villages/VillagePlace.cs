using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency;

/// <summary>A village belongs to whoever leads it by order.</summary>
public sealed class VillagePlace(ParticipationContext db) : IRecordPlace
{
    public async Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct) =>
        Guid.TryParse(route["id"]?.ToString(), out var id) && await db.Set<Village>().AnyAsync(v => v.Id == id, ct) ? new Place(null, id) : null;
}
