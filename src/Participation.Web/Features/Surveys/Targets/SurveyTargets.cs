using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Which targets stand for a form in a fiscal year: what the agency set, else what the plans say.</summary>
public static class SurveyTargets
{
    /// <summary>The plans ask for it of each of the five measures apart.</summary>
    public const int PresetShare = 8_000;

    private static readonly Measure[] HasPreset = [Measure.ServiceQuality, Measure.Queue, Measure.InformationCentre, Measure.Disclosure, Measure.ComplaintHandling];

    /// <summary>In the order they are shown.</summary>
    public static async Task<ILookup<Guid, StandingTarget>> TargetsAsync(this ParticipationContext db, int fiscalYear, IReadOnlyCollection<Survey> surveys, CancellationToken ct)
    {
        var ids = surveys.Select(s => s.Id).ToList();
        var rows = await db.Set<SurveyTarget>().AsNoTracking().Where(t => t.FiscalYear == fiscalYear && ids.Contains(t.SurveyId)).ToListAsync(ct);
        return surveys.SelectMany(s => Standing(s, rows.Where(r => r.SurveyId == s.Id)).Select(t => (s.Id, Target: t))).ToLookup(t => t.Id, t => t.Target);
    }

    public static async Task<IReadOnlyList<StandingTarget>> TargetsAsync(this ParticipationContext db, int fiscalYear, Survey survey, CancellationToken ct) =>
        [.. (await db.TargetsAsync(fiscalYear, [survey], ct))[survey.Id]];

    public static IEnumerable<StandingTarget> Standing(Survey survey, IEnumerable<SurveyTarget> rows)
    {
        var set = rows.ToDictionary(r => r.Kind);
        foreach (var kind in TargetKinds.All)
        {
            if (set.TryGetValue(kind, out var row))
            {
                if (row.IsSet) yield return new StandingTarget(kind, row.Value);
            }
            else if (Preset(survey, kind) is { } preset)
            {
                yield return preset;
            }
        }
    }

    public static StandingTarget? Preset(Survey survey, TargetKind kind) => kind switch
    {
        TargetKind.ShareAtLeast when HasPreset.Contains(survey.Measure) => new(kind, PresetShare),
        TargetKind.People when survey.IsPreset && PresetSurveys.All.FirstOrDefault(p => p.Slug == survey.Slug)?.PeopleToReach is { } people => new(kind, people),
        _ => null,
    };

    /// <summary>The target that is drawn as a line and that a title speaks of; null where there is none.</summary>
    public static TargetLine? Line(this IEnumerable<StandingTarget> targets) =>
        targets.Where(t => t.Kind is TargetKind.ShareAtLeast or TargetKind.MeanAtLeast).OrderBy(t => t.Kind).Select(t => new TargetLine(t)).FirstOrDefault();
}

/// <summary>A target that any group of answers can be held against, whatever the period.</summary>
public sealed record TargetLine(StandingTarget Target)
{
    public bool IsShare => Target.Kind == TargetKind.ShareAtLeast;
    public decimal Percent => (Target.Value ?? 0) / 100m;

    /// <summary>80 or 82.5</summary>
    public string Shown => Percent.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    public decimal? Of(Satisfaction satisfaction) => IsShare ? satisfaction.Share : satisfaction.MeanScore;

    /// <summary>Null without answers.</summary>
    public bool? Passes(Satisfaction satisfaction) => satisfaction.Count == 0 ? null
        : TargetJudgement.Judge(Target, Tally.None with { Satisfaction = satisfaction }, Tally.None, new YearProgress(HasBegun: true, IsOver: false)) == TargetState.Met;
}

/// <summary>One target with how it stands, as pages, the home page and reports show it.</summary>
public sealed record JudgedTarget(Survey Survey, StandingTarget Target, TargetState State, Tally Year, Tally LastYear)
{
    /// <summary>What was reached, in the target's own measure.</summary>
    public string Reached => Target.Kind switch
    {
        TargetKind.People => Platform.Forms.WholeNumber.Show(Year.Answers),
        TargetKind.ShareAtLeast or TargetKind.ShareNotBelowLastYear or TargetKind.ShareIncrease => Satisfaction.Show(Year.Satisfaction.Share),
        TargetKind.MeanAtLeast or TargetKind.MeanNotBelowLastYear or TargetKind.MeanIncrease => Satisfaction.Show(Year.Satisfaction.MeanScore),
    };

    /// <summary>What it is held against.</summary>
    public string Wanted => Target.Kind switch
    {
        TargetKind.People => Platform.Forms.WholeNumber.Show(Target.Value ?? 0),
        TargetKind.ShareAtLeast or TargetKind.MeanAtLeast => new TargetLine(Target).Shown,
        TargetKind.ShareNotBelowLastYear or TargetKind.ShareIncrease => Satisfaction.Show(LastYear.Satisfaction.Share),
        TargetKind.MeanNotBelowLastYear or TargetKind.MeanIncrease => Satisfaction.Show(LastYear.Satisfaction.MeanScore),
    };
}

/// <summary>All forms of a fiscal year against their targets.</summary>
public sealed class JudgeTargets(ParticipationContext db, SurveyFigures figures, TimeProvider clock)
{
    public async Task<IReadOnlyList<JudgedTarget>> RunAsync(int fiscalYear, CancellationToken ct)
    {
        var year = FigurePeriod.OfFiscalYear(fiscalYear);
        var surveys = await db.Set<Survey>().AsNoTracking().OrderBy(s => s.SortOrder).ThenBy(s => s.Name).ToListAsync(ct);
        var targets = await db.TargetsAsync(fiscalYear, surveys, ct);
        var (now, before) = (await figures.TotalsAsync(year, ct), await figures.TotalsAsync(year.Previous, ct));
        var progress = YearProgress.Of(year, ThaiCalendar.Day(clock.Now()));
        return [.. from survey in surveys
                   let thisYear = now.GetValueOrDefault(survey.Id, Figure.None).Kept
                   let lastYear = before.GetValueOrDefault(survey.Id, Figure.None).Kept
                   from target in targets[survey.Id]
                   select new JudgedTarget(survey, target, TargetJudgement.Judge(target, thisYear, lastYear, progress), thisYear, lastYear)];
    }
}
