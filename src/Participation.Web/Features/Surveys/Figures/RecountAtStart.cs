using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Surveys;

/// <summary>An installation from before there were ready figures has answers and no counts of them. In one transaction, so that a start that was cut short counts again.</summary>
public sealed class RecountAtStart(RecountFigures recount, ILogger<RecountAtStart> log) : IPlanted
{
    public async Task PlantAsync(ParticipationContext db, CancellationToken ct)
    {
        if (!await IsNeededAsync(db, ct)) return;
        await db.WriteAsync(async write =>
        {
            // Another instance may have been faster.
            if (!await IsNeededAsync(db, write)) return;
            var answers = await recount.RunAsync(words => log.LogInformation("Counting the answers once: {Progress}", words), write);
            log.LogInformation("{Answers} answers are counted", answers);
        }, ct);
    }

    private static async Task<bool> IsNeededAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Set<SurveyAnswer>().AnyAsync(ct) && !await db.Set<SatisfactionRollUp>().AnyAsync(r => r.Least + r.Little + r.Medium + r.Much + r.Most + r.Unrated > 0, ct);
}
