using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Staff;

/// <summary>Asks every slice the person may see something of, one after the other on the request's own connection.</summary>
public sealed class FindRecords(IEnumerable<ISearchable> slices, CurrentStaff staff, OpenDoors doors)
{
    public const int MostPerKind = 20;

    public async Task<IReadOnlyList<SearchHit>> RunAsync(SearchWords words, CancellationToken ct)
    {
        var hits = new List<SearchHit>();
        foreach (var slice in slices)
        {
            var reach = await staff.ReachOfAsync(slice.Needs, ct);
            if (reach.IsNothing) continue;
            foreach (var hit in await slice.FindAsync(words, reach, MostPerKind, ct))
                if (await doors.LeadsInAsync(hit.Href, ct)) hits.Add(hit);
        }
        return hits;
    }
}
