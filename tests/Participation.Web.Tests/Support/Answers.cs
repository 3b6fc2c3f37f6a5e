using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Persistence;

namespace Participation.Web.Tests.Support;

/// <summary>Answers as the service itself keeps and counts them, without the pages they come through.</summary>
public static class Answers
{
    public static async Task KeepAsync(this Service service, string code, DateTime bangkok, IReadOnlyList<int> ratings, WayIn way = WayIn.Web, string survey = PresetSurveys.ServiceSlug, Func<int, string>? words = null)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var keep = scope.ServiceProvider.GetRequiredService<KeepAnswer>();
        var form = await db.FindSurveyAsync(survey, CancellationToken.None) ?? throw new InvalidOperationException($"There is no form {survey}.");
        var point = await db.Set<ServicePoint>().Where(p => p.Code == code).Select(p => (Guid?)p.Id).SingleOrDefaultAsync();
        await db.WriteAsync(async ct =>
        {
            for (var n = 0; n < ratings.Count; n++)
            {
                await keep.RunAsync(new GivenAnswer
                {
                    Version = form.Version,
                    ServicePointId = point,
                    WayIn = way,
                    OccurredAt = Participation.Web.Platform.Time.ThaiCalendar.ToUtc(bangkok),
                    Sheet = new AnswerSheet { Rating = (Rating)ratings[n], Words = words is null ? [] : [(CommentKind.Remark, words(n))] },
                    // Each from a phone of its own: many people, not a burst.
                    DeviceId = Guid.CreateVersion7(),
                }, ct);
            }
        }, CancellationToken.None);
    }
}
