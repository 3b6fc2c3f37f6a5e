using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Citizen;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Paper;

/// <summary>The second reading, by another person who does not see the first.</summary>
[Needs(Permission.KeyInPaper)]
public sealed class SecondModel(ParticipationContext db, KeyInPaper paper, CountRefusal refusals) : AskPage(db, refusals)
{
    private const int MaxReason = 200;

    private readonly ParticipationContext _db = db;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PaperSheet Sheet { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public bool IsMine { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (await ReadAsync(ct) is not ({ } sheet, _)) return await RedisplayAsync(ct);
        var outcome = await paper.SecondAsync(Number, sheet, User.AccountId(), User.Actor(), ct);
        return await outcome.Match(
            counted => Done($"แผ่นที่ {Number} ตรงกันแล้ว นับเป็นหนึ่งคำตอบ"),
            different =>
            {
                foreach (var key in different.Questions)
                    if (Ask.Content.Find(key) is { } question) ModelState.AddModelError(ReadSheet.Field(question), $"ไม่ตรงกับคนแรก: {question.Text} ดูกระดาษอีกครั้ง");
                return RedisplayAsync(ct);
            },
            samePerson =>
            {
                ModelState.AddModelError("", "ท่านเป็นคนบันทึกครั้งแรก กรุณาให้อีกคนบันทึกซ้ำ");
                return RedisplayAsync(ct);
            },
            notWaiting => Done($"แผ่นที่ {Number} บันทึกเสร็จไปแล้ว"));
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Reason is not { Length: <= MaxReason }) ModelState.AddModelError(nameof(Reason), $"กรุณาใส่เหตุผล ไม่เกิน {MaxReason} ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        await paper.DropAsync(Number, Reason!, User.Actor(), ct);
        return await Done($"ไม่นับแผ่นที่ {Number} แล้ว");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.Set<PaperSheet>().AsNoTracking().SingleOrDefaultAsync(s => s.Number == Number, ct) is not { State: PaperState.Waiting or PaperState.Differs } sheet) return NotFound();
        if (await _db.FindVersionAsync(sheet.SurveyVersionId, ct) is not { } survey) return NotFound();
        (Sheet, Name, IsMine) = (sheet, survey.Survey.Name, sheet.KeyedBy == User.AccountId());
        await PrepareAsync(survey, null, ct);
        return null;
    }

    private Task<IActionResult> Done(string words)
    {
        TempData["Done"] = words;
        return Task.FromResult<IActionResult>(LocalRedirect("/staff/surveys/paper"));
    }
}
