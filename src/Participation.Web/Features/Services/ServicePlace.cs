using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services;

public static class ManualPlaces
{
    public static async Task<Place> PlaceOfAsync(this ParticipationContext db, ServiceManual manual, CancellationToken ct) =>
        new(await db.Set<ServiceKind>().Where(k => k.Id == manual.ServiceKindId).Select(k => k.UnitId).SingleAsync(ct));
}

/// <summary>A service, with its manual and postings, belongs to the unit that does it.</summary>
public sealed class ServicePlace(ParticipationContext db) : IRecordPlace
{
    public async Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct) =>
        int.TryParse(route["number"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await db.Set<ServiceKind>().AsNoTracking().SingleOrDefaultAsync(k => k.Number == number, ct) is { } kind
            ? new Place(kind.UnitId)
            : null;
}
