using Microsoft.AspNetCore.Mvc;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>
/// Whom a publication would reach in LINE and what it costs, before anything leaves. Choosing villages is a question (GET), so that
/// the price is seen; sending is the answer to exactly that price.
/// </summary>
[Needs(Permission.WritePublications)]
public sealed class SendModel(ParticipationContext db, PlanSending plan, BeginSending begin, TellAtNextReply tell, IEnumerable<IPublishedSources> sources, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    /// <summary>all or villages; empty while nothing is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<Guid> Villages { get; set; } = [];

    [BindProperty]
    public int Price { get; set; }

    public Publication Publication { get; private set; } = null!;
    public SendingPlan Plan { get; private set; } = null!;
    public IReadOnlyList<(Sending Sending, MulticastProgress Progress)> Sendings { get; private set; } = [];
    public FreeTelling? Telling { get; private set; }
    public bool IsChosen => To == "all" || (To == "villages" && Villages.Count > 0);

    /// <summary>The share of what is chosen that each village has.</summary>
    public IEnumerable<VillageShare> Chosen => Plan.Villages.Where(v => Villages.Contains(v.Id));

    private IReadOnlyCollection<Guid>? Audience => To == "all" ? null : To == "villages" ? Villages : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (To is null && Villages.Count == 0 && await db.FindPublicationAsync(Number, ct) is { } publication && await sources.ActiveVillagesAsync(db, publication, ct) is { Count: > 0 } spokenTo)
            (To, Villages) = ("villages", [.. spokenTo]);
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct) =>
        await AnswerAsync(await begin.RunAsync(Number, new SendingOrder(Audience, Price), User.Doer(), ct), "เริ่มส่งแล้ว", ordinal => $"/staff/publications/{Number}/sendings/{ordinal}", ct);

    public async Task<IActionResult> OnPostTellAsync(CancellationToken ct) =>
        await AnswerAsync(await tell.RunAsync(Number, Audience, User.Doer(), ct), $"ใครทักมาใน {TellAtNextReply.Days} วันนี้จะได้รับข่าวนี้พร้อมคำตอบ ไม่เสียข้อความ", _ => $"/staff/publications/{Number}/send", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPublicationAsync(Number, ct) is not { } publication || !publication.Kind.Rule().ForPublic) return NotFound();
        Publication = publication;
        Plan = await plan.RunAsync(publication, Audience, ct);
        Sendings = await plan.SendingsAsync(publication.Id, ct);
        Telling = await db.Set<FreeTelling>().FindAsync([publication.Id], ct) is { } telling && telling.Until > clock.Now() ? telling : null;
        return null;
    }
}
