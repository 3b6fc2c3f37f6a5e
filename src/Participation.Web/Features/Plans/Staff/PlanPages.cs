using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Staff;

[Needs(Permission.SeePlans)]
public sealed class ListModel(PlanList list, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "late")]
    public string? AskedLate { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public bool LateOnly => AskedLate == "true";
    public DateOnly Today => ThaiCalendar.Day(clock.Now());
    public IReadOnlyList<PlanDraft> Plans { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Plans, Total) = await list.StaffAsync(LateOnly ? Today : null, page, ct);
        Pager = Pager.Of("/staff/plans", page, PlanList.PageSize, Total, new KeyValuePair<string, string?>("late", LateOnly ? "true" : null));
    }
}

/// <summary>The fields of a plan, new or being changed.</summary>
public abstract class PlanFieldsPage(ParticipationContext db) : EditPage
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อแผน"), StringLength(PlanDraft.MaxTitle, ErrorMessage = "ชื่อแผนยาวเกิน 200 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty]
    public string? FromYear { get; set; }

    [BindProperty]
    public string? ToYear { get; set; }

    [BindProperty]
    public Guid? Unit { get; set; }

    /// <summary>One for each stage.</summary>
    [BindProperty]
    public List<string?> Planned { get; set; } = [];

    public IReadOnlyList<Choice> Kinds { get; } = [.. PlanTerms.Kinds.Select(k => new Choice(k.ToString(), k.Words()))];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    protected ParticipationContext Db { get; } = db;

    protected async Task ReadUnitsAsync(CancellationToken ct)
    {
        Units = [.. (await Db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        while (Planned.Count < PlanDraft.StageCount) Planned.Add(null);
    }

    /// <summary>What was typed, or null with the words beside the fields.</summary>
    protected PlanOutline? ReadOutline()
    {
        var kind = PlanTerms.Kinds.Named(Kind);
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าเป็นแผนแบบใด");
        var (from, to) = (ReadYear(nameof(FromYear), FromYear), ReadYear(nameof(ToYear), ToYear ?? FromYear));
        if (from > to) ModelState.AddModelError(nameof(ToYear), "ปีสุดท้ายต้องไม่ก่อนปีแรก");
        var planned = new DateOnly?[PlanDraft.StageCount];
        foreach (var (i, typed) in Planned.Take(PlanDraft.StageCount).Index())
        {
            if (string.IsNullOrWhiteSpace(typed)) continue;
            if (ThaiDate.TryParse(typed, out var day)) planned[i] = day;
            else ModelState.AddModelError($"{nameof(Planned)}[{i}]", "กรุณาใส่วันที่ เช่น 15/1/2570");
        }
        return ModelState.IsValid ? new PlanOutline(kind!.Value, Title!, from, to, Unit, planned) : null;
    }

    private int ReadYear(string field, string? typed)
    {
        if (typed is not null && WholeNumber.TryParse(typed, 2700, out var year) && year >= 2500) return year;
        ModelState.AddModelError(field, "กรุณาใส่ปี พ.ศ. เช่น 2571");
        return 0;
    }
}

[Needs(Permission.WritePlans)]
public sealed class NewModel(ParticipationContext db, SavePlan save, TimeProvider clock) : PlanFieldsPage(db)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadUnitsAsync(ct);
        FromYear = (ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now())) + 1).ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadOutline() is not { } wanted) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(null, wanted, Guid.Empty, User.Actor(), ct), "เริ่มแผนแล้ว ประชาชนยังไม่เห็น", number => $"/staff/plans/{number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        await ReadUnitsAsync(ct);
        return null;
    }
}

[Needs(Permission.WritePlans)]
public sealed class EditModel(ParticipationContext db, SavePlan save) : PlanFieldsPage(db)
{
    [FromRoute]
    public int Number { get; set; }

    public PlanDraft Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Kind, Title, Unit, Seen) = (Plan.Kind.ToString(), Plan.Title, Plan.UnitId, Plan.Version);
        (FromYear, ToYear) = (Plan.FromYear.ToString(CultureInfo.InvariantCulture), Plan.ToYear.ToString(CultureInfo.InvariantCulture));
        Planned = [.. (await Db.Set<PlanStage>().AsNoTracking().Where(s => s.PlanId == Plan.Id).OrderBy(s => s.Ordinal).ToListAsync(ct)).Select(s => s.PlannedOn is { } day ? ThaiDate.Show(day) : null)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadOutline() is not { } wanted) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Number, wanted, Seen, User.Actor(), ct), "บันทึกแล้ว", number => $"/staff/plans/{number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await Db.FindPlanAsync(Number, ct) is not { } plan) return NotFound();
        Plan = plan;
        await ReadUnitsAsync(ct);
        return null;
    }
}

/// <summary>One plan with all that happened to it, and what comes next in words.</summary>
[Needs(Permission.SeePlans)]
public sealed class OverviewModel(ParticipationContext db, PlanList list, CommentList comments, TimeProvider clock) : PageModel
{
    public WholePlan Whole { get; private set; } = null!;
    public PlanDraft Plan => Whole.Plan;
    public CommentCount Comments { get; private set; } = CommentCount.None;
    public ActorNames Names { get; private set; } = null!;
    public int Followers { get; private set; }

    /// <summary>How far what was sent of each step is.</summary>
    public IReadOnlyDictionary<Guid, MulticastProgress> Told { get; private set; } = new Dictionary<Guid, MulticastProgress>();

    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public string Next => Plan switch
    {
        { ShownAt: null } => "ประชาชนยังไม่เห็น ขั้นต่อไป ตรวจชื่อและกำหนดวัน แล้วเปิดให้ประชาชนติดตาม",
        { IsFinished: true } => "ครบทั้งเจ็ดขั้นแล้ว ไม่มีอะไรต้องทำต่อ",
        { Done: 1, Editions: 0 } => "ขั้นต่อไป เพิ่มร่างฉบับแรกพร้อมไฟล์ PDF",
        { MayTakeComments: true, OpensOn: null } => "ขั้นต่อไป กำหนดช่วงรับความเห็นของประชาชน",
        { Done: PlanDraft.Revising - 1 } when Comments.Owed > 0 => $"ขั้นต่อไป ตอบความเห็น {Comments.Owed} เรื่อง ภายใน {ThaiCalendar.ShortDate(Plan.AnswerBy!.Value)}",
        _ when Whole.Current?.PlannedOn is { } planned => $"ขั้นต่อไป {PlanTerms.StageName(Plan.Current!.Value)} ภายใน {ThaiCalendar.ShortDate(planned)}",
        _ => $"ขั้นต่อไป {PlanTerms.StageName(Plan.Current!.Value)} ยังไม่ได้กำหนดวัน",
    };

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await list.FindAsync(number, ct) is not { } whole) return NotFound();
        Whole = whole;
        Comments = await comments.CountAsync(Plan.Id, ct);
        Names = await ActorNames.ReadAsync(db, [.. whole.Steps.Select(s => s.Actor), .. whole.Stages.Select(s => s.Actor)], ct);
        Followers = await db.FollowersOf(Plan).CountAsync(ct);
        Told = await db.ToldAsync([.. whole.Steps.Select(s => s.NewsId).OfType<Guid>()], ct);
        return Page();
    }
}

[Needs(Permission.WritePlans)]
public sealed class SettingsModel(ParticipationContext db, SavePlanSettings save) : EditPage
{
    [BindProperty]
    public string? AnswerDays { get; set; }

    [BindProperty]
    public string? SilentDays { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var s = await db.PlanSettingsAsync(ct);
        (AnswerDays, SilentDays, Seen) = (WholeNumber.Show(s.AnswerDays), WholeNumber.Show(s.SilentDays), s.Version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (answer, silent) = (Whole(nameof(AnswerDays), AnswerDays, PlanSettings.MostDays), Whole(nameof(SilentDays), SilentDays, PlanSettings.MostDays));
        if (ModelState.IsValid && answer == 0) ModelState.AddModelError(nameof(AnswerDays), "กรุณาใส่จำนวนวัน เช่น 15");
        if (ModelState.IsValid && silent == 0) ModelState.AddModelError(nameof(SilentDays), "กรุณาใส่จำนวนวัน เช่น 60");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(answer, silent, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/plans/settings", ct);
    }
}
