using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>What anybody may know of an open case: what about, in which village, since when, and who has it.</summary>
public sealed record SimilarCase(Guid Id, string Category, string Village, DateTime ReceivedAt, string Holder, CaseState State);

/// <summary>
/// Open cases about the same thing in the same village. Only hardships are offered to others: a grievance is about what somebody did, and that
/// there is one would already say something of whoever brought it.
/// </summary>
public sealed class SimilarCases(ParticipationContext db, TimeProvider clock)
{
    public const int Most = 3;

    private const int Days = 60;

    /// <summary>The latest first; none of the person's own.</summary>
    public async Task<IReadOnlyList<SimilarCase>> FindAsync(CaseKind kind, Guid categoryId, Guid? villageId, string? lineUserId, CancellationToken ct)
    {
        if (kind != CaseKind.Hardship || villageId is null) return [];
        var cases = Recent(CaseKind.Hardship, categoryId).Where(c => c.VillageId == villageId && c.AboutUnitId == null);
        if (lineUserId is not null) cases = cases.Where(c => !db.Set<CaseMatter>().Any(m => m.CaseId == c.Id && m.LineUserId == lineUserId));
        var found = await (from about in cases
                           join category in db.Set<CaseCategory>() on about.CategoryId equals category.Id
                           join village in db.Set<Village>() on about.VillageId equals (Guid?)village.Id
                           join unit in db.Set<Unit>() on about.UnitId equals (Guid?)unit.Id into units
                           from unit in units.DefaultIfEmpty()
                           orderby about.ReceivedAt descending, about.Number descending
                           select new { Case = about, Category = category.Name, Village = village.Label + " " + village.Number + " " + village.Name, Unit = (string?)unit.Name }).Take(Most).ToListAsync(ct);
        return found.ConvertAll(f => new SimilarCase(f.Case.Id, f.Category, f.Village, f.Case.ReceivedAt, f.Case.Holder(f.Unit), f.Case.State));
    }

    /// <summary>Those a colleague may merge this one into, the same village first.</summary>
    public async Task<IReadOnlyList<Case>> ForMergingAsync(Case about, Reach reach, CancellationToken ct) =>
        [.. (await Recent(about.Kind, about.CategoryId).Within(reach).Where(c => c.Id != about.Id && c.AboutUnitId == about.AboutUnitId && c.DueOn <= about.DueOn)
            .OrderBy(c => c.VillageId != about.VillageId).ThenBy(c => c.DueOn).ThenBy(c => c.Number).Take(10).ToListAsync(ct)).Where(c => MergeRule.Refusal(about, c) is null)];

    private IQueryable<Case> Recent(CaseKind kind, Guid categoryId)
    {
        var from = clock.Now().AddDays(-Days);
        return db.Set<Case>().AsNoTracking().Where(c => c.CategoryId == categoryId && c.ReceivedAt >= from && c.Kind == kind && c.State != CaseState.Closed);
    }
}
