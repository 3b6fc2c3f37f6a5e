using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency;

/// <summary>Units by any of their names, villages by name.</summary>
public sealed class OfficeSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(Unit), typeof(Village)];

    public Permission Needs => Permission.ChangeAgency;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct)
    {
        var hits = await words.In(db.Set<Unit>().AsNoTracking(), u => u.Name + " " + u.Aliases).OrderBy(u => u.Name).ThenBy(u => u.Id).Take(take)
            .Select(u => new SearchHit("สำนัก กอง งาน", u.Name, u.IsActive ? "" : "ยุบแล้ว", "/staff/units/" + u.Id)).ToListAsync(ct);
        hits.AddRange(await words.In(db.Set<Village>().AsNoTracking(), v => v.Name).OrderBy(v => v.Number).ThenBy(v => v.Id).Take(take)
            .Select(v => new SearchHit(v.Label, v.Name, "", "/staff/villages/" + v.Id)).ToListAsync(ct));
        return hits;
    }
}
