using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

public sealed record VisitLine(DateOnly Day, VisitWay Way, string Category, bool WasAnswered, string Suggestion);

public sealed record VisitMonth(DateOnly Month, int WalkIn, int Phone, int Elsewhere, int Answered)
{
    public int Total => WalkIn + Phone + Elsewhere;
}

/// <summary>Who came or called, in a few taps and without a name; what was keyed in, and how many a month.</summary>
[Needs(Permission.KeyInVisits)]
public sealed class VisitListModel(ParticipationContext db, KeepVisit keep, TimeProvider clock) : EditPage
{
    private const int PageSize = 50;
    private const int DaysBack = 60;

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public Guid? Category { get; set; }

    [BindProperty]
    public bool WasAnswered { get; set; }

    [BindProperty, StringLength(EnquiryVisit.MaxSuggestion, ErrorMessage = "ข้อเสนอแนะยาวเกิน 500 ตัวอักษร")]
    public string? Suggestion { get; set; }

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public IReadOnlyList<Choice> Categories { get; private set; } = [];
    public IReadOnlyList<VisitLine> Lines { get; private set; } = [];
    public IReadOnlyList<VisitMonth> Months { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        WasAnswered = true;
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (day, way) = (Today, VisitWords.Ways.Named(Way));
        if (Day is not null && (!ThaiDate.TryParse(Day, out day) || day > Today || day < Today.AddDays(-DaysBack))) ModelState.AddModelError(nameof(Day), $"กรุณาใส่วันที่ ไม่เกิน {DaysBack} วันก่อน เช่น 20/11/2569");
        if (way is null) ModelState.AddModelError(nameof(Way), "กรุณาเลือกว่ามาหรือโทร");
        if (Category is null) ModelState.AddModelError(nameof(Category), "กรุณาเลือกว่าถามเรื่องอะไร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await keep.RunAsync(day, way!.Value, Category!.Value, WasAnswered, Suggestion ?? "", User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/enquiries/visits", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Categories = await CaseChoices.CategoriesAsync(db, ct);
        var visits = db.Set<EnquiryVisit>().AsNoTracking();
        Total = await visits.CountAsync(ct);
        var page = Pager.PageOf(At, PageSize, Total);
        Lines = (await visits.OrderByDescending(v => v.Day).ThenByDescending(v => v.Id).Skip((page - 1) * PageSize).Take(PageSize)
                .Join(db.Set<CaseCategory>(), v => v.CategoryId, c => c.Id, (v, c) => new { v.Id, Line = new VisitLine(v.Day, v.Way, c.Name, v.WasAnswered, v.Suggestion) }).ToListAsync(ct))
            .OrderByDescending(v => v.Line.Day).ThenByDescending(v => v.Id).Select(v => v.Line).ToList();
        Pager = Pager.Of("/staff/enquiries/visits", page, PageSize, Total);
        var from = ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(Today));
        var days = await visits.Where(v => v.Day >= from).GroupBy(v => new { v.Day, v.Way, v.WasAnswered }).Select(g => new { g.Key.Day, g.Key.Way, g.Key.WasAnswered, Count = g.Count() }).ToListAsync(ct);
        Months = [.. days.GroupBy(d => d.Day.AddDays(1 - d.Day.Day)).OrderByDescending(g => g.Key).Select(g =>
        {
            int Of(VisitWay way) => g.Where(d => d.Way == way).Sum(d => d.Count);
            return new VisitMonth(g.Key, Of(VisitWay.WalkIn), Of(VisitWay.Phone), Of(VisitWay.Elsewhere), g.Where(d => d.WasAnswered).Sum(d => d.Count));
        })];
        return null;
    }
}
