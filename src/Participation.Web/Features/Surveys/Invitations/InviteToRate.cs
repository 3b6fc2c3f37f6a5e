using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Surveys.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public sealed class InviteToRate(ParticipationContext db, RollUp rollUp, IOptions<SiteOptions> site, TimeProvider clock) : IRatingInvitations
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
        var token = finished.Seed is { } seed ? TokenOf(seed) : RandomNumberGenerator.GetString(Alphabet, TokenLength);
        var hash = Hash(token);
        if (finished.Seed is not null && await db.Set<SurveyInvitation>().AnyAsync(i => i.TokenHash == hash, ct)) return Of(token);
        var way = finished.Kind == FinishedKind.Case ? WayIn.Case : WayIn.Ticket;
        var slot = ThaiCalendar.HourSlot(finished.FinishedAt);
        var kind = finished.ServiceKindId ?? await db.OnlyServiceOfAsync(finished.ServicePointId, ct);
        db.Add(new SurveyInvitation
        {
            TokenHash = hash,
            SurveyId = survey.Survey.Id,
            ServicePointId = finished.ServicePointId,
            ServiceKindId = kind,
            WayIn = way,
            HourSlot = slot,
        });
        await rollUp.AddOffer(survey.Survey.Id, finished.ServicePointId, kind, way, slot).WriteAsync(ct);
        return Of(token);
    }

    public async Task<RatingInvitation?> FindAsync(string seed, CancellationToken ct)
    {
        var token = TokenOf(seed);
        var hash = Hash(token);
        var found = await db.Set<SurveyInvitation>().AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        return found is null || found.IsSpent || found.IsOver(clock.Now()) ? null : Of(token);
    }

    private RatingInvitation Of(string token) => new(token, new Uri(site.Value.PublicUrl, $"/rate/{token}"), SurveyChat.InvitationTap(token));

    // Another text than the seed itself, which may be known elsewhere for another purpose; as many bits as its letters hold.
    private static string TokenOf(string seed) => string.Create(TokenLength, new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes("invitation:" + seed)), isUnsigned: true), static (letters, rest) =>
    {
        for (var i = 0; i < letters.Length; i++, rest /= Alphabet.Length) letters[i] = Alphabet[(int)(rest % Alphabet.Length)];
    });

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
