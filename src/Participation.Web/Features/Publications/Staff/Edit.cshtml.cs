using Microsoft.AspNetCore.Mvc;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

[Needs(Permission.WritePublications)]
public sealed class EditModel(ParticipationContext db, WritePublication write) : PublicationPage(db)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public int Number { get; set; }

    public Publication Publication { get; private set; } = null!;
    public override bool IsReport => Publication?.Document is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var p = Publication;
        (Kind, Title, Summary, Body, Source, LetterNumber, UnitId, Seen) = (p.Kind, p.Title, p.Summary, p.Body, p.Source, p.LetterNumber, p.UnitId, p.Version);
        LetterDate = p.LetterDate is { } day ? ThaiDate.Show(day) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (ReadText() is not { } text) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.RunAsync(Number, text, Seen, User.Doer(), ct), "บันทึกแล้ว", Address, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.FindPublicationAsync(Number, ct) is not { } publication) return NotFound();
        Publication = publication;
        await ReadChoicesAsync(ct);
        return null;
    }
}
