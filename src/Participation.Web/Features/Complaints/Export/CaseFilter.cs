using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Complaints;

/// <summary>What somebody looks for among the cases, as it stands in the address: the same on the page and in its files.</summary>
public sealed record CaseFilter(string? Show, string? Query)
{
    public IQueryable<Case> In(ParticipationContext db, IQueryable<Case> cases)
    {
        if (Show != "all") cases = Show == "closed" ? cases.Where(c => c.State == CaseState.Closed) : cases.Where(c => c.State != CaseState.Closed);
        if (SearchWords.Parse(Query) is not { } words) return cases;
        if (ReadNumber(Query) is var (number, year)) return cases.Where(c => c.Number == number && c.Year == year);
        var found = words.In(db.Set<CaseMatter>(), m => m.Words + " " + m.Place).Select(m => m.CaseId);
        return cases.Where(c => found.Contains(c.Id));
    }

    public IEnumerable<KeyValuePair<string, string?>> Parts => [new("show", Show), new("q", Query)];

    /// <summary>128/2569, as people quote it.</summary>
    private static (int Number, int Year)? ReadNumber(string? typed) =>
        ThaiDigits.ToArabic(typed ?? "").Split('/') is [var number, var year] && int.TryParse(number.Trim(), out var n) && int.TryParse(year.Trim(), out var y) ? (n, y) : null;
}
