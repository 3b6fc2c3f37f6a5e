using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Counts one answer to "were you asked to pay more than the posted fee?" where it is asked by itself, as in the chat.</summary>
public sealed class CountFee(ParticipationContext db, RollUp rollUp, FormIds formIds, TimeProvider clock)
{
    /// <returns>False when this question was answered before.</returns>
    public Task<bool> RunAsync(Guid surveyId, Guid? pointId, bool wasAsked, Guid formId, CancellationToken ct) => db.WriteAsync(async write =>
    {
        if (!await formIds.TrySpendAsync(db, formId, write)) return false;
        await rollUp.AddFee(surveyId, pointId, clock.Now(), wasAsked).WriteAsync(write);
        return true;
    }, ct);
}
