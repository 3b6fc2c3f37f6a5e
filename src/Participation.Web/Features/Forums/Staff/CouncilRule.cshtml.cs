using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>The rule on listening to the council, edition by edition.</summary>
[Needs(Permission.PlanForums)]
public sealed class CouncilRuleModel(ParticipationContext db, WriteAttendanceRule write) : EditPage
{
    [BindProperty]
    public int SeenEdition { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อระเบียบ"), StringLength(AttendanceRule.MaxTitle, ErrorMessage = "ชื่อยาวเกิน 300 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ข้อความ"), StringLength(AttendanceRule.MaxText, ErrorMessage = "ข้อความยาวเกิน 20,000 ตัวอักษร")]
    public string? Text { get; set; }

    [BindProperty]
    public string? DecidedOn { get; set; }

    public AttendanceRule? Rule { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (SeenEdition, Title, Text) = (Rule?.Edition ?? 0, Rule?.Title, Rule?.Text);
        DecidedOn = Rule is null ? null : ThaiDate.Show(Rule.DecidedOn);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(DecidedOn, out var day)) ModelState.AddModelError(nameof(DecidedOn), "กรุณาใส่วันที่ เช่น 20/11/2569");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.RunAsync(Title!, Text!, day, SeenEdition, User.AccountId(), User.Actor(), ct), "บันทึกฉบับใหม่แล้ว ประชาชนเห็นทันที", _ => "/staff/forums/council-rule", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Rule = await db.AttendanceRuleAsync(ct);
        return null;
    }
}
