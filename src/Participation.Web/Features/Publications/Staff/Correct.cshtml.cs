using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

[Needs(Permission.WritePublications)]
public sealed class CorrectModel(ParticipationContext db, QuestionList questions, CorrectPublication correct) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาบอกว่าอะไรผิด และที่ถูกคืออะไร"), StringLength(Correction.MaxText, ErrorMessage = "คำแก้ไขยาวเกิน 1,000 ตัวอักษร")]
    public string? Text { get; set; }

    /// <summary>The report of an error that led here.</summary>
    [FromQuery(Name = "question")]
    public Guid? Question { get; set; }

    public QuestionLine? Report { get; private set; }
    public Publication Publication { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await correct.RunAsync(Number, Text!, Question, User.Doer(), ct), "ส่งคำแก้ไขให้ผู้อนุมัติแล้ว", _ => $"/staff/publications/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPublicationAsync(Number, ct) is not { } publication) return NotFound();
        Publication = publication;
        if (Question is { } report && ((Report = await questions.FindAsync(report, ct)) is null || Report.Question.PublicationId != publication.Id)) return NotFound();
        return null;
    }
}
