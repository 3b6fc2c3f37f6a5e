using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Staff;

/// <summary>What becomes of those who hold the position when somebody new comes.</summary>
public enum HandOverManner
{
    Replace,
    Beside,
    Acting,
}

[Needs(Permission.ManagePeople)]
public sealed class ManagePositionModel(
    ParticipationContext db, HandOver handOver, GiveRole give, ChangePosition change, TimeProvider clock) : FormPage
{
    private const string DateWords = "กรุณาใส่วันที่เป็น วัน/เดือน/ปี พ.ศ. เช่น 1/10/2569";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty] public Guid? AccountId { get; set; }
    [BindProperty] public string? TakenFrom { get; set; }
    [BindProperty] public string? HoldingOrder { get; set; }
    [BindProperty] public HandOverManner Manner { get; set; }
    [BindProperty] public Guid HoldingId { get; set; }
    [BindProperty] public Guid GrantId { get; set; }
    [BindProperty] public StaffRole? Role { get; set; }
    [BindProperty] public Guid? VillageId { get; set; }
    [BindProperty] public string? OrderNumber { get; set; }
    [BindProperty] public string? OrderDate { get; set; }
    [BindProperty] public string? GivenFrom { get; set; }
    [BindProperty] public string? GivenUntil { get; set; }
    [BindProperty] public bool Replaces { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public Guid? UnitId { get; set; }
    [BindProperty] public Guid Seen { get; set; }

    public PositionDetails Details { get; private set; } = null!;
    public IReadOnlyList<Choice> People { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Choice> Roles { get; } =
        [new("", "— เลือกหน้าที่ —"), .. StaffRoles.All.Select(r => new Choice(r.ToString(), r.Words()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken ct)
    {
        if (AccountId is null) ModelState.AddModelError(nameof(AccountId), "กรุณาเลือกผู้รับมอบ");
        if (HoldingOrder?.Length > RoleGrant.MaxOrder) ModelState.AddModelError(nameof(HoldingOrder), "เลขคำสั่งยาวเกินไป");
        var from = Day(nameof(TakenFrom), TakenFrom);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await handOver.RunAsync(Id, AccountId!.Value, from, Manner == HandOverManner.Acting, Manner == HandOverManner.Beside, HoldingOrder ?? "", User.Actor(), ct);
        return await AnswerAsync(outcome, "ส่งมอบตำแหน่งแล้ว", ct);
    }

    public async Task<IActionResult> OnPostEndHoldingAsync(CancellationToken ct) =>
        await AnswerAsync(await handOver.EndAsync(Id, HoldingId, User.Actor(), ct), "พ้นตำแหน่งแล้ว งานยังอยู่กับตำแหน่งนี้", ct);

    public async Task<IActionResult> OnPostGiveRoleAsync(CancellationToken ct)
    {
        if (Role is null || !Enum.IsDefined(Role.Value)) ModelState.AddModelError(nameof(Role), "กรุณาเลือกหน้าที่");
        if (OrderNumber is not { Length: <= RoleGrant.MaxOrder }) ModelState.AddModelError(nameof(OrderNumber), "กรุณาใส่เลขคำสั่ง เช่น 123/2569");
        var (ordered, from) = (Day(nameof(OrderDate), OrderDate), Day(nameof(GivenFrom), GivenFrom));
        var until = GivenUntil is null ? (DateOnly?)null : Day(nameof(GivenUntil), GivenUntil);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await give.RunAsync(Id, new RoleOrder(Role!.Value, OrderNumber!, ordered, from, until, VillageId), Replaces, User.Actor(), ct), "มอบหน้าที่แล้ว", ct);
    }

    public async Task<IActionResult> OnPostEndRoleAsync(CancellationToken ct) =>
        await AnswerAsync(await give.EndAsync(Id, GrantId, User.Actor(), ct), "เลิกหน้าที่แล้ว", ct);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken ct)
    {
        if (Name is not { Length: <= Position.MaxTitle }) ModelState.AddModelError(nameof(Name), "กรุณาใส่ชื่อตำแหน่ง ไม่เกิน 120 ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await (await change.RunAsync(Id, Name!, UnitId, Seen, User.Actor(), ct)).Match(
            changed => DoneAsync("บันทึกแล้ว"),
            changedMeanwhile => SayAsync("", "มีคนแก้ไขตำแหน่งนี้ระหว่างที่ท่านเปิดหน้านี้ กรุณาตรวจแล้วบันทึกอีกครั้ง", ct),
            unknown => Task.FromResult<IActionResult>(NotFound()));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await PositionDetails.FindAsync(db, Id, clock, ct) is not { } details) return NotFound();
        Details = details;
        People = [new("", "— เลือกคน —"), .. await PositionChoices.PeopleAsync(db, ct)];
        Units = await PositionChoices.UnitsAsync(db, ct);
        Villages = [new("", "— ไม่ใช้ —"), .. await db.Set<Village>().OrderBy(v => v.Label).ThenBy(v => v.Number).Select(v => new Choice(v.Id.ToString(), v.Name)).Take(500).ToListAsync(ct)];
        // Whichever form was sent keeps what was typed; the others show what is there.
        Name ??= details.Position.Title;
        if (!Request.HasFormContentType) UnitId = details.Position.UnitId;
        TakenFrom ??= ThaiDate.Show(details.Today);
        GivenFrom ??= ThaiDate.Show(details.Today);
        GivenUntil ??= Request.HasFormContentType ? null : ThaiDate.Show(ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(details.Today) + 1).AddDays(-1));
        return null;
    }

    private DateOnly Day(string field, string? typed)
    {
        if (!ThaiDate.TryParse(typed, out var day)) ModelState.AddModelError(field, DateWords);
        return day;
    }

    private Task<IActionResult> AnswerAsync(HandOverOutcome outcome, string words, CancellationToken ct) => outcome.Match(
        done => DoneAsync(words),
        holdsItAlready => SayAsync(nameof(AccountId), "คนนี้ครองตำแหน่งนี้อยู่แล้ว", ct),
        noAdministratorLeft => SayAsync("", PeopleWords.NoAdministratorLeft, ct),
        unknown => Task.FromResult<IActionResult>(NotFound()));

    private Task<IActionResult> AnswerAsync(GiveRoleOutcome outcome, string words, CancellationToken ct) => outcome.Match(
        given => DoneAsync(words),
        wrongTerm => SayAsync(nameof(GivenUntil), wrongTerm.Words, ct),
        needsVillage => SayAsync(nameof(VillageId), "ผู้ใหญ่บ้านและประธานชุมชนต้องเลือกหมู่บ้านหรือชุมชน หน้าที่อื่นไม่ต้องเลือก", ct),
        noAdministratorLeft => SayAsync("", PeopleWords.NoAdministratorLeft, ct),
        unknown => Task.FromResult<IActionResult>(NotFound()));

    private Task<IActionResult> DoneAsync(string words)
    {
        TempData["Done"] = words;
        return Task.FromResult<IActionResult>(LocalRedirect($"/staff/positions/{Id}/manage"));
    }

    private Task<IActionResult> SayAsync(string field, string words, CancellationToken ct)
    {
        ModelState.AddModelError(field, words);
        return RedisplayAsync(ct);
    }
}
