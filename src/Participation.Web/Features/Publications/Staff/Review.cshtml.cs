using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

[Needs(Permission.ApprovePublications)]
public sealed class ReviewModel(ParticipationContext db, ReviewPublication review) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, StringLength(Publication.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid CorrectionId { get; set; }

    public Publication Publication { get; private set; } = null!;
    public bool IsOwn { get; private set; }
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    private string Back => $"/staff/publications/{Number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken ct) =>
        await AnswerAsync(await review.ApproveAsync(Number, Seen, User.Doer(), ct), "อนุมัติแล้ว เจ้าหน้าที่ประชาสัมพันธ์จะกดเผยแพร่", _ => Back, ct);

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct) =>
        await WithReasonAsync("กรุณาบอกว่าต้องแก้อะไร", reason => review.ReturnAsync(Number, Seen, reason, User.Doer(), ct), "ส่งกลับให้แก้แล้ว", ct);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) =>
        await WithReasonAsync("กรุณาบอกเหตุผลที่ถอน ประชาชนจะเห็นเหตุผลนี้", reason => review.WithdrawAsync(Number, Seen, reason, User.Doer(), ct), "ถอนประกาศแล้ว", ct);

    public async Task<IActionResult> OnPostCorrectionAsync(CancellationToken ct) =>
        await AnswerAsync(await review.ApproveCorrectionAsync(Number, CorrectionId, User.Doer(), ct), "อนุมัติคำแก้ไขแล้ว แสดงข้างเนื้อความแล้ว", _ => Back, ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPublicationAsync(Number, ct) is not { } publication) return NotFound();
        Publication = publication;
        var account = User.AccountId();
        IsOwn = await db.Set<PublicationAuthor>().AnyAsync(a => a.PublicationId == publication.Id && a.AccountId == account, ct);
        Corrections = await db.CorrectionsOfAsync(publication.Id, ct);
        return null;
    }

    private async Task<IActionResult> WithReasonAsync(string ask, Func<string, Task<EditOutcome>> decide, string done, CancellationToken ct)
    {
        if (Reason is null) ModelState.AddModelError(nameof(Reason), ask);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await decide(Reason!), done, _ => Back, ct);
    }
}
