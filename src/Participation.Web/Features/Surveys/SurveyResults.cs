using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public sealed record PointResult(string Code, string Name, bool IsOpen, Satisfaction Satisfaction);

public sealed record CommentLine(Guid Id, DateTime HourSlot, Rating? Rating, string? PointName, CommentKind Kind, string Text);

/// <summary>Where a page of comments begins: after this one, going back in time.</summary>
public sealed record CommentCursor(DateTime HourSlot, Guid Id)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{HourSlot:yyyyMMddHH}-{Id:N}");

    public static CommentCursor? TryParse(string? text) =>
        text?.Split('-') is [var slot, var id]
        && DateTime.TryParseExact(slot, "yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal, out var hour)
        && Guid.TryParseExact(id, "N", out var answer)
            ? new CommentCursor(hour, answer)
            : null;
}

/// <summary>Reads figures and comments. Two queries for the figures, however many points and answers there are.</summary>
public sealed class SurveyResults(ParticipationContext db, TimeProvider clock)
{
    public const int CommentsPerPage = 30;

    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    /// <summary>Every point with its answers since the first day of the period; points without answers too.</summary>
    public async Task<IReadOnlyList<PointResult>> ByPointAsync(ResultsPeriod period, CancellationToken ct)
    {
        var grain = period == ResultsPeriod.FiscalYear ? Grain.FiscalYear : period == ResultsPeriod.Month ? Grain.Month : Grain.Day;
        var from = period.FirstDay(Today);
        var rows = await db.Set<SatisfactionRollUp>()
            .Where(r => r.Grain == grain && r.From >= from && !r.IsExcluded && db.Set<Survey>().Any(s => s.Id == r.SurveyId && s.Slug == PresetSurveys.ServiceSlug))
            .GroupBy(r => r.ServicePointId)
            .Select(g => new { g.Key, Least = g.Sum(r => r.Least), Little = g.Sum(r => r.Little), Medium = g.Sum(r => r.Medium), Much = g.Sum(r => r.Much), Most = g.Sum(r => r.Most) })
            .ToDictionaryAsync(r => r.Key, r => new Satisfaction(r.Least, r.Little, r.Medium, r.Much, r.Most), ct);
        var points = await db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct);
        return points
            .Select(p => new PointResult(p.Code, p.Name, p.IsOpen, rows.GetValueOrDefault(p.Id, Satisfaction.None)))
            .Where(p => p.IsOpen || p.Satisfaction.Count > 0)
            .ToList();
    }

    public async Task<(IReadOnlyList<CommentLine> Lines, CommentCursor? Next)> CommentsAsync(Guid? pointId, CommentCursor? before, CancellationToken ct)
    {
        var comments = db.Set<SurveyComment>().AsNoTracking();
        if (pointId is { } only) comments = comments.Where(c => c.ServicePointId == only);
        if (before is not null) comments = comments.Where(c => c.HourSlot < before.HourSlot || (c.HourSlot == before.HourSlot && c.Id < before.Id));
        var lines = await comments
            .OrderByDescending(c => c.HourSlot).ThenByDescending(c => c.Id)
            .Take(CommentsPerPage + 1)
            .Select(c => new CommentLine(
                c.Id, c.HourSlot, db.Set<SurveyAnswer>().Where(a => a.Id == c.AnswerId).Select(a => a.Rating).SingleOrDefault(),
                db.Set<ServicePoint>().Where(p => p.Id == c.ServicePointId).Select(p => p.Name).SingleOrDefault(), c.Kind, c.Text))
            .ToListAsync(ct);
        var next = lines.Count > CommentsPerPage ? new CommentCursor(lines[CommentsPerPage - 1].HourSlot, lines[CommentsPerPage - 1].Id) : null;
        return (lines.Take(CommentsPerPage).ToList(), next);
    }
}
