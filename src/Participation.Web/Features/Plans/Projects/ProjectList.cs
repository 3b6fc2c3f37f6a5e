using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans;

public sealed record ProjectFilter(Guid? Village = null, int? Year = null, ProjectState? State = null, DateOnly? LateOn = null);

public sealed record ProjectLine(Project Project, IReadOnlyList<Village> Villages)
{
    /// <summary>Whom it is for.</summary>
    public string Where => Villages.Count == 0 ? "ทุกหมู่บ้านและชุมชน" : string.Join(", ", Villages.Select(VillageName.Of));
}

/// <summary>An entry with its pictures.</summary>
public sealed record ProjectMoment(ProjectEntry Entry, IReadOnlyList<ProjectPhoto> Photos);

/// <summary>Projects by pages, in the same few questions whatever their number.</summary>
public sealed class ProjectList(ParticipationContext db)
{
    public const int PageSize = 20;

    /// <summary>Entries on one page: each may have six pictures.</summary>
    public const int EntriesPage = 10;

    public async Task<(IReadOnlyList<ProjectLine> Lines, int Total)> PageAsync(ProjectFilter filter, int page, CancellationToken ct)
    {
        var wanted = Wanted(filter);
        return (await LinesAsync(wanted.OrderByDescending(p => p.Number).Skip((page - 1) * PageSize).Take(PageSize), ct), await wanted.CountAsync(ct));
    }

    /// <summary>The latest that are not over, those of the village first.</summary>
    public async Task<IReadOnlyList<Project>> LatestAsync(Guid? village, int most, CancellationToken ct) =>
        await db.Set<Project>().AsNoTracking().OrderByDescending(p => p.State != ProjectState.Done && p.State != ProjectState.Cancelled)
            .ThenByDescending(p => village != null && db.Set<ProjectVillage>().Any(v => v.ProjectId == p.Id && v.VillageId == village)).ThenByDescending(p => p.Number).Take(most).ToListAsync(ct);

    public async Task<ProjectLine?> FindAsync(int number, CancellationToken ct) => (await LinesAsync(db.Set<Project>().AsNoTracking().Where(p => p.Number == number), ct)).SingleOrDefault();

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ProjectMoment>> EntriesAsync(Guid project, int page, CancellationToken ct)
    {
        var entries = await db.Set<ProjectEntry>().AsNoTracking().Where(e => e.ProjectId == project).OrderByDescending(e => e.Ordinal).Skip((page - 1) * EntriesPage).Take(EntriesPage).ToListAsync(ct);
        var ids = entries.ConvertAll(e => e.Id);
        var photos = (await db.Set<ProjectPhoto>().AsNoTracking().Where(p => ids.Contains(p.EntryId)).ToListAsync(ct)).ToLookup(p => p.EntryId);
        return entries.ConvertAll(e => new ProjectMoment(e, [.. photos[e.Id].OrderBy(p => p.Moment).ThenBy(p => p.Id)]));
    }

    /// <summary>Years of which there are projects, the latest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken ct) => await db.Set<Project>().Select(p => p.Year).Distinct().OrderByDescending(y => y).Take(20).ToListAsync(ct);

    private IQueryable<Project> Wanted(ProjectFilter filter)
    {
        var wanted = db.Set<Project>().AsNoTracking();
        // What is for everybody is for the village too.
        if (filter.Village is { } village) wanted = wanted.Where(p => db.Set<ProjectVillage>().Any(v => v.ProjectId == p.Id && v.VillageId == village) || !db.Set<ProjectVillage>().Any(v => v.ProjectId == p.Id));
        if (filter.Year is { } year) wanted = wanted.Where(p => p.Year == year);
        if (filter.State is { } state) wanted = wanted.Where(p => p.State == state);
        return filter.LateOn is { } day ? wanted.LateOn(day) : wanted;
    }

    private async Task<IReadOnlyList<ProjectLine>> LinesAsync(IQueryable<Project> page, CancellationToken ct)
    {
        var projects = await page.ToListAsync(ct);
        var ids = projects.ConvertAll(p => p.Id);
        var villages = (await db.Set<ProjectVillage>().AsNoTracking().Where(v => ids.Contains(v.ProjectId))
            .Join(db.Set<Village>().AsNoTracking(), v => v.VillageId, v => v.Id, (row, village) => new { row.ProjectId, Village = village }).ToListAsync(ct))
            .OrderBy(r => r.Village.Label, StringComparer.Ordinal).ThenBy(r => r.Village.Number).ToLookup(r => r.ProjectId, r => r.Village);
        return projects.ConvertAll(p => new ProjectLine(p, [.. villages[p.Id]]));
    }
}
