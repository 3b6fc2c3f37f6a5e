using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Live;

namespace Participation.Web.Features.Surveys;

/// <summary>Tells open result pages that the figures of a form have changed.</summary>
public sealed class ResultsChanges(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ResultsChanges> log) : ChangeWatch(clock, log)
{
    protected override async Task<IReadOnlyDictionary<Guid, long>> StampsAsync(IReadOnlyCollection<Guid> watched, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        // Every answer, invitation and exclusion changes one of these sums; the year's rows are the fewest.
        var sums = await db.Set<SatisfactionRollUp>().Where(r => watched.Contains(r.SurveyId) && r.Grain == Grain.FiscalYear)
            .GroupBy(r => new { r.SurveyId, r.IsExcluded }).Select(g => new { g.Key, Sum = g.Sum(r => (long)r.Least + r.Little + r.Medium + r.Much + r.Most + r.Unrated + r.Offered) }).ToListAsync(ct);
        return sums.GroupBy(s => s.Key.SurveyId).ToDictionary(s => s.Key, s => s.Sum(one => one.Key.IsExcluded ? one.Sum * 1_000_000_007 : one.Sum));
    }
}
