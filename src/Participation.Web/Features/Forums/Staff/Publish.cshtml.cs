using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>The draft of an announcement in one step. For those who write publications.</summary>
[Needs(Permission.WritePublications)]
public sealed class PublishModel(ParticipationContext db, AnnounceInPublications announce, IPublishing publishing) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    public Forum Forum { get; private set; } = null!;
    public PublishingState? Publishing { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await announce.RunAsync(Number, User.AccountId(), User.Actor(), ct), "ทำร่างประกาศแล้ว ขั้นต่อไป ตรวจข้อความแล้วส่งขออนุมัติ", number => $"/staff/publications/{number}", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        (Forum, Publishing) = (forum, await publishing.FindAsync(AnnounceInPublications.SourceOf(forum), ct));
        return null;
    }
}
