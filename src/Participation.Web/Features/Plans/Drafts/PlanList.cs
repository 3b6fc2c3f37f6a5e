using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans;

/// <summary>A plan with all that stands on its page.</summary>
public sealed record WholePlan(PlanDraft Plan, string? UnitName, IReadOnlyList<PlanStage> Stages, IReadOnlyList<PlanEdition> Editions, IReadOnlyList<PlanStep> Steps)
{
    /// <summary>The stage it is in; null when all are finished.</summary>
    public PlanStage? Current => Plan.Current is { } current ? Stages[current - 1] : null;

    public int DaysLate(DateOnly today) => Current?.PlannedOn is { } planned && planned < today ? today.DayNumber - planned.DayNumber : 0;
}

/// <summary>Plans by pages, in the same few questions whatever their number.</summary>
public sealed class PlanList(ParticipationContext db)
{
    public const int PageSize = 20;

    /// <summary>Steps of one plan that its page shows.</summary>
    public const int MostSteps = 100;

    public const int MostEditions = 50;

    /// <summary>What everybody may read: those that take comments first, then the newest.</summary>
    public async Task<(IReadOnlyList<PlanDraft> Plans, int Total)> OpenAsync(DateOnly today, int page, CancellationToken ct)
    {
        var shown = db.Set<PlanDraft>().AsNoTracking().Shown();
        return (await shown.OrderByDescending(p => p.OpensOn <= today && p.ClosesOn >= today && p.Done == PlanDraft.Commenting - 1).ThenByDescending(p => p.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct), await shown.CountAsync(ct));
    }

    public async Task<(IReadOnlyList<PlanDraft> Plans, int Total)> StaffAsync(DateOnly? lateOn, int page, CancellationToken ct)
    {
        var wanted = db.Set<PlanDraft>().AsNoTracking();
        if (lateOn is { } day) wanted = wanted.LateOn(db, day);
        return (await wanted.OrderByDescending(p => p.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct), await wanted.CountAsync(ct));
    }

    /// <summary>Those on which people may comment, the nearest end first.</summary>
    public async Task<IReadOnlyList<PlanDraft>> TakingAsync(DateOnly today, int most, CancellationToken ct) =>
        await db.Set<PlanDraft>().AsNoTracking().Shown().TakingOn(today).OrderBy(p => p.ClosesOn).ThenByDescending(p => p.Number).Take(most).ToListAsync(ct);

    public async Task<WholePlan?> FindAsync(int number, CancellationToken ct)
    {
        if (await db.FindPlanAsync(number, ct) is not { } plan) return null;
        var unit = plan.UnitId is { } id ? await db.Set<Unit>().Where(u => u.Id == id).Select(u => u.Name).SingleOrDefaultAsync(ct) : null;
        return new WholePlan(plan, unit,
            await db.Set<PlanStage>().AsNoTracking().Where(s => s.PlanId == plan.Id).OrderBy(s => s.Ordinal).ToListAsync(ct),
            await db.Set<PlanEdition>().AsNoTracking().Where(e => e.PlanId == plan.Id).OrderByDescending(e => e.Number).Take(MostEditions).ToListAsync(ct),
            await db.Set<PlanStep>().AsNoTracking().Where(s => s.PlanId == plan.Id).OrderByDescending(s => s.Ordinal).Take(MostSteps).ToListAsync(ct));
    }
}
