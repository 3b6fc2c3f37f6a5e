using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.HandleComments)]
public sealed class CommentModel(ParticipationContext db, HandleComment handle) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public CommentStatus Status { get; set; }

    /// <summary>Words with commas between them.</summary>
    [BindProperty]
    public string? Tags { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty, StringLength(SurveyComment.MaxNote, ErrorMessage = "บันทึกยาวเกิน 1,000 ตัวอักษร")]
    public string? Note { get; set; }

    public SurveyComment Comment { get; private set; } = null!;
    public Rating? Rating { get; private set; }
    public string? PointName { get; private set; }
    public IReadOnlyList<Choice> Statuses { get; } = [.. Enum.GetValues<CommentStatus>().Select(s => new Choice(s.ToString(), s.Words()))];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Status, UnitId, Note, Seen) = (Comment.Status, Comment.UnitId, Comment.Note, Comment.Version);
        Tags = string.Join(", ", await db.Set<CommentTag>().Where(t => t.CommentId == Id).OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var tags = (Tags ?? "").Split([',', '，', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (tags.Count > CommentTag.Most) ModelState.AddModelError(nameof(Tags), "ใส่ป้ายคำได้ไม่เกิน 5 คำ");
        if (tags.Exists(t => t.Length > CommentTag.MaxLength)) ModelState.AddModelError(nameof(Tags), "ป้ายคำหนึ่งยาวได้ไม่เกิน 40 ตัวอักษร คั่นแต่ละคำด้วยจุลภาค");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await handle.RunAsync(Id, new CommentHandling(Status, tags, UnitId, Note ?? ""), Seen, User.Actor(), ct), "บันทึกแล้ว", _ => $"/staff/surveys/comments/{Id}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<SurveyComment>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, ct) is not { } comment) return NotFound();
        Comment = comment;
        Rating = await db.Set<SurveyAnswer>().Where(a => a.Id == comment.AnswerId).Select(a => a.Rating).SingleOrDefaultAsync(ct);
        PointName = await db.Set<ServicePoint>().Where(p => p.Id == comment.ServicePointId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        Units = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive || u.Unit.Id == comment.UnitId).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        return null;
    }
}
