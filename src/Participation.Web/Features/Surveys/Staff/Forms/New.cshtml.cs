using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Forms;

[Needs(Permission.WriteSurveys)]
public sealed partial class NewModel(SaveSurvey save) : EditPage
{
    // Addresses of the pages beside the forms themselves.
    private static readonly string[] Taken = ["new"];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Slug { get; set; }

    [BindProperty]
    public bool ForStaff { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Name is not { Length: <= Survey.MaxName }) ModelState.AddModelError(nameof(Name), $"กรุณาใส่ชื่อ ไม่เกิน {Survey.MaxName} ตัวอักษร");
        if (Slug is null || !SlugForm().IsMatch(Slug) || Taken.Contains(Slug)) ModelState.AddModelError(nameof(Slug), "กรุณาใส่ตัวอักษรอังกฤษเล็ก ตัวเลข หรือขีด 2 ถึง 30 ตัว เช่น children-day");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.AddAsync(Slug!, Name!, ForStaff ? SurveyAudience.Staff : SurveyAudience.Citizens, User.Actor(), ct), "เพิ่มแบบประเมินแล้ว ใส่คำถามได้เลย", slug => $"/staff/surveys/forms/{slug}", ct);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();
}
