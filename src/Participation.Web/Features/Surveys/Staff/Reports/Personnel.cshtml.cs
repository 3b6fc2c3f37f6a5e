using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff.Reports;

public sealed record ExportLine(int Number, string Unit, DateOnly From, DateOnly To, string Meeting, DateOnly MeetingOn, string Hash, DateTime MadeAt, string By);

/// <summary>What meetings about people were given, and a new one.</summary>
[Needs(Permission.ExportForPersonnel)]
public sealed class PersonnelModel(ParticipationContext db, ExportForPersonnel export, TimeProvider clock) : EditPage
{
    private const int PageSize = 30;
    private const int PeriodsOffered = 4;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    /// <summary>half:2026-04-01.</summary>
    [BindProperty]
    public string? Period { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อการประชุมที่จะใช้เอกสารนี้"), StringLength(PersonnelExport.MaxMeeting, ErrorMessage = "ชื่อการประชุมยาวเกิน 200 ตัวอักษร")]
    public string? Meeting { get; set; }

    [BindProperty]
    public string? MeetingOn { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<ExportLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (UnitId is null) ModelState.AddModelError(nameof(UnitId), "กรุณาเลือกหน่วย");
        if (Read(Period) is not { } period) ModelState.AddModelError(nameof(Period), "กรุณาเลือกช่วงเวลา");
        else if (!ThaiDate.TryParse(MeetingOn, out var day)) ModelState.AddModelError(nameof(MeetingOn), "กรุณาใส่วันที่ประชุม เช่น 20/11/2569");
        else if (ModelState.IsValid)
            return await AnswerAsync(await export.RunAsync(new ExportDetails(UnitId!.Value, period, Meeting!, day), User.AccountId(), User.Actor(), ct), "ออกเอกสารแล้ว", _ => "/staff/reports/personnel", ct);
        return await RedisplayAsync(ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Units = [.. (await db.UnitTreeAsync(ct)).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        var today = ThaiCalendar.Day(clock.Now());
        Periods = [.. ((PeriodKind[])[PeriodKind.Half, PeriodKind.FiscalYear]).SelectMany(kind => Ended(kind, today)).Select(p => new Choice(Write(p), p.Name))];
        var total = await db.Set<PersonnelExport>().CountAsync(ct);
        var page = Pager.PageOf(Asked, PageSize, total);
        Lines = await db.Set<PersonnelExport>().OrderByDescending(e => e.Number).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(e => new ExportLine(e.Number, db.Set<Unit>().Where(u => u.Id == e.UnitId).Select(u => u.Name).Single(), e.From, e.To, e.Meeting, e.MeetingOn, e.Hash, e.MadeAt,
                db.Users.Where(u => u.Id == e.MadeBy).Select(u => u.DisplayName).Single())).ToListAsync(ct);
        Pager = Pager.Of("/staff/reports/personnel", page, PageSize, total);
        return null;
    }

    private static IEnumerable<FigurePeriod> Ended(PeriodKind kind, DateOnly today)
    {
        var period = FigurePeriod.Of(kind, today).Previous;
        for (var i = 0; i < PeriodsOffered; i++, period = period.Previous) yield return period;
    }

    private static string Write(FigurePeriod period) => string.Create(CultureInfo.InvariantCulture, $"{period.Kind.Slug()}:{period.From:yyyy-MM-dd}");

    private static FigurePeriod? Read(string? text) =>
        text?.Split(':') is [var slug, var from] && PeriodKinds.Parse(slug) is { } kind and (PeriodKind.Half or PeriodKind.FiscalYear)
        && DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? FigurePeriod.Of(kind, day) : null;
}
