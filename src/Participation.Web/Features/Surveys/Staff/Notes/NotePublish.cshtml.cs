using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.PublishSaidAndDone)]
public sealed class NotePublishModel(ParticipationContext db, PublishSaidAndDone publish) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What the button said.</summary>
    [BindProperty]
    public bool Publish { get; set; }

    public SaidAndDone Note { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Seen = Note.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await publish.RunAsync(Id, Publish, Seen, User.Actor(), ct), Publish ? "เผยแพร่แล้ว" : "ถอนแล้ว ประชาชนไม่เห็นเรื่องนี้", _ => "/staff/surveys/notes", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<SaidAndDone>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == Id, ct) is not { } note) return NotFound();
        Note = note;
        return null;
    }
}
