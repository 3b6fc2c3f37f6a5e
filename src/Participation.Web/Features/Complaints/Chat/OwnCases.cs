using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>One case that somebody brought, or follows.</summary>
/// <param name="Carrying">The one that stands for it now.</param>
/// <param name="Category">What about.</param>
/// <param name="Unit">Who has it.</param>
/// <param name="Head">Its number, and how it is theirs.</param>
/// <param name="DueOn">By when this person must have been told.</param>
public sealed record OwnCase(Case Carrying, string Category, string? Unit, string Head, DateOnly DueOn);

/// <summary>The latest cases of somebody's LINE, with those they follow.</summary>
public sealed class OwnCases(ParticipationContext db)
{
    private const int Most = 5;

    public async Task<IReadOnlyList<OwnCase>> ReadAsync(string lineUserId, CancellationToken ct)
    {
        var brought = db.Set<CaseMatter>().Where(m => m.LineUserId == lineUserId).Select(m => m.CaseId);
        var all = brought.Union(db.Set<CaseFollower>().Where(f => f.LineUserId == lineUserId).Select(f => f.CaseId));
        var own = await (from about in db.Set<Case>().AsNoTracking()
                         where all.Contains(about.Id)
                         join category in db.Set<CaseCategory>() on about.CategoryId equals category.Id
                         join other in db.Set<Case>() on about.MergedIntoId equals (Guid?)other.Id into others
                         from other in others.DefaultIfEmpty()
                         join unit in db.Set<Unit>() on about.UnitId equals (Guid?)unit.Id into units
                         from unit in units.DefaultIfEmpty()
                         orderby about.ReceivedAt descending
                         select new { Case = about, MergedInto = (Case?)other, Category = category.Name, Unit = (string?)unit.Name, IsFollowed = !brought.Contains(about.Id) }).Take(Most).ToListAsync(ct);
        return own.ConvertAll(o => new OwnCase(o.MergedInto ?? o.Case, o.Category, o.Unit,
            $"{(o.IsFollowed ? "ติดตามเรื่องเลขที่" : "เลขที่")} {o.Case.Text}{(o.MergedInto is { } into ? $" (รวมกับเลขที่ {into.Text})" : "")}", o.Case.DueOn));
    }
}
