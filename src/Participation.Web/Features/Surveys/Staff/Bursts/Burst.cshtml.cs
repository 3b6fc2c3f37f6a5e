using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.ExcludeAnswers)]
public sealed class BurstModel(ReadBursts bursts, ExcludeMarked exclude) : EditPage
{
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "กรุณาใส่เหตุผล เช่น เด็กกดเล่นหน้าจอ"), StringLength(AnswerExclusion.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 300 ตัวอักษร")]
    public string? Reason { get; set; }

    /// <summary>What the button said; a page that is out of date must not do the opposite.</summary>
    [BindProperty]
    public bool Exclude { get; set; }

    public BurstLine Line { get; private set; } = null!;
    public IReadOnlyList<AnswerExclusion> Decisions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (BurstKey.TryParse(Key) is not { } key) return NotFound();
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await exclude.RunAsync(key, Exclude, Reason!, User.Actor(), ct), Exclude ? "ตัดคำตอบช่วงนี้ออกจากผลแล้ว" : "นำคำตอบช่วงนี้กลับมานับแล้ว", _ => $"/staff/surveys/bursts/{key}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (BurstKey.TryParse(Key) is not { } key || await bursts.FindAsync(key, ct) is not { } line) return NotFound();
        (Line, Decisions) = (line, await bursts.DecisionsAsync(key, ct));
        return null;
    }
}
