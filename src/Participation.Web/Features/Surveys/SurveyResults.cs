using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public sealed record PointResult(string Code, string Name, bool IsOpen, Satisfaction Satisfaction);

public sealed record CommentLine(Guid AnswerId, DateTime HourSlot, Rating Rating, string PointName, string Text);

/// <summary>Where a page of comments begins: after this one, going back in time.</summary>
public sealed record CommentCursor(DateTime HourSlot, Guid AnswerId)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{HourSlot:yyyyMMddHH}-{AnswerId:N}");

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
        var from = ThaiCalendar.StartOf(period.FirstDay(Today));
        // Joined from the points, so that each engine looks up one range of the covering index per point and reads no row.
        var counts = await db.Set<ServicePoint>()
            .Join(db.Set<SurveyAnswer>().Where(a => a.HourSlot >= from), p => p.Id, a => a.ServicePointId, (p, a) => new { a.ServicePointId, a.Rating })
            .GroupBy(a => new { a.ServicePointId, a.Rating })
            .Select(g => new { g.Key.ServicePointId, g.Key.Rating, Count = g.Count() })
            .ToListAsync(ct);
        var byPoint = counts.ToLookup(c => c.ServicePointId, c => (c.Rating, c.Count));
        var points = await db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct);
        return points
            .Select(p => new PointResult(p.Code, p.Name, p.IsOpen, Satisfaction.Of(byPoint[p.Id])))
            .Where(p => p.IsOpen || p.Satisfaction.Count > 0)
            .ToList();
    }

    public async Task<(IReadOnlyList<CommentLine> Lines, CommentCursor? Next)> CommentsAsync(Guid? pointId, CommentCursor? before, CancellationToken ct)
    {
        var answers = db.Set<SurveyAnswer>().AsNoTracking();
        if (pointId is { } only) answers = answers.Where(a => a.ServicePointId == only);
        if (before is not null) answers = answers.Where(a => a.HourSlot < before.HourSlot || (a.HourSlot == before.HourSlot && a.Id < before.AnswerId));
        var lines = await answers
            .Join(db.Set<SurveyComment>(), a => a.Id, c => c.AnswerId, (a, c) => new { a, c.Text })
            .Join(db.Set<ServicePoint>(), x => x.a.ServicePointId, p => p.Id, (x, p) => new { x.a, x.Text, p.Name })
            .OrderByDescending(x => x.a.HourSlot).ThenByDescending(x => x.a.Id)
            .Take(CommentsPerPage + 1)
            .Select(x => new CommentLine(x.a.Id, x.a.HourSlot, x.a.Rating, x.Name, x.Text))
            .ToListAsync(ct);
        var next = lines.Count > CommentsPerPage ? new CommentCursor(lines[CommentsPerPage - 1].HourSlot, lines[CommentsPerPage - 1].AnswerId) : null;
        return (lines.Take(CommentsPerPage).ToList(), next);
    }
}
