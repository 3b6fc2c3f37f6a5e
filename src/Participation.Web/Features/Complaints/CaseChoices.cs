using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints;

/// <summary>What a form about a case lets one choose from.</summary>
public static class CaseChoices
{
    // Ids become text here and not in SQL, where each engine writes them in its own case.
    public static async Task<IReadOnlyList<Choice>> CategoriesAsync(ParticipationContext db, CancellationToken ct) =>
        [.. (await db.Set<CaseCategory>().AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.SortOrder).ThenBy(c => c.Id).Take(200).ToListAsync(ct)).Select(c => new Choice(c.Id.ToString(), c.Name))];

    public static async Task<IReadOnlyList<Choice>> UnitsAsync(ParticipationContext db, CancellationToken ct) =>
        [.. (await db.Set<Unit>().AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.Name).Take(300).ToListAsync(ct)).Select(u => new Choice(u.Id.ToString(), u.Name))];
}
