using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency;

/// <summary>Service points by code, name or place.</summary>
public sealed class ServicePointSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(ServicePoint)];

    public Permission Needs => Permission.ChangeServicePoints;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct) =>
        await words.In(db.Set<ServicePoint>().AsNoTracking(), p => p.Code + " " + p.Name + " " + p.Place).OrderBy(p => p.Code).Take(take)
            .Select(p => new SearchHit("จุดบริการ", p.Code + " " + p.Name, p.Place, "/staff/service-points/" + p.Code)).ToListAsync(ct);
}
