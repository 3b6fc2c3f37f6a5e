using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Citizens.Staff;

[Needs(Permission.GuardPersonalData)]
public sealed class PrivacyModel(CurrentNotice notices, PublishNotice publish) : FormPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ข้อความประกาศ"), StringLength(PrivacyNotice.LongestText, ErrorMessage = "ประกาศยาวเกิน 20,000 ตัวอักษร")]
    public string? Text { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    public int Version { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var notice = await notices.ReadAsync(ct);
        (Text, Seen, Version) = (notice.Text, notice.Version, notice.Version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await publish.RunAsync(Text!.ReplaceLineEndings("\n"), Seen, User.Actor(), ct);
        return await outcome.Match<Task<IActionResult>>(
            published =>
            {
                TempData["Done"] = $"ประกาศฉบับที่ {published.Version} แล้ว";
                return Task.FromResult<IActionResult>(LocalRedirect("/staff/privacy"));
            },
            changedMeanwhile =>
            {
                ModelState.AddModelError("", "มีคนประกาศฉบับใหม่ระหว่างที่ท่านแก้ไข กรุณาเปิดหน้านี้ใหม่แล้วแก้อีกครั้ง");
                return RedisplayAsync(ct);
            });
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Version = await notices.VersionAsync(ct);
        return null;
    }
}
