using Microsoft.AspNetCore.Mvc;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>The groups of the villages: what telling each costs, what became of it, and who has said that it was read out.</summary>
[Needs(Permission.WritePublications)]
public sealed class GroupsModel(ParticipationContext db, TellVillageGroups groups, PlanSending plan, QuietHours quiet, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public List<Guid> Villages { get; set; } = [];

    [BindProperty]
    public int Price { get; set; }

    public Publication Publication { get; private set; } = null!;
    public IReadOnlyList<GroupLine> Groups { get; private set; } = [];
    public SendingPlan Plan { get; private set; } = null!;
    public DateTime? QuietUntil { get; private set; }

    /// <summary>Members of the groups that can still be told.</summary>
    public int Members => Groups.Where(g => g.MayBeSent).Sum(g => g.Members ?? 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await groups.RunAsync(Number, Villages, Price, User.Doer(), ct), "ส่งเข้ากลุ่มแล้ว เมื่อมีคนในกลุ่มแตะ “ประกาศแล้ว” จะบันทึกเป็นหลักฐานเอง", _ => $"/staff/publications/{Number}/groups", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPublicationAsync(Number, ct) is not { } publication || !publication.Kind.Rule().ForPublic) return NotFound();
        Publication = publication;
        Groups = await groups.ListAsync(publication, ct);
        Plan = await plan.RunAsync(publication, [], ct);
        QuietUntil = await quiet.EndOfAsync(db, clock.Now(), ct);
        return null;
    }
}
