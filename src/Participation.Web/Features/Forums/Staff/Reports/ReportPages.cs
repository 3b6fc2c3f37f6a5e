using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff.Reports;

public sealed record ForumReportLine(Guid Id, int Edition, DateTime MadeAt, bool IsWritten);

/// <summary>A year as it stands now, printed as A4, and the editions that were cut of it.</summary>
[Needs(Permission.SeeForums)]
public sealed class YearModel(ParticipationContext db, ReadForumReport read, CurrentAgency agency, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "year")]
    public int? Asked { get; set; }

    public int Year { get; private set; }
    public IReadOnlyList<int> Years { get; private set; } = [];
    public FrozenDocument Document { get; private set; } = null!;
    public IReadOnlyList<ForumReportLine> Editions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var now = ThaiCalendar.FiscalYear(today);
        (Years, Year) = ([now, now - 1, now - 2], FiscalYears.Read(Asked, clock));
        Document = ForumReportWords.Of(await read.RunAsync(Year, ct), (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed, today);
        Editions = await db.Set<ForumReport>().AsNoTracking().Where(r => r.FiscalYear == Year).OrderByDescending(r => r.Edition).Take(50)
            .Select(r => new ForumReportLine(r.Id, r.Edition, r.MadeAt, db.Set<ForumReportNotes>().Any(n => n.ReportId == r.Id))).ToListAsync(ct);
    }
}

/// <summary>Cuts the figures of a year.</summary>
[Needs(Permission.PlanForums)]
public sealed class CutModel(ParticipationContext db, MakeForumReport make, TimeProvider clock) : EditPage
{
    [FromQuery(Name = "year")]
    public int? Asked { get; set; }

    [BindProperty]
    public int SeenEdition { get; set; }

    public int Year => FiscalYears.Read(Asked, clock);

    public async Task OnGetAsync(CancellationToken ct) => SeenEdition = await db.Set<ForumReport>().Where(r => r.FiscalYear == Year).MaxAsync(r => (int?)r.Edition, ct) ?? 0;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await make.RunAsync(Year, SeenEdition, User.Actor(), ct), "ตัดยอดแล้ว ขั้นต่อไป เขียนปัญหา อุปสรรค และข้อเสนอแนะ", id => $"/staff/forums/reports/{id}", ct);
}

/// <summary>What the pages about one report have in common.</summary>
public abstract class ForumReportPage(ParticipationContext db, IPublishing publishing) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public ForumReport Report { get; private set; } = null!;
    public ForumReportNotes? Notes { get; private set; }
    public PublishingState? Publishing { get; private set; }
    public string Address => $"/staff/forums/reports/{Id}";

    /// <summary>The frozen words and figures; before the method, what people wrote since.</summary>
    public FrozenDocument Document
    {
        get
        {
            var document = Report.ReadDocument();
            var written = ForumReportWords.Written(Notes).DefaultIfEmpty(new DocumentSection("ปัญหา อุปสรรค และข้อเสนอแนะ") { Paragraphs = ["ยังไม่ได้บันทึก"] });
            var before = document.Sections.TakeWhile(s => s.Title != ForumReportWords.Method).ToList();
            return document with { Sections = [.. before, .. written, .. document.Sections.Skip(before.Count)] };
        }
    }

    /// <summary>As everybody would read it.</summary>
    public FrozenDocument PublicDocument => ForumReportWords.Public(Report, Notes);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumReportAsync(Id, ct) is not { } report) return NotFound();
        Report = report;
        Notes = await db.Set<ForumReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == Id, ct);
        Publishing = await publishing.FindAsync(report.Source, ct);
        return null;
    }
}

/// <summary>A report as it was cut, with what the office wrote to it since; printed as A4.</summary>
[Needs(Permission.SeeForums)]
public sealed class ReportModel(ParticipationContext db, IPublishing publishing) : ForumReportPage(db, publishing)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();
}

[Needs(Permission.PlanForums)]
public sealed class WriteModel(ParticipationContext db, IPublishing publishing, WriteForumReport write) : ForumReportPage(db, publishing)
{
    private const string TooLong = "ยาวเกิน 3,000 ตัวอักษร";

    [BindProperty, StringLength(ForumReportNotes.MaxText, ErrorMessage = TooLong)]
    public string? Problems { get; set; }

    [BindProperty, StringLength(ForumReportNotes.MaxText, ErrorMessage = TooLong)]
    public string? Obstacles { get; set; }

    [BindProperty, StringLength(ForumReportNotes.MaxText, ErrorMessage = TooLong)]
    public string? Suggestions { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Notes is not null) (Problems, Obstacles, Suggestions, Seen) = (Notes.Problems, Notes.Obstacles, Notes.Suggestions, Notes.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Problems is null && Obstacles is null && Suggestions is null) ModelState.AddModelError(nameof(Problems), "กรุณาเขียนอย่างน้อยหนึ่งช่อง ถ้าไม่มีปัญหา เขียนว่า ไม่มี");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.RunAsync(Id, Problems ?? "", Obstacles ?? "", Suggestions ?? "", Seen, User.Actor(), ct), "บันทึกแล้ว", _ => Address, ct);
    }
}

/// <summary>Shows a report as everybody would read it, and proposes it.</summary>
[Needs(Permission.WritePublications)]
public sealed class PublishReportModel(ParticipationContext db, IPublishing publishing, ProposeForumReport propose) : ForumReportPage(db, publishing)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await propose.RunAsync(Id, User.AccountId(), User.Actor(), ct), "ทำร่างแล้ว ขั้นต่อไป ตรวจข้อความแล้วส่งขออนุมัติ", number => $"/staff/publications/{number}", ct);
}
