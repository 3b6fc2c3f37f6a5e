using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

/// <summary>Leaves one suggestion out of the report, with the reason that stands there instead, or takes it in again.</summary>
[Needs(Permission.AnswerEnquiries)]
public sealed class SuggestionPageModel(ParticipationContext db, HideSuggestion hide) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, StringLength(EnquiryVisit.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 200 ตัวอักษร")]
    public string? Reason { get; set; }

    public EnquiryVisit Visit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Seen = Visit.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostHideAsync(CancellationToken ct)
    {
        if (Reason is null) ModelState.AddModelError(nameof(Reason), "กรุณาเขียนเหตุผลที่ไม่แสดง เช่น มีชื่อบุคคล");
        return ModelState.IsValid ? await DoneAsync(Reason, ct) : await RedisplayAsync(ct);
    }

    public Task<IActionResult> OnPostShowAsync(CancellationToken ct) => DoneAsync(null, ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<EnquiryVisit>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == Id && v.Suggestion != "", ct) is not { } visit) return NotFound();
        Visit = visit;
        return null;
    }

    private async Task<IActionResult> DoneAsync(string? reason, CancellationToken ct) =>
        await AnswerAsync(await hide.RunAsync(Id, reason, Seen, User.Actor(), ct), reason is null ? "แสดงข้อเสนอแนะแล้ว" : "ซ่อนข้อเสนอแนะแล้ว", _ => "/staff/enquiries/report", ct);
}
