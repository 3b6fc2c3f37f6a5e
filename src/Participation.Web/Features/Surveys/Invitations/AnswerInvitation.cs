using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Spends an invitation and keeps its answer, in one commit. The answer copies form, point, service and the hour of the
/// service; nothing of it leads back to the invitation. It is final.
/// </summary>
public sealed class AnswerInvitation(ParticipationContext db, KeepAnswer keep, TimeProvider clock)
{
    /// <summary>The open invitation, to ask by; null where there is none, or it is spent or over.</summary>
    public async Task<SurveyInvitation?> FindAsync(string? token, CancellationToken ct)
    {
        if (token is not { Length: > 0 and < 60 }) return null;
        var hash = InviteToRate.Hash(token);
        var found = await db.Set<SurveyInvitation>().AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        return found is null || found.IsSpent || found.IsOver(clock.Now()) ? null : found;
    }

    public async Task<TakeAnswerOutcome> RunAsync(string token, AnswerSheet sheet, PublishedSurvey survey, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<TakeAnswerOutcome>(async write =>
            {
                var hash = InviteToRate.Hash(token);
                var invitation = await db.Set<SurveyInvitation>().SingleOrDefaultAsync(i => i.TokenHash == hash, write);
                if (invitation is null || invitation.IsOver(clock.Now()) || invitation.SurveyId != survey.Survey.Id) return new TakeAnswerOutcome.Closed();
                if (invitation.IsSpent) return new TakeAnswerOutcome.AlreadyGiven();
                invitation.Spend();
                return new TakeAnswerOutcome.Taken(await keep.RunAsync(new GivenAnswer
                {
                    Version = survey.Version,
                    ServicePointId = invitation.ServicePointId,
                    ServiceKindId = invitation.ServiceKindId,
                    WayIn = invitation.WayIn,
                    OccurredAt = invitation.HourSlot,
                    Sheet = sheet,
                }, write));
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two taps at once: the other one was first.
            return new TakeAnswerOutcome.AlreadyGiven();
        }
    }
}
