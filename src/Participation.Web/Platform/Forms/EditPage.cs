using Microsoft.AspNetCore.Mvc;

namespace Participation.Web.Platform.Forms;

/// <summary>A page on which one record of the office is added or changed.</summary>
public abstract class EditPage : FormPage
{
    /// <summary>Version of the record that the form was filled in against.</summary>
    [BindProperty]
    public Guid Seen { get; set; }

    protected Task<IActionResult> AnswerAsync(EditOutcome outcome, string done, Func<string, string> next, CancellationToken ct) => outcome.Match<Task<IActionResult>>(
        saved =>
        {
            TempData["Done"] = done;
            return Task.FromResult<IActionResult>(LocalRedirect(next(saved.Key)));
        },
        refused =>
        {
            ModelState.AddModelError(refused.Field, refused.Words);
            return RedisplayAsync(ct);
        },
        changedMeanwhile =>
        {
            ModelState.AddModelError("", "มีคนแก้ไขข้อมูลนี้ระหว่างที่ท่านเปิดหน้านี้ กรุณาเปิดหน้านี้ใหม่แล้วทำอีกครั้ง");
            return RedisplayAsync(ct);
        },
        unknown => Task.FromResult<IActionResult>(NotFound()));

    /// <summary>A whole number as people type it: ๑,๒๕๐ or 1250; empty is zero.</summary>
    protected int Whole(string field, string? typed, int most)
    {
        if (WholeNumber.TryParse(typed, most, out var number)) return number;
        ModelState.AddModelError(field, $"กรุณาใส่ตัวเลข 0 ถึง {WholeNumber.Show(most)} เช่น 120");
        return 0;
    }
}
