using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys;

public sealed record CommentLine(
    Guid Id, DateTime HourSlot, Rating? Rating, string? PointName, string SurveyName, CommentKind Kind, CommentStatus Status, string? UnitName, string Text, IReadOnlyList<string> Tags);

/// <summary>Which comments; all of it stands in the address.</summary>
public sealed record CommentFilter(Guid? SurveyId, Guid? PointId, CommentStatus? Status, CommentKind? Kind, Guid? UnitId, string? Tag);

/// <summary>Where a page of comments begins: after this one, going back in time.</summary>
public sealed record CommentCursor(DateTime HourSlot, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{HourSlot:yyyyMMddHH}-{Id:N}");

    public static CommentCursor? TryParse(string? text) =>
        text?.Split('-') is [var slot, var id]
        && DateTime.TryParseExact(slot, "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var hour)
        && Guid.TryParseExact(id, "N", out var comment)
            ? new CommentCursor(hour, comment)
            : null;
}

/// <summary>Reads comments from the newest backwards, page by page, none twice however many come meanwhile.</summary>
public sealed class ReadComments(ParticipationContext db)
{
    public const int PerPage = 30;

    private const int MostTags = 60;

    public async Task<(IReadOnlyList<CommentLine> Lines, CommentCursor? Next)> RunAsync(CommentFilter filter, CommentCursor? before, CancellationToken ct)
    {
        var comments = db.Set<SurveyComment>().AsNoTracking();
        if (filter.Tag is { } tag) comments = db.Set<CommentTag>().Where(t => t.Tag == tag).Join(comments, t => t.CommentId, c => c.Id, (t, c) => c);
        if (filter.SurveyId is { } survey) comments = comments.Where(c => c.SurveyId == survey);
        if (filter.PointId is { } point) comments = comments.Where(c => c.ServicePointId == point);
        if (filter.Status is { } status) comments = comments.Where(c => c.Status == status);
        if (filter.Kind is { } kind) comments = comments.Where(c => c.Kind == kind);
        if (filter.UnitId is { } unit) comments = comments.Where(c => c.UnitId == unit);
        if (before is not null) comments = comments.Where(c => c.HourSlot < before.HourSlot || (c.HourSlot == before.HourSlot && c.Id < before.Id));
        var rows = await comments
            .OrderByDescending(c => c.HourSlot).ThenByDescending(c => c.Id)
            .Take(PerPage + 1)
            .Select(c => new
            {
                Comment = c,
                Rating = db.Set<SurveyAnswer>().Where(a => a.Id == c.AnswerId).Select(a => a.Rating).SingleOrDefault(),
                Point = db.Set<ServicePoint>().Where(p => p.Id == c.ServicePointId).Select(p => p.Name).SingleOrDefault(),
                Survey = db.Set<Survey>().Where(s => s.Id == c.SurveyId).Select(s => s.Name).SingleOrDefault(),
                Unit = db.Set<Unit>().Where(u => u.Id == c.UnitId).Select(u => u.Name).SingleOrDefault(),
            })
            .ToListAsync(ct);
        var next = rows.Count > PerPage ? new CommentCursor(rows[PerPage - 1].Comment.HourSlot, rows[PerPage - 1].Comment.Id) : null;
        var shown = rows.Take(PerPage).ToList();
        var ids = shown.Select(r => r.Comment.Id).ToList();
        var tags = (await db.Set<CommentTag>().Where(t => ids.Contains(t.CommentId)).OrderBy(t => t.Tag).ToListAsync(ct)).ToLookup(t => t.CommentId, t => t.Tag);
        return ([.. shown.Select(r => new CommentLine(
            r.Comment.Id, r.Comment.HourSlot, r.Rating, r.Point, r.Survey ?? "", r.Comment.Kind, r.Comment.Status, r.Unit, r.Comment.Text, [.. tags[r.Comment.Id]]))], next);
    }

    /// <summary>The tags in use, to choose from.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(CancellationToken ct) =>
        await db.Set<CommentTag>().Select(t => t.Tag).Distinct().OrderBy(t => t).Take(MostTags).ToListAsync(ct);
}
