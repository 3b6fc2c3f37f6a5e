using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff.Oversight;

/// <summary>What the working group sees: how old open cases are, how the units do, what it did last.</summary>
[Needs(Permission.OverseeCases)]
public sealed class OversightPageModel(ParticipationContext db, ReadOversight read, ReadCaseFigures figures, WriteOversight write, CurrentStaff staff, TimeProvider clock) : EditPage
{
    private const int MostLatest = 10;
    private const int Shortest = 10;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? UnitId { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<UnitAgeing> Ageing { get; private set; } = [];
    public IReadOnlyList<CaseCount> Performance { get; private set; } = [];
    public IReadOnlyList<OversightLine> Latest { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<OversightKind>().Select(k => new Choice(k.ToString(), k.Words()))];
    public int Breached => Ageing.Sum(a => a.Breached);
    public FigurePeriod Year => FigurePeriod.OfFiscalYear(ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now())));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var kind = Enum.GetValues<OversightKind>().Named(Kind);
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าเตือน หรือบันทึกข้อสังเกต");
        if (Words is null || Words.Length < Shortest) ModelState.AddModelError(nameof(Words), $"กรุณาเขียนว่าต้องทำอะไร อย่างน้อย {Shortest} ตัวอักษร");
        else if (Words.Length > CaseOversight.MaxWords) ModelState.AddModelError(nameof(Words), "ข้อความยาวเกิน 2,000 ตัวอักษร");
        Guid? unit = Guid.TryParse(UnitId, out var chosen) ? chosen : null;
        if (UnitId is not null && unit is null) ModelState.AddModelError(nameof(UnitId), "ไม่พบหน่วยที่เลือก กรุณาเลือกใหม่");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.RunAsync(kind!.Value, unit, Words!, User.Actor(), ct), "บันทึกและแจ้งหน่วยแล้ว", _ => "/staff/cases/oversight", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Ageing = await read.AgeingAsync(ct);
        Performance = (await figures.RunAsync(Year, ct, await staff.ReachOfAsync(Permission.OverseeCases, ct))).Tables.Single(t => t.Title == ReadCaseFigures.ByUnit).Lines;
        Latest = await read.LogAsync(Year, 0, MostLatest, ct);
        Units = await CaseChoices.UnitsAsync(db, ct);
        return null;
    }
}

/// <summary>All that the working group did in a fiscal year, as evidence; printed on A4.</summary>
[Needs(Permission.OverseeCases)]
public sealed class OversightLogModel(ReadOversight read, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;
    private const int YearsShown = 3;

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public FigurePeriod Period { get; private set; } = null!;
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<OversightLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        Years = [.. Enumerable.Range(0, YearsShown).Select(back => now - back)];
        var year = Year is { } wanted && Years.Contains(wanted) ? wanted : now;
        Period = FigurePeriod.OfFiscalYear(year);
        Total = await read.CountAsync(Period, ct);
        var page = Pager.PageOf(At, PageSize, Total);
        Lines = await read.LogAsync(Period, (page - 1) * PageSize, PageSize, ct);
        Pager = Pager.Of("/staff/cases/oversight/log", page, PageSize, Total, [new("year", year.ToString(CultureInfo.InvariantCulture))]);
    }
}

/// <summary>A reminder about one case.</summary>
[Needs(Permission.OverseeCases, Record = typeof(CaseFolderPlace))]
public sealed class RemindCaseModel(ReadCase read, RemindAboutCase remind, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [BindProperty]
    public string? Words { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AnswerAsync(await remind.RunAsync(Id, Words, User.Actor(), ct), ct);
}
