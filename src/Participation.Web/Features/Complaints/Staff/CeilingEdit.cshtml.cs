using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

[Needs(Permission.SetCaseCeilings)]
public sealed class CeilingEditModel(ParticipationContext db, JudgeCeilings ceilings, SaveCeiling save, TimeProvider clock) : EditPage
{
    private const string None = "none", Zero = "zero", AtMost = "most", Fall = "fall";

    public static readonly IReadOnlyList<Choice> Rules = [new(None, "ไม่มีเพดาน"), new(Zero, "ต้องไม่มีเลย (0 เรื่อง)"), new(AtMost, "ไม่เกินจำนวน"), new(Fall, "ต้องลดลงจากปีฐาน")];

    [FromRoute]
    public string Subject { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public string? Rule { get; set; }

    [BindProperty]
    public string? Limit { get; set; }

    [BindProperty]
    public string? BaseYear { get; set; }

    [BindProperty]
    public string? BaseCount { get; set; }

    public CeilingSubject About { get; private set; } = null!;
    public int FiscalYear => Year ?? ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var row = await db.Set<CaseCeiling>().AsNoTracking().SingleOrDefaultAsync(c => c.FiscalYear == FiscalYear && c.Subject == Subject, ct);
        Seen = row?.Version ?? Guid.Empty;
        var ceiling = row is null ? About.Preset(FiscalYear) : row.Standing;
        Rule = ceiling is null ? None : ceiling.Rule == CeilingRule.BelowBase ? Fall : ceiling.Limit is 0 or null ? Zero : AtMost;
        (Limit, BaseYear, BaseCount) = (Show(ceiling?.Limit is > 0 ? ceiling.Limit : null), ceiling?.BaseYear?.ToString(System.Globalization.CultureInfo.InvariantCulture), Show(ceiling?.BaseCount));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var wanted = Read();
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        if (FiscalYear is < CeilingListModel.FirstYear or > CeilingListModel.LastYear) return NotFound();
        return await AnswerAsync(await save.RunAsync(Subject, FiscalYear, wanted, Seen, User.Actor(), ct), "บันทึกเพดานแล้ว", _ => $"/staff/cases/ceilings?year={FiscalYear}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (FiscalYear is < CeilingListModel.FirstYear or > CeilingListModel.LastYear || await ceilings.FindAsync(Subject, ct) is not { } subject) return NotFound();
        About = subject;
        return null;
    }

    private StandingCeiling? Read()
    {
        switch (Rule)
        {
            case None:
                return null;
            case Zero:
                return new StandingCeiling(CeilingRule.AtMost, Limit: 0);
            case AtMost:
                if (string.IsNullOrWhiteSpace(Limit)) ModelState.AddModelError(nameof(Limit), "กรุณาใส่จำนวนเรื่อง เช่น 2");
                return new StandingCeiling(CeilingRule.AtMost, Limit: Whole(nameof(Limit), Limit, CaseCeiling.Most));
            case Fall:
                if (!WholeNumber.TryParse(BaseYear, FiscalYear - 1, out var year) || year < CeilingListModel.FirstYear - 10)
                    ModelState.AddModelError(nameof(BaseYear), $"กรุณาใส่ปีงบประมาณที่ผ่านมาแล้ว เช่น {FiscalYear - 1}");
                return new StandingCeiling(CeilingRule.BelowBase, BaseYear: year, BaseCount: string.IsNullOrWhiteSpace(BaseCount) ? null : Whole(nameof(BaseCount), BaseCount, CaseCeiling.Most));
            default:
                ModelState.AddModelError(nameof(Rule), "กรุณาเลือกเพดาน");
                return null;
        }
    }

    private static string? Show(int? number) => number is { } value ? WholeNumber.Show(value) : null;
}
