using System.Security.Cryptography;
using System.Text.Json;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys.Kiosk;

/// <summary>
/// What a kiosk asks of a form: the headline by five faces, and at most one question that is answered by one tap. It is
/// asked whatever face was tapped: a question for the unhappy alone would show whoever looks on who they are.
/// </summary>
public sealed record KioskForm(SurveyVersion Version, Question Headline, Question? FollowUp)
{
    /// <summary>Null for a form of facts alone, and for one that is not for citizens.</summary>
    public static KioskForm? Of(PublishedSurvey? survey) =>
        survey is { Survey.Audience: SurveyAudience.Citizens, Content.Headline: { } headline }
            ? new KioskForm(survey.Version, headline, survey.Content.Questions.FirstOrDefault(IsOneTapForAll))
            : null;

    public static async Task<KioskForm?> OfPointAsync(ParticipationContext db, Guid pointId, CancellationToken ct) =>
        await db.SurveyOfPointAsync(pointId, ct) is { Survey.IsOpen: true } survey ? Of(survey) : null;

    /// <summary>Changes with everything the page on the tablet shows and runs, so that it knows when to fetch itself anew.</summary>
    public static string ShellOf(ServicePoint point, KioskForm? form) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { point.Name, point.Code, point.IsOpen, form = form?.Version.Id, program = typeof(KioskForm).Module.ModuleVersionId })).AsSpan(0, 8));

    private static bool IsOneTapForAll(Question question) =>
        question is { Role: QuestionRole.Ordinary, When: null, Kind: QuestionKind.Faces or QuestionKind.Scale or QuestionKind.YesNo or QuestionKind.OneOf };
}
