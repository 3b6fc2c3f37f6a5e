using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Staff.Reports;

/// <summary>What the pages about one report have in common.</summary>
public abstract class CaseReportPage(ParticipationContext db, IPublishing publishing) : EditPage
{
    private const string NotYet = "ยังไม่ได้บันทึก";

    [FromRoute]
    public Guid Id { get; set; }

    public CaseReport Report { get; private set; } = null!;
    public CaseReportNotes? Notes { get; private set; }
    public PublishingState? Publishing { get; private set; }
    public string Address => $"/staff/cases/reports/{Id}";

    /// <summary>The frozen words and figures; before the method, what people wrote since.</summary>
    public FrozenDocument Document
    {
        get
        {
            var document = Report.ReadDocument();
            var written = CaseReportWords.Written(Notes).DefaultIfEmpty(new DocumentSection("ปัญหา อุปสรรค และแนวทางแก้ไข") { Paragraphs = [NotYet] });
            var before = document.Sections.TakeWhile(s => s.Title != CaseReportWords.Method).ToList();
            return document with { Sections = [.. before, .. written, .. document.Sections.Skip(before.Count)] };
        }
    }

    /// <summary>As everybody would read it.</summary>
    public FrozenDocument PublicDocument => PublicCaseReport.Of(Report, Notes);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<CaseReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } report) return NotFound();
        Report = report;
        Notes = await db.Set<CaseReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == Id, ct);
        Publishing = await publishing.FindAsync(report.Source, ct);
        return null;
    }
}

/// <summary>A report as it was made, with what the office wrote to it since; printed as A4.</summary>
[Needs(Permission.OverseeCases)]
public sealed class ReportModel(ParticipationContext db, IPublishing publishing) : CaseReportPage(db, publishing)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();
}

[Needs(Permission.WriteCaseReports)]
public sealed class WriteModel(ParticipationContext db, IPublishing publishing, CurrentStaff staff, WriteCaseReport write) : CaseReportPage(db, publishing)
{
    private readonly ParticipationContext _db = db;

    private const string TooLong = "ยาวเกิน 3,000 ตัวอักษร";

    [BindProperty, StringLength(CaseReportNotes.MaxText, ErrorMessage = TooLong)]
    public string? Problems { get; set; }

    [BindProperty, StringLength(CaseReportNotes.MaxText, ErrorMessage = TooLong)]
    public string? Obstacles { get; set; }

    [BindProperty, StringLength(CaseReportNotes.MaxText, ErrorMessage = TooLong)]
    public string? Solutions { get; set; }

    /// <summary>What colleagues learnt from each case of the period.</summary>
    public IReadOnlyList<LessonLine> Lessons { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Notes is not null) (Problems, Obstacles, Solutions, Seen) = (Notes.Problems, Notes.Obstacles, Notes.Solutions, Notes.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Problems is null && Obstacles is null && Solutions is null) ModelState.AddModelError(nameof(Problems), "กรุณาเขียนอย่างน้อยหนึ่งช่อง ถ้าไม่มีปัญหา เขียนว่า ไม่มี");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.RunAsync(Id, Problems ?? "", Obstacles ?? "", Solutions ?? "", Seen, User.Actor(), ct), "บันทึกแล้ว", _ => Address, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        Lessons = await _db.LessonsAsync(Report.Period, await staff.ReachOfAsync(Permission.SeeCases, ct), ct);
        return null;
    }
}

/// <summary>Shows a report as everybody would read it, and proposes it.</summary>
[Needs(Permission.WritePublications)]
public sealed class PublishModel(ParticipationContext db, IPublishing publishing, ProposeCaseReport propose) : CaseReportPage(db, publishing)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await propose.RunAsync(Id, User.AccountId(), User.Actor(), ct), "ทำร่างแล้ว ขั้นต่อไป ตรวจข้อความแล้วส่งขออนุมัติ", number => $"/staff/publications/{number}", ct);
}
