using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>What is done about a proposal: a form for each step that may come now. Everything written here is read by everybody.</summary>
[Needs(Permission.WorkOnProposals)]
public sealed class ProposalWorkModel(
    ParticipationContext db, ConsiderProposal consider, PutProposalInPlan put, DeclineProposal decline, ForwardProposal forward, ReportProposal report, FinishProposal finish) : EditPage
{
    private const string TooLong = "ข้อความยาวเกิน 1,000 ตัวอักษร";

    [FromRoute]
    public int Number { get; set; }

    [BindProperty, StringLength(Proposal.MaxReason, ErrorMessage = TooLong)]
    public string? ConsiderNote { get; set; }

    [BindProperty, StringLength(Proposal.MaxPlan, ErrorMessage = "ชื่อแผนยาวเกิน 200 ตัวอักษร")]
    public string? PlanName { get; set; }

    [BindProperty, StringLength(Proposal.MaxBudget, ErrorMessage = "ที่มาของงบประมาณยาวเกิน 120 ตัวอักษร")]
    public string? Budget { get; set; }

    [BindProperty, StringLength(Proposal.MaxReason, ErrorMessage = TooLong)]
    public string? PlanNote { get; set; }

    [BindProperty, StringLength(Proposal.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 1,000 ตัวอักษร")]
    public string? Reason { get; set; }

    [BindProperty, StringLength(Proposal.MaxAgency, ErrorMessage = "ชื่อหน่วยงานยาวเกิน 200 ตัวอักษร")]
    public string? Agency { get; set; }

    [BindProperty, StringLength(Proposal.MaxReason, ErrorMessage = TooLong)]
    public string? ForwardNote { get; set; }

    [BindProperty]
    public string? Percent { get; set; }

    [BindProperty, StringLength(Proposal.MaxReason, ErrorMessage = TooLong)]
    public string? ProgressNote { get; set; }

    [BindProperty, StringLength(Proposal.MaxReason, ErrorMessage = TooLong)]
    public string? DoneNote { get; set; }

    public Proposal Proposal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostConsiderAsync(CancellationToken ct) =>
        await EndAsync(() => consider.RunAsync(Number, Seen, ConsiderNote ?? "", User.Actor(), ct), "เริ่มพิจารณาแล้ว", ct);

    public async Task<IActionResult> OnPostPlanAsync(CancellationToken ct)
    {
        Demand(nameof(PlanName), PlanName, "กรุณาใส่ชื่อแผน เช่น แผนพัฒนาท้องถิ่น พ.ศ. 2571 หน้า 12");
        Demand(nameof(Budget), Budget, "กรุณาใส่ที่มาของงบประมาณ เช่น งบประมาณรายจ่ายปี 2571 ข้อ 4");
        return await EndAsync(() => put.RunAsync(Number, Seen, PlanName!, Budget!, PlanNote ?? "", User.Actor(), ct), "บันทึกแล้วว่าอยู่ในแผน", ct);
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken ct)
    {
        Demand(nameof(Reason), Reason, "กรุณาบอกเหตุผล ผู้เสนอและประชาชนจะอ่าน");
        return await EndAsync(() => decline.RunAsync(Number, Seen, Reason!, User.Actor(), ct), "บันทึกผลและเหตุผลแล้ว", ct);
    }

    public async Task<IActionResult> OnPostForwardAsync(CancellationToken ct)
    {
        Demand(nameof(Agency), Agency, "กรุณาใส่ชื่อหน่วยงานที่ส่งต่อ");
        return await EndAsync(() => forward.RunAsync(Number, Seen, Agency!, ForwardNote ?? "", User.Actor(), ct), "บันทึกการส่งต่อแล้ว", ct);
    }

    public async Task<IActionResult> OnPostProgressAsync(CancellationToken ct)
    {
        Demand(nameof(Percent), Percent, "กรุณาใส่ความคืบหน้าเป็นตัวเลข 0 ถึง 100");
        var percent = Whole(nameof(Percent), Percent, 100);
        Demand(nameof(ProgressNote), ProgressNote, "กรุณาบอกว่าทำอะไรไปแล้ว");
        return await EndAsync(() => report.RunAsync(Number, Seen, percent, ProgressNote!, User.Actor(), ct), "บันทึกความคืบหน้าแล้ว", ct);
    }

    public async Task<IActionResult> OnPostDoneAsync(CancellationToken ct)
    {
        Demand(nameof(DoneNote), DoneNote, "กรุณาบอกว่าทำอะไรเสร็จ");
        return await EndAsync(() => finish.RunAsync(Number, Seen, DoneNote!, User.Actor(), ct), "บันทึกแล้วว่าทำเสร็จ", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindProposalAsync(Number, ct) is not { } proposal) return NotFound();
        Proposal = proposal;
        return null;
    }

    private void Demand(string field, string? typed, string words)
    {
        if (typed is null) ModelState.AddModelError(field, words);
    }

    private async Task<IActionResult> EndAsync(Func<Task<EditOutcome>> act, string done, CancellationToken ct) =>
        ModelState.IsValid ? await AnswerAsync(await act(), done + " ผู้ที่ติดตามทาง LINE ได้รับแจ้ง", _ => $"/staff/forums/proposals/{Number}", ct) : await RedisplayAsync(ct);
}
