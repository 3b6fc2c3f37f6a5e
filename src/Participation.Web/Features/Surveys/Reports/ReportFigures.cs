using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>A row of figures: what counts, and how many answers were left out with a reason.</summary>
public sealed record ReportRow(string Name, Satisfaction Kept, int Excluded, Satisfaction Before)
{
    /// <summary>The service point's; null for other rows.</summary>
    public Guid? Id { get; init; }

    public string Unit { get; init; } = "";
}

/// <summary>How one further question was answered; only those from 1 to 5.</summary>
public sealed record ReportAspect(string Text, Satisfaction Kept);

/// <summary>How often a reason was tapped by those who were not content.</summary>
public sealed record ReportReason(string Text, int Count);

/// <summary>Figures as they stood when a report was made. Only counts: nothing in it leads to a person.</summary>
public sealed record ReportFigures
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    public required Guid SurveyId { get; init; }
    public required string SurveyName { get; init; }
    public required Satisfaction Total { get; init; }
    public required Satisfaction Before { get; init; }

    /// <summary>Of all answers, also those without a headline; what arrives later is the difference to it.</summary>
    public required int Answers { get; init; }

    public required int Excluded { get; init; }
    public required int Offered { get; init; }
    public required int Invited { get; init; }
    public int? Served { get; init; }
    public IReadOnlyList<ReportRow> Points { get; init; } = [];
    public IReadOnlyList<ReportRow> Ways { get; init; } = [];
    public IReadOnlyList<ReportRow> Steps { get; init; } = [];
    public IReadOnlyList<ReportAspect> Aspects { get; init; } = [];
    public IReadOnlyList<ReportReason> Reasons { get; init; } = [];
    public int Problems { get; init; }
    public int Suggestions { get; init; }

    /// <summary>The agency's other forms; never added to this one.</summary>
    public IReadOnlyList<ReportRow> Others { get; init; } = [];

    /// <summary>What the form was to reach when the report was made; null where it had no such target.</summary>
    public StandingTarget? Target { get; init; }

    public TargetLine? Line => Target is null ? null : new TargetLine(Target);

    public decimal? ResponseRate => Offered == 0 ? null : Invited * 100m / Offered;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ReportFigures Read(string json) => JsonSerializer.Deserialize<ReportFigures>(json, Json) ?? throw new JsonException("The figures are empty.");
}

/// <summary>Reads the figures of one report, of a point or of the whole agency.</summary>
public sealed class ReadReportFigures(ParticipationContext db, SurveyFigures figures)
{
    public async Task<ReportFigures> RunAsync(PublishedSurvey survey, FigurePeriod period, ServicePoint? point, CancellationToken ct)
    {
        var scope = new FigureScope(survey.Survey.Id, period) { Points = point is null ? null : [point.Id] };
        var before = scope with { Period = period.Previous };
        var (now, last) = (await figures.ReadAsync(scope, ct), await figures.ReadAsync(before, ct));
        var total = now.Total;
        var (from, to) = (ThaiCalendar.StartOf(period.From), ThaiCalendar.StartOf(period.To.AddDays(1)));
        var comments = db.Set<SurveyComment>().Where(c => c.SurveyId == survey.Survey.Id && c.HourSlot >= from && c.HourSlot < to);
        if (point is not null) comments = comments.Where(c => c.ServicePointId == point.Id);
        var kinds = (await comments.GroupBy(c => c.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(c => c.Key, c => c.Count);
        var choices = await figures.ChoicesAsync(scope, ct);
        var served = await figures.ServedAsync(period, ct);
        return new ReportFigures
        {
            SurveyId = survey.Survey.Id,
            SurveyName = survey.Survey.Name,
            Total = total.Kept.Satisfaction,
            Before = last.Total.Kept.Satisfaction,
            Answers = total.All.Answers,
            Excluded = total.Excluded.Answers,
            Offered = total.Kept.Offered,
            Invited = total.Kept.Invited,
            Served = served is null ? null : point is null ? served.Values.Sum() : served.GetValueOrDefault(point.Id),
            Points = point is null ? await PointsAsync(now, last, ct) : [],
            Ways = [.. WaysIn.All.Where(w => now.ByWay.ContainsKey(w)).Select(w => Row(w.Words(), now.ByWay[w], last.ByWay.GetValueOrDefault(w)))],
            Steps = [.. (await figures.StepsAsync(scope, ct)).Select(s => Row(NameOf(s.Step), s.Figure, null))],
            Aspects = [.. survey.Content.Further.Where(q => q.Kind.IsGraded()).Select(q => new ReportAspect(q.Text, Satisfaction.Of(choices.Where(c => c.Question == q.Key && Enum.IsDefined((Rating)c.Value)).Select(c => ((Rating)c.Value, c.Kept)))))],
            Reasons = [.. survey.Content.Further.Where(q => q is { Kind: QuestionKind.SeveralOf or QuestionKind.OneOf, When: not null })
                .SelectMany(q => q.Choices.Select(o => new ReportReason(o.Text, choices.Where(c => c.Question == q.Key && c.Value == o.Value).Sum(c => c.Kept)))).Where(r => r.Count > 0).OrderByDescending(r => r.Count)],
            Problems = kinds.GetValueOrDefault(CommentKind.Problem),
            Suggestions = kinds.GetValueOrDefault(CommentKind.Suggestion),
            Others = point is null ? await OthersAsync(survey.Survey.Id, period, ct) : [],
            Target = (await db.TargetsAsync(period.FiscalYear, survey.Survey, ct)).Line()?.Target,
        };
    }

    /// <summary>Answers of the period as they are counted now, and how many of them are left out.</summary>
    public async Task<(int Answers, int Excluded)> NowAsync(SurveyReport report, Guid surveyId, CancellationToken ct)
    {
        var scope = new FigureScope(surveyId, FigurePeriod.Of(report.Kind.Period(), report.From)) { Points = report.ScopeId == Guid.Empty ? null : [report.ScopeId] };
        var total = (await figures.ReadAsync(scope, ct)).Total;
        return (total.All.Answers, total.Excluded.Answers);
    }

    private async Task<IReadOnlyList<ReportRow>> PointsAsync(FigureCells now, FigureCells last, CancellationToken ct)
    {
        var (these, those) = (now.ByPoint, last.ByPoint);
        var points = await (from point in db.Set<ServicePoint>().AsNoTracking()
                            join unit in db.Set<Unit>() on point.UnitId equals unit.Id into units
                            from unit in units.DefaultIfEmpty()
                            orderby point.Code
                            select new { point.Id, point.Code, point.Name, point.IsOpen, Unit = (string?)unit.Name }).ToListAsync(ct);
        // What came by the form's own link belongs to no point, and to the total.
        var rows = points.Where(p => p.IsOpen || these.ContainsKey(p.Id)).Select(p => Row($"{p.Code} {p.Name}", these.GetValueOrDefault(p.Id), those.GetValueOrDefault(p.Id)) with { Id = p.Id, Unit = p.Unit ?? "" }).ToList();
        if (these.TryGetValue(Guid.Empty, out var elsewhere) && !elsewhere.IsEmpty) rows.Add(Row("ไม่ได้มาที่จุดบริการ", elsewhere, those.GetValueOrDefault(Guid.Empty)));
        return rows;
    }

    private async Task<IReadOnlyList<ReportRow>> OthersAsync(Guid except, FigurePeriod period, CancellationToken ct)
    {
        var rows = new List<ReportRow>();
        foreach (var survey in await db.Set<Survey>().AsNoTracking().Where(s => s.Id != except && s.IsOpen && s.Audience == SurveyAudience.Citizens).OrderBy(s => s.SortOrder).ThenBy(s => s.Name).Take(50).ToListAsync(ct))
        {
            var scope = new FigureScope(survey.Id, period);
            rows.Add(Row(survey.Name, (await figures.ReadAsync(scope, ct)).Total, (await figures.ReadAsync(scope with { Period = period.Previous }, ct)).Total));
        }
        return rows;
    }

    private static ReportRow Row(string name, Figure? now, Figure? before) =>
        new(name, now?.Kept.Satisfaction ?? Satisfaction.None, now?.Excluded.Answers ?? 0, before?.Kept.Satisfaction ?? Satisfaction.None);

    private static string NameOf(FigurePeriod step) => step.Kind == PeriodKind.Day ? ThaiCalendar.ShortDate(step.From) : step.Name;
}
