using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Plans;

/// <summary>Plans by title.</summary>
public sealed class PlanSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(PlanDraft)];

    public Permission Needs => Permission.SeePlans;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct) =>
        [.. (await words.In(db.Set<PlanDraft>().AsNoTracking(), p => p.Title).OrderByDescending(p => p.Number).Take(take).ToListAsync(ct))
            .Select(p => new SearchHit("แผน", p.Title, p.Standing(), $"/staff/plans/{p.Number}"))];
}

/// <summary>Projects by name, place, or the plan they stand in.</summary>
public sealed class ProjectSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(Project)];

    public Permission Needs => Permission.SeePlans;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct) =>
        [.. (await words.In(db.Set<Project>().AsNoTracking(), p => p.Name + " " + p.Place + " " + p.PlanReference).OrderByDescending(p => p.Number).Take(take).ToListAsync(ct))
            .Select(p => new SearchHit("โครงการ", p.Name, $"ปีงบประมาณ {p.Year} {p.State.Words()}", $"/staff/projects/{p.Number}"))];
}
