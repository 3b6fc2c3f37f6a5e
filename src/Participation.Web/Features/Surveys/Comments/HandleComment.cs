using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public sealed record CommentHandling(CommentStatus Status, IReadOnlyList<string> Tags, Guid? UnitId, string Note);

/// <summary>What the office does with a comment. The trail tells who did what and never what was written, by citizen or office.</summary>
public sealed class HandleComment(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid id, CommentHandling handling, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<SurveyComment>().SingleOrDefaultAsync(c => c.Id == id, write) is not { } comment) return new EditOutcome.Unknown();
        if (comment.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (handling.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit && (u.IsActive || u.Id == comment.UnitId), write))
            return new EditOutcome.Refused(nameof(handling.UnitId), "กรุณาเลือกหน่วยที่ยังใช้อยู่");
        var tags = await db.Set<CommentTag>().Where(t => t.CommentId == id).ToListAsync(write);
        var (before, noteBefore) = (Fields(comment, tags.Select(t => t.Tag)), comment.Note);
        (comment.Status, comment.UnitId, comment.Note) = (handling.Status, handling.UnitId, handling.Note);
        db.RemoveRange(tags.Where(t => !handling.Tags.Contains(t.Tag)));
        db.AddRange(handling.Tags.Except(tags.Select(t => t.Tag)).Select(t => new CommentTag { Tag = t, HourSlot = comment.HourSlot, CommentId = id }));
        var changes = new Dictionary<string, AuditChange>(Fields(comment, handling.Tags).ChangesSince(before));
        if (comment.Note != noteBefore) changes["note"] = new AuditChange(null, "changed");
        if (changes.Count == 0) return new EditOutcome.Saved();
        comment.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "comment.handled", $"comment:{id:N}", changes));
        return new EditOutcome.Saved();
    }, ct);

    private static Dictionary<string, string> Fields(SurveyComment comment, IEnumerable<string> tags) => new()
    {
        ["status"] = comment.Status.ToString(),
        ["unit"] = comment.UnitId?.ToString("N") ?? "",
        ["tags"] = string.Join(", ", tags.Order(StringComparer.Ordinal)),
    };
}
