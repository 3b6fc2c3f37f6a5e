using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.HandleComments)]
public sealed class NoteEditModel(ParticipationContext db, SaveSaidAndDone save) : NotePage(db, save)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public Guid Id { get; set; }

    public SaidAndDone Note { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Said, Done, Since, PointId, Seen) = (Note.Said, Note.Done, ThaiDate.Show(Note.Since), Note.ServicePointId, Note.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveAsync(Id, ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.Set<SaidAndDone>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == Id, ct) is not { } note) return NotFound();
        Note = note;
        return await base.LoadAsync(ct);
    }
}
