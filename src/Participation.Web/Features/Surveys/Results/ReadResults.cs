using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Reads the results of one form. The number of queries is the same however many answers, points and services there are.</summary>
public sealed class ReadResults(ParticipationContext db, SurveyFigures figures, TimeProvider clock)
{
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    /// <summary>Null where the address names what there is not.</summary>
    public async Task<ResultsSheet?> RunAsync(string slug, ResultsAddress address, CancellationToken ct)
    {
        var today = Today;
        if (address.PeriodOn(today) is not { } period || await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, ct) is not { } survey) return null;
        var places = await OfficePlaces.ReadAsync(db, ct);
        if (places.Scope(survey.Id, period, address) is not { } scope) return null;
        var versions = await db.Set<SurveyVersion>().AsNoTracking().Where(v => v.SurveyId == survey.Id).OrderBy(v => v.Number).ToListAsync(ct);
        var contents = versions.Select(v => v.Read()).ToList();
        var cells = await figures.ReadAsync(scope, ct);
        return new ResultsSheet
        {
            Survey = survey,
            Period = period,
            Today = today,
            Address = address,
            Places = places,
            Scope = scope,
            Cells = cells,
            Before = (await figures.ReadAsync(scope with { Period = period.Previous }, ct)).Total,
            Steps = await figures.StepsAsync(scope, ct),
            Hours = await figures.HoursAsync(scope, ct),
            Villages = contents.Any(c => c.AsksVillage) ? await VillagesAsync(scope, ct) : [],
            Questions = Questions(contents, await figures.ChoicesAsync(scope, ct)),
            Fees = await figures.FeesAsync(scope, ct),
            AsksFee = contents.Any(c => c.Questions.Any(q => q.Role == QuestionRole.FeeAsked)),
            Refusals = await figures.RefusalsAsync(scope, ct),
            Served = await figures.ServedAsync(period, ct),
            Target = (await db.TargetsAsync(period.FiscalYear, survey, ct)).Line(),
        };
    }

    private async Task<IReadOnlyList<(string, Figure)>> VillagesAsync(FigureScope scope, CancellationToken ct)
    {
        var counted = await figures.VillagesAsync(scope, ct);
        var lines = new List<(string, Figure)>();
        foreach (var village in await db.Set<Village>().AsNoTracking().OrderBy(v => v.Label).ThenBy(v => v.Number).ToListAsync(ct))
        {
            var figure = Figure.Sum(counted.Where(c => c.VillageId == village.Id).Select(c => c.Figure));
            if (village.IsActive || !figure.IsEmpty) lines.Add((village.FullName(), figure));
        }
        Add("ในเขต ไม่บอกหมู่บ้าน", counted.Where(c => c.Residence == Residence.Inside && c.VillageId == Guid.Empty));
        Add("นอกเขต", counted.Where(c => c.Residence == Residence.Outside));
        return lines;

        void Add(string name, IEnumerable<VillageFigure> figures)
        {
            var sum = Figure.Sum(figures.Select(f => f.Figure));
            if (!sum.IsEmpty) lines.Add((name, sum));
        }
    }

    private static IReadOnlyList<(Question, IReadOnlyList<ChoiceFigure>)> Questions(List<SurveyContent> versions, IReadOnlyList<ChoiceFigure> choices)
    {
        var given = choices.ToLookup(c => c.Question);
        // In the order of the latest version; what only older ones asked comes after.
        var questions = Enumerable.Reverse(versions).SelectMany(v => v.Further).Where(q => q.Role == QuestionRole.Ordinary).DistinctBy(q => q.Key);
        return [.. questions.Where(q => given.Contains(q.Key)).Select(q => (Latest(q, versions), (IReadOnlyList<ChoiceFigure>)[.. given[q.Key]]))];
    }

    // A choice that was dropped from the form keeps its words in the results.
    private static Question Latest(Question question, List<SurveyContent> versions) => question with
    {
        Choices = [.. question.Choices.Concat(Enumerable.Reverse(versions).Select(v => v.Find(question.Key)).OfType<Question>().SelectMany(q => q.Choices)).DistinctBy(c => c.Value)],
    };
}
