using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Complaints;

/// <summary>What somebody looks for among the cases, as it stands in the address: the same on the page and in its files.</summary>
public sealed record CaseFilter(string? Show, string? Query)
{
    public IQueryable<Case> In(ParticipationContext db, IQueryable<Case> cases)
    {
        if (Show != "all") cases = Show == "closed" ? cases.Where(c => c.State == CaseState.Closed) : cases.Where(c => c.State != CaseState.Closed);
        if (SearchWords.Parse(Query) is not { } words) return cases;
        if (RegisterNumbers.Read(Query) is var (number, year)) return cases.Where(c => c.Number == number && c.Year == year);
        var found = words.In(db.Set<CaseMatter>(), m => m.Words + " " + m.Place).Select(m => m.CaseId);
        return cases.Where(c => found.Contains(c.Id));
    }

    public IEnumerable<KeyValuePair<string, string?>> Parts => [new("show", Show), new("q", Query)];
}
