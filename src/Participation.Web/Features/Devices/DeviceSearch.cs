using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Devices;

/// <summary>Devices by their name or the service point where they stand.</summary>
public sealed class DeviceSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(Device)];

    public Permission Needs => Permission.ManageDevices;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct) =>
        await words.In(db.Set<Device>().AsNoTracking().Join(db.Set<ServicePoint>(), d => d.PlaceId, p => p.Id, (d, p) => new { d.Id, d.Name, p.Code, Point = p.Name }), x => x.Name + " " + x.Code + " " + x.Point)
            .OrderBy(x => x.Name).ThenBy(x => x.Id).Take(take)
            .Select(x => new SearchHit("แท็บเล็ตและจอ", x.Name, x.Code + " " + x.Point, "/staff/devices/" + x.Id)).ToListAsync(ct);
}
