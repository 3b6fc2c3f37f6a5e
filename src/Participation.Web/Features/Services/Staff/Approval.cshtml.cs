using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services.Staff;

/// <summary>The draft as citizens would read it, for whoever approves it or gives it back.</summary>
[Needs(Permission.ApproveManuals, Record = typeof(ServicePlace))]
public sealed class ApprovalModel(ParticipationContext db, PublishManual publish, ReturnManual giveBack, CurrentAgency agency, CurrentStaff staff) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, StringLength(ServiceManual.MaxReason, ErrorMessage = "ข้อความยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    public ServiceKind Kind { get; private set; } = null!;

    /// <summary>Null when nothing waits.</summary>
    public ServiceManual? Draft { get; private set; }

    public ManualContent Text { get; private set; } = new();
    public int? Published { get; private set; }
    public bool IsOwnText { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken ct)
    {
        ModelState.Clear();
        var outcome = await publish.RunAsync(Number, Seen, User.Actor(), ct);
        return await outcome.Match(
            published =>
            {
                TempData["Done"] = $"อนุมัติแล้ว เผยแพร่คู่มือฉบับที่ {published.Edition} ให้ประชาชนอ่านแล้ว";
                return Task.FromResult<IActionResult>(LocalRedirect("/staff/services?show=waiting"));
            },
            ownText => WrongAsync(ApprovalWords.OwnText, ct),
            changedMeanwhile => WrongAsync("ร่างนี้เปลี่ยนไประหว่างที่ท่านอ่าน กรุณาอ่านอีกครั้งก่อนอนุมัติ", ct),
            noDraft => WrongAsync("ไม่มีร่างรออนุมัติแล้ว", ct));
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct)
    {
        if (Reason is null) ModelState.AddModelError(nameof(Reason), "กรุณาบอกว่าให้แก้ตรงไหน");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await giveBack.RunAsync(Number, Reason!, Seen, User.Actor(), ct), "ส่งกลับให้ผู้เขียนแก้ไขแล้ว", _ => "/staff/services?show=waiting", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindServiceKindAsync(Number, ct) is not { } kind) return NotFound();
        Kind = kind;
        Draft = await db.Set<ServiceManual>().AsNoTracking().SingleOrDefaultAsync(m => m.ServiceKindId == kind.Id && m.State == ManualState.Draft && m.SubmittedAt != null, ct);
        Published = await db.Set<ServiceManual>().Where(m => m.ServiceKindId == kind.Id && m.State == ManualState.Published).Select(m => (int?)m.Edition).SingleOrDefaultAsync(ct);
        if (Draft is null) return null;
        Text = Draft.Read().With((await agency.VocabularyAsync(ct)).Fill);
        IsOwnText = await db.WroteAsync(Draft.Id, staff.AccountId, ct);
        return null;
    }

    private Task<IActionResult> WrongAsync(string words, CancellationToken ct)
    {
        ModelState.AddModelError("", words);
        return RedisplayAsync(ct);
    }
}
