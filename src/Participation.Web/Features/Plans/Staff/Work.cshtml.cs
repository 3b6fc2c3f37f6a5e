using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Staff;

/// <summary>Moves a plan on: shown, its comments opened or given more time, a stage finished or done again.</summary>
[Needs(Permission.WritePlans)]
public sealed class WorkModel(ParticipationContext db, ShowPlan show, OpenComments open, ExtendComments extend, FinishStage finish, StepBack back, TellFollowers tell, TimeProvider clock) : EditPage
{
    private const string NoDay = "กรุณาใส่วันที่ เช่น 15/1/2570";

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Opens { get; set; }

    [BindProperty]
    public string? Closes { get; set; }

    [BindProperty]
    public string? ExtendTo { get; set; }

    [BindProperty, StringLength(PlanStep.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 1,000 ตัวอักษร")]
    public string? ExtendReason { get; set; }

    /// <summary>The stage that stood on the page.</summary>
    [BindProperty]
    public int Stage { get; set; }

    [BindProperty]
    public string? DoneOn { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "ยาวเกิน 300 ตัวอักษร")]
    public string? Evidence { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "ยาวเกิน 300 ตัวอักษร")]
    public string? ToExecutives { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "ยาวเกิน 300 ตัวอักษร")]
    public string? ToPublic { get; set; }

    [BindProperty]
    public string? CommitteeOn { get; set; }

    [BindProperty]
    public string? ExecutivesOn { get; set; }

    [BindProperty]
    public string? PublicOn { get; set; }

    [BindProperty]
    public string? BackTo { get; set; }

    [BindProperty, StringLength(PlanStep.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 1,000 ตัวอักษร")]
    public string? BackReason { get; set; }

    /// <summary>Of the time for comments.</summary>
    [BindProperty]
    public TellingChoice Opening { get; set; } = new();

    /// <summary>Of the stage that is done.</summary>
    [BindProperty]
    public TellingChoice Finishing { get; set; } = new();

    public PlanDraft Plan { get; private set; } = null!;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());
    public IReadOnlyList<Choice> Finished { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        DoneOn = CommitteeOn = ExecutivesOn = PublicOn = ThaiDate.Show(Today);
        Opening.Offer();
        Finishing.Offer();
        return Page();
    }

    public async Task<IActionResult> OnPostShowAsync(CancellationToken ct) =>
        await EndAsync(() => show.RunAsync(Number, Seen, User.Actor(), ct), "เปิดให้ประชาชนติดตามแล้ว", ct);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        var (opens, closes) = (Day(nameof(Opens), Opens), Day(nameof(Closes), Closes));
        return await EndAsync(() => open.RunAsync(Number, Seen, opens, closes, Opening.Agreed, User.Actor(), ct), "กำหนดช่วงรับความเห็นแล้ว", ct);
    }

    public async Task<IActionResult> OnPostExtendAsync(CancellationToken ct)
    {
        var closes = Day(nameof(ExtendTo), ExtendTo);
        Demand(nameof(ExtendReason), ExtendReason, "กรุณาบอกเหตุผล ประชาชนจะอ่าน");
        return await EndAsync(() => extend.RunAsync(Number, Seen, closes, ExtendReason!, User.Actor(), ct), "ขยายเวลาแล้ว", ct);
    }

    public async Task<IActionResult> OnPostFinishAsync(CancellationToken ct)
    {
        var on = Day(nameof(DoneOn), DoneOn);
        Demand(nameof(Evidence), Evidence, "กรุณาใส่หลักฐาน เช่น คำสั่งเลขที่ หรือรายงานการประชุม");
        var (evidence, reports) = (Evidence, new List<PlanReport>());
        if (Stage == PlanDraft.Reporting)
        {
            Demand(nameof(ToExecutives), ToExecutives, "กรุณาใส่ว่ารายงานผู้บริหารเมื่อใด ด้วยหนังสือใด");
            Demand(nameof(ToPublic), ToPublic, "กรุณาใส่ว่ารายงานประชาชนทางใด เมื่อใด");
            reports.Add(new PlanReport(PlanStepKind.ReportedToCommittee, Day(nameof(CommitteeOn), CommitteeOn), Evidence ?? ""));
            reports.Add(new PlanReport(PlanStepKind.ReportedToExecutives, Day(nameof(ExecutivesOn), ExecutivesOn), ToExecutives ?? ""));
            reports.Add(new PlanReport(PlanStepKind.ReportedToPublic, Day(nameof(PublicOn), PublicOn), ToPublic ?? ""));
            evidence = $"คณะกรรมการ: {Evidence}\nผู้บริหาร: {ToExecutives}\nประชาชน: {ToPublic}";
        }
        return await EndAsync(() => finish.RunAsync(Number, Stage, Seen, on, evidence!, reports, Finishing.Agreed, User.Actor(), ct), "บันทึกแล้วว่าขั้นนี้เสร็จ", ct);
    }

    public async Task<IActionResult> OnPostBackAsync(CancellationToken ct)
    {
        if (!WholeNumber.TryParse(BackTo, PlanDraft.StageCount, out var stage) || stage == 0) ModelState.AddModelError(nameof(BackTo), "กรุณาเลือกขั้น");
        Demand(nameof(BackReason), BackReason, "กรุณาบอกเหตุผล ประชาชนจะอ่าน");
        return await EndAsync(() => back.RunAsync(Number, stage, Seen, BackReason!, User.Actor(), ct), "กลับไปทำขั้นนี้ใหม่แล้ว", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPlanAsync(Number, ct) is not { } plan) return NotFound();
        Plan = plan;
        Opening.Price = Finishing.Price = await tell.PriceAsync(db.FollowersOf(plan), ct);
        Finished = [.. Enumerable.Range(1, plan.Done).Reverse().Select(i => new Choice($"{i}", $"ขั้นที่ {i} {PlanTerms.StageName(i)}"))];
        return null;
    }

    private DateOnly Day(string field, string? typed)
    {
        if (!ThaiDate.TryParse(typed, out var day)) ModelState.AddModelError(field, NoDay);
        return day;
    }

    private void Demand(string field, string? typed, string words)
    {
        if (typed is null) ModelState.AddModelError(field, words);
    }

    private async Task<IActionResult> EndAsync(Func<Task<EditOutcome>> act, string done, CancellationToken ct) =>
        ModelState.IsValid ? await AnswerAsync(await act(), done, _ => $"/staff/plans/{Number}", ct) : await RedisplayAsync(ct);
}

/// <summary>A new edition with its file.</summary>
[Needs(Permission.WritePlans)]
[RequestSizeLimit(PlanEdition.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = PlanEdition.MostPosted)]
public sealed class EditionModel(ParticipationContext db, PublishEdition publish, TellFollowers tell) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาสรุปสาระของร่าง"), StringLength(PlanEdition.MaxSummary, ErrorMessage = "สรุปยาวเกิน 4,000 ตัวอักษร")]
    public string? Summary { get; set; }

    [BindProperty, StringLength(PlanEdition.MaxChanges, ErrorMessage = "ยาวเกิน 1,900 ตัวอักษร")]
    public string? Changes { get; set; }

    [BindProperty]
    public IFormFile? Pdf { get; set; }

    [BindProperty]
    public TellingChoice Telling { get; set; } = new();

    public PlanDraft Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Telling.Offer();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var file = await ReadAsync(ct);
        // Whoever saw no edition is told that there is one now.
        if (Plan.Editions > 0 && Changes is null && Plan.Version == Seen) ModelState.AddModelError(nameof(Changes), "กรุณาบอกว่าฉบับนี้ต่างจากฉบับก่อนอย่างไร");
        if (!ModelState.IsValid && file is { IsPicture: false }) ModelState.AddModelError(nameof(Pdf), "กรุณาเลือกไฟล์อีกครั้ง ไฟล์ที่เลือกไว้ไม่ได้เก็บ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await publish.RunAsync(Number, Seen, Summary!, Changes ?? "", file!, Telling.Agreed, User.Actor(), ct), "เผยแพร่ฉบับใหม่แล้ว ฉบับเดิมยังอ่านได้", _ => $"/staff/plans/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPlanAsync(Number, ct) is not { } plan) return NotFound();
        Plan = plan;
        Telling.Price = await tell.PriceAsync(db.FollowersOf(plan), ct);
        return null;
    }

    private async Task<CheckedFile?> ReadAsync(CancellationToken ct)
    {
        if (Pdf is null)
        {
            ModelState.AddModelError(nameof(Pdf), "กรุณาเลือกไฟล์ PDF");
            return null;
        }
        var (file, problem) = await PostedFile.ReadAsync(Pdf, PlanEdition.MaxBytes, picturesOnly: false, ct);
        if (file is null || file.IsPicture) ModelState.AddModelError(nameof(Pdf), file is null ? problem! : "ร่างต้องเป็นไฟล์ PDF");
        return file;
    }
}
