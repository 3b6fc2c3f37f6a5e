using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff.Reports;

public sealed record RecipientLine(string Position, DateTime SentAt, DateTime DueAt, DateTime? OpenedAt, string? OpenedBy, DateTime? AcknowledgedAt, string? AcknowledgedBy);

/// <summary>A report as it was made, what the office wrote to it since, what arrived since, and who has read it.</summary>
[Needs(Permission.SeeResults)]
public sealed class ReportModel(ParticipationContext db, ReadReportFigures figures, AcknowledgeReport acknowledge, IPublishing publishing, CurrentStaff staff, TimeProvider clock) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public SurveyReport Report { get; private set; } = null!;
    public FrozenDocument Document { get; private set; } = null!;
    public string Late { get; private set; } = "";
    public IReadOnlyList<RecipientLine> Recipients { get; private set; } = [];
    public bool MayAcknowledge { get; private set; }
    public PublishingState? Publishing { get; private set; }
    public string? PointCode { get; private set; }
    public DateTime Now => clock.Now();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await db.Set<SurveyReport>().AnyAsync(r => r.Id == Id, ct)) return NotFound();
        await acknowledge.OpenAsync(Id, User.AccountId(), await PositionsAsync(ct), ct);
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await acknowledge.RunAsync(Id, User.AccountId(), await PositionsAsync(ct), User.Actor(), ct), "บันทึกว่าท่านรับทราบแล้ว", _ => $"/staff/reports/{Id}", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<SurveyReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } report) return NotFound();
        Report = report;
        Document = await WithNotesAsync(report, ct);
        Late = await LateAsync(report, ct);
        Recipients = await (from recipient in db.Set<ReportRecipient>()
                            join position in db.Set<Position>() on recipient.PositionId equals position.Id
                            where recipient.ReportId == report.Id
                            orderby position.Title
                            select new RecipientLine(position.Title, recipient.SentAt, recipient.DueAt,
                                recipient.OpenedAt, db.Users.Where(u => u.Id == recipient.OpenedBy).Select(u => u.DisplayName).SingleOrDefault(),
                                recipient.AcknowledgedAt, db.Users.Where(u => u.Id == recipient.AcknowledgedBy).Select(u => u.DisplayName).SingleOrDefault())).ToListAsync(ct);
        var positions = await PositionsAsync(ct);
        MayAcknowledge = await db.Set<ReportRecipient>().AnyAsync(r => r.ReportId == report.Id && r.AcknowledgedAt == null && positions.Contains(r.PositionId), ct);
        Publishing = await publishing.FindAsync(report.Source, ct);
        PointCode = await db.Set<Participation.Web.Features.Agency.ServicePoint>().Where(p => p.Id == report.ScopeId).Select(p => p.Code).SingleOrDefaultAsync(ct);
        return null;
    }

    /// <summary>The frozen words and figures; between them, marked with its day, what people wrote since.</summary>
    private async Task<FrozenDocument> WithNotesAsync(SurveyReport report, CancellationToken ct)
    {
        var document = report.ReadDocument();
        var notes = await db.Set<ReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == report.Id, ct);
        var actions = await db.Set<ImprovementAction>().AsNoTracking().Where(a => a.ReportId == report.Id).ToListAsync(ct);
        var live = PublicReport.LiveSections(notes, actions, ThaiCalendar.Day(Now)).ToList();
        if (actions.Count == 0) live.Add(new DocumentSection("จะทำอะไรต่อ") { Paragraphs = ["ยังไม่ได้บันทึก"] });
        var before = document.Sections.TakeWhile(s => s.Title != ReportWords.LastTime).ToList();
        return document with { Sections = [.. before, .. live, .. document.Sections.Skip(before.Count)] };
    }

    private async Task<string> LateAsync(SurveyReport report, CancellationToken ct)
    {
        var frozen = report.ReadFigures();
        var (answers, excluded) = await figures.NowAsync(report, frozen.SurveyId, ct);
        var words = new List<string>();
        if (answers != frozen.Answers) words.Add($"มาถึงหลังวันตัดยอด {ReportWords.Number(answers - frozen.Answers)} คำตอบ");
        if (excluded > frozen.Excluded) words.Add($"ตัดออกหลังวันตัดยอด {ReportWords.Number(excluded - frozen.Excluded)} คำตอบ");
        if (excluded < frozen.Excluded) words.Add($"นำกลับมานับหลังวันตัดยอด {ReportWords.Number(frozen.Excluded - excluded)} คำตอบ");
        return words.Count == 0 ? "" : $"ณ {ThaiCalendar.ShortDate(ThaiCalendar.Day(Now))} {string.Join(" ", words)} ตัวเลขในรายงานนี้ไม่เปลี่ยน";
    }

    private async Task<IReadOnlyList<Guid>> PositionsAsync(CancellationToken ct) => [.. (await staff.PositionsAsync(ct)).Select(p => p.Id)];
}
