using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Surveys.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public sealed class InviteToRate(ParticipationContext db, RollUp rollUp, IOptions<SiteOptions> site) : IRatingInvitations
{
    // 31 letters that are not mistaken for each other: 99 random bits.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int TokenLength = 20;

    public async Task<RatingInvitation?> InviteAsync(FinishedMatter finished, CancellationToken ct)
    {
        var survey = finished.Kind == FinishedKind.Case
            ? await db.FindSurveyAsync(PresetSurveys.ComplaintSlug, ct)
            : finished.ServicePointId is { } point ? await db.SurveyOfPointAsync(point, ct) : await db.FindSurveyAsync(PresetSurveys.ServiceSlug, ct);
        if (survey is not { Survey.IsOpen: true }) return null;
        var token = RandomNumberGenerator.GetString(Alphabet, TokenLength);
        var way = finished.Kind == FinishedKind.Case ? WayIn.Case : WayIn.Ticket;
        var slot = ThaiCalendar.HourSlot(finished.FinishedAt);
        var kind = finished.ServiceKindId ?? await db.OnlyServiceOfAsync(finished.ServicePointId, ct);
        db.Add(new SurveyInvitation
        {
            TokenHash = Hash(token),
            SurveyId = survey.Survey.Id,
            ServicePointId = finished.ServicePointId,
            ServiceKindId = kind,
            WayIn = way,
            HourSlot = slot,
        });
        await rollUp.AddOffer(survey.Survey.Id, finished.ServicePointId, kind, way, slot).WriteAsync(ct);
        return new RatingInvitation(token, new Uri(site.Value.PublicUrl, $"/rate/{token}"), SurveyChat.InvitationTap(token));
    }

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
