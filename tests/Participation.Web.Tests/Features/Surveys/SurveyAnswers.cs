using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>Answers as they come in, through the one action that every way in ends at.</summary>
internal static class SurveyAnswers
{
    /// <summary>Friday 20 November 2569, 09.00, the hour of the test clock.</summary>
    public static readonly DateTime Today = new(2026, 11, 20, 9, 0, 0);

    public static async Task<Service> OfficeAsync(Database database, params string[] furtherCodes)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service, furtherCodes);
        return service;
    }

    public static Task GiveAsync(this Service service, string? code, DateTime bangkok, params int[] ratings) => service.GiveAsync(code, bangkok, WayIn.Link, ratings);

    /// <summary>Ways in that are paced get a device of their own each, unless one is named.</summary>
    public static async Task GiveAsync(this Service service, string? code, DateTime bangkok, WayIn way, int[] ratings, Guid? device = null, string slug = PresetSurveys.ServiceSlug, Func<int, AnswerSheet, AnswerSheet>? more = null)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var keep = scope.ServiceProvider.GetRequiredService<KeepAnswer>();
        var survey = (await db.FindSurveyAsync(slug, CancellationToken.None))!;
        var point = await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Code == code);
        await db.WriteAsync(async write =>
        {
            foreach (var (rating, n) in ratings.Select((r, n) => (r, n)))
            {
                var sheet = new AnswerSheet { Rating = (Rating)rating };
                await keep.RunAsync(new GivenAnswer
                {
                    Version = survey.Version,
                    ServicePointId = point?.Id,
                    WayIn = way,
                    OccurredAt = ThaiCalendar.ToUtc(bangkok).AddSeconds(n),
                    Sheet = more?.Invoke(n, sheet) ?? sheet,
                    DeviceId = device ?? Guid.CreateVersion7(),
                }, write);
            }
        }, CancellationToken.None);
    }

    public static async Task<T> UseAsync<TService, T>(this Service service, Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static Task<int> RecountAsync(this Service service) => service.UseAsync<RecountFigures, int>(r => r.RunAsync(null, CancellationToken.None));

    /// <summary>All the ready figures as lines of text, rows of nothing left out.</summary>
    public static Task<IReadOnlyList<string>> RollUpsAsync(this Service service) => service.ReadAsync<IReadOnlyList<string>>(async db =>
    {
        var lines = new List<string>();
        lines.AddRange((await db.Set<SatisfactionRollUp>().ToListAsync()).Where(r => r.Least + r.Little + r.Medium + r.Much + r.Most + r.Unrated + r.Marked + r.Offered != 0)
            .Select(r => FormattableString.Invariant($"satisfaction {r.SurveyId} {r.Grain} {r.From:yyyy-MM-dd} {r.ServicePointId} {r.ServiceKindId} {r.WayIn} {r.IsExcluded}: {r.Least} {r.Little} {r.Medium} {r.Much} {r.Most} {r.Unrated} {r.Marked} {r.Offered}")));
        lines.AddRange((await db.Set<HourRollUp>().ToListAsync()).Where(r => r.Least + r.Little + r.Medium + r.Much + r.Most != 0)
            .Select(r => FormattableString.Invariant($"hours {r.SurveyId} {r.Grain} {r.From:yyyy-MM-dd} {r.ServicePointId} {r.Weekday} {r.Hour} {r.IsExcluded}: {r.Least} {r.Little} {r.Medium} {r.Much} {r.Most}")));
        lines.AddRange((await db.Set<VillageRollUp>().ToListAsync()).Where(r => r.Least + r.Little + r.Medium + r.Much + r.Most + r.Unrated != 0)
            .Select(r => FormattableString.Invariant($"villages {r.SurveyId} {r.Grain} {r.From:yyyy-MM-dd} {r.VillageId} {r.Residence} {r.IsExcluded}: {r.Least} {r.Little} {r.Medium} {r.Much} {r.Most} {r.Unrated}")));
        lines.AddRange((await db.Set<ChoiceRollUp>().ToListAsync()).Where(r => r.Count != 0)
            .Select(r => FormattableString.Invariant($"choices {r.SurveyId} {r.Grain} {r.From:yyyy-MM-dd} {r.ServicePointId} {r.QuestionKey} {r.Value} {r.IsExcluded}: {r.Count}")));
        return [.. lines.Order(StringComparer.Ordinal)];
    });
}
