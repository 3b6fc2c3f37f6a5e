using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services;

/// <summary>Services by name, for those who keep their manuals.</summary>
public sealed class ServiceSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(ServiceKind)];

    public Permission Needs => Permission.WriteManuals;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct)
    {
        var kinds = words.In(db.Set<ServiceKind>().AsNoTracking(), k => k.Name);
        if (!reach.IsWhole)
        {
            var units = reach.Units.Select(u => (Guid?)u).ToList();
            kinds = kinds.Where(k => units.Contains(k.UnitId));
        }
        return await kinds.OrderBy(k => k.Number).Take(take)
            .Select(k => new SearchHit("งานบริการ", k.Name, k.IsActive ? "" : "เลิกให้บริการแล้ว", "/staff/services/" + k.Number)).ToListAsync(ct);
    }
}
