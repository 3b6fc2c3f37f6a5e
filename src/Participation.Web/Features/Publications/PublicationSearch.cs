using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications;

/// <summary>Publications by title, for those who keep them.</summary>
public sealed class PublicationSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(Publication)];

    public Permission Needs => Permission.SeePublications;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct)
    {
        var found = await words.In(db.Set<Publication>().AsNoTracking(), p => p.Title).OrderByDescending(p => p.Number).Take(take).Select(p => new { p.Number, p.Title, p.State }).ToListAsync(ct);
        return [.. found.Select(p => new SearchHit("ประกาศและข่าว", p.Title, p.State.Words(), $"/staff/publications/{p.Number}"))];
    }
}
