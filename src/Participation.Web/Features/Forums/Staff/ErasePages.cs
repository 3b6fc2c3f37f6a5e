using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Takes the words of an opinion away because its author asks for it at the office.</summary>
[Needs(Permission.ModerateOpinions)]
public sealed class OpinionEraseModel(ParticipationContext db, OpinionList list, EraseWords erase) : OpinionPage(db, list)
{
    [BindProperty, Required(ErrorMessage = "กรุณาบอกว่าใครขอและขออย่างไร ไม่ต้องใส่ชื่อ"), StringLength(OpinionText.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Seen = Line.Opinion.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await erase.OfOpinionAsync(Id, Seen, Reason!, User.Actor(), ct), "ลบข้อความแล้ว จำนวนที่นับไม่เปลี่ยน", _ => Back, ct);
    }
}

/// <summary>The same for what somebody brought to the office as a proposal. The office's own title stays.</summary>
[Needs(Permission.WorkOnProposals)]
public sealed class ProposalEraseModel(ProposalList list, EraseWords erase) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาบอกว่าใครขอและขออย่างไร ไม่ต้องใส่ชื่อ"), StringLength(OpinionText.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    public ProposalLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await erase.OfProposalAsync(Number, Reason!, User.Actor(), ct), "ลบข้อความแล้ว ข้อเสนอและสถานะยังอยู่", _ => $"/staff/forums/proposals/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Number, ct) is not { } line) return NotFound();
        Line = line;
        return null;
    }
}
