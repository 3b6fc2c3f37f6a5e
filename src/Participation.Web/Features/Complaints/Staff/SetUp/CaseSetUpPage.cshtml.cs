using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff.SetUp;

/// <summary>What the measure of complaints needs in a fiscal year, and where each of it is set; printed as evidence.</summary>
[Needs(Permission.ManageCases)]
public sealed class CaseSetUpPageModel(ReadCaseSetUp read, MarkCaseSetUp mark, OpenDoors doors, TimeProvider clock) : EditPage
{
    private const int ShortestEvidence = 10;

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [BindProperty]
    public string? Item { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    public CaseSetUp List { get; private set; } = null!;
    public IReadOnlyList<int> Years => [read.ThisFiscalYear, read.ThisFiscalYear + 1];
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    /// <summary>What a year before needed is over.</summary>
    public bool MayMark => List.FiscalYear >= read.ThisFiscalYear;

    /// <summary>Citizens' pages are open to everybody.</summary>
    public async Task<bool> MayOpenAsync(string href, CancellationToken ct) => !href.StartsWith("/staff", StringComparison.Ordinal) || await doors.LeadsInAsync(href, ct);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Enum.GetValues<CaseSetUpItem>().Named(Item) is not { } item) return NotFound();
        if (Evidence is null || Evidence.Length < ShortestEvidence) ModelState.AddModelError(nameof(Evidence), $"กรุณาเขียนว่าทำเมื่อไร มีอะไรเป็นหลักฐาน อย่างน้อย {ShortestEvidence} ตัวอักษร");
        else if (Evidence.Length > CaseSetUpMark.MaxEvidence) ModelState.AddModelError(nameof(Evidence), $"ยาวเกิน {CaseSetUpMark.MaxEvidence} ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await mark.RunAsync(Chosen, item, Evidence!, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => string.Create(CultureInfo.InvariantCulture, $"{ReadCaseSetUp.Address}?year={Chosen}"), ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        List = await read.RunAsync(Chosen, ct);
        return null;
    }

    private int Chosen => Year is { } year && Years.Contains(year) ? year : read.ThisFiscalYear;
}
