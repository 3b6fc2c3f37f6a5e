using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Cuts the figures of a year: from then on they stand. Cut again, they are an edition of their own beside the first.</summary>
public sealed class MakeForumReport(ParticipationContext db, ReadForumReport read, CurrentAgency agency, TimeProvider clock)
{
    /// <summary>Saved with the report's id.</summary>
    /// <param name="fiscalYear">Of which year.</param>
    /// <param name="seenEdition">The last edition that the page showed; 0 for none.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<EditOutcome> RunAsync(int fiscalYear, int seenEdition, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var edition = await db.Set<ForumReport>().Where(r => r.FiscalYear == fiscalYear).MaxAsync(r => (int?)r.Edition, write) ?? 0;
        if (edition != seenEdition) return new EditOutcome.ChangedMeanwhile();
        var (now, figures, name) = (clock.Now(), await read.RunAsync(fiscalYear, write), (await agency.FindAsync(write))?.Name ?? CurrentAgency.Unnamed);
        if (figures.Planned == 0) return new EditOutcome.Refused("", "ปีนี้ยังไม่มีเวที ไม่มีอะไรให้ตัดยอด");
        var (document, kept) = (ForumReportWords.Of(figures, name, ThaiCalendar.Day(now)).ToJson(), figures.ToJson());
        var report = new ForumReport { Id = Guid.CreateVersion7(now), FiscalYear = fiscalYear, Edition = edition + 1, MadeAt = now, Document = document, Figures = kept, Hash = ForumReport.HashOf(document, kept) };
        db.Add(report);
        db.Audit(new AuditRecord(actor, "forum_report.made", report.Source, new Dictionary<string, AuditChange> { ["year"] = new(null, Text(fiscalYear)), ["edition"] = new(null, Text(report.Edition)), ["hash"] = new(null, report.Hash) }));
        return new EditOutcome.Saved(report.Id.ToString());
    }, ct, new EditOutcome.Refused("", "มีคนตัดยอดในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the office says to a report.</summary>
public sealed class WriteForumReport(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid reportId, string problems, string obstacles, string suggestions, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ForumReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, write) is not { } report) return new EditOutcome.Unknown();
        var notes = await db.Set<ForumReportNotes>().SingleOrDefaultAsync(n => n.ReportId == reportId, write);
        if ((notes?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = notes is null ? null : Fields(notes);
        if (notes is null) db.Add(notes = new ForumReportNotes { ReportId = reportId });
        (notes.Problems, notes.Obstacles, notes.Suggestions, notes.Version) = (problems, obstacles, suggestions, Guid.CreateVersion7(clock.Now()));
        var changes = Fields(notes).ChangesSince(before);
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, "forum_report.written", report.Source, changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนเขียนในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static Dictionary<string, string> Fields(ForumReportNotes n) => new() { ["problems"] = n.Problems, ["obstacles"] = n.Obstacles, ["suggestions"] = n.Suggestions };
}

/// <summary>Gives a report to the publications, as everybody may read it.</summary>
public sealed class ProposeForumReport(ParticipationContext db, IPublishing publishing)
{
    /// <summary>Saved with the publication's number.</summary>
    public Task<EditOutcome> RunAsync(Guid reportId, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ForumReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, write) is not { } report) return new EditOutcome.Unknown();
        var notes = await db.Set<ForumReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == reportId, write);
        if (!ForumReportWords.Written(notes).Any()) return new EditOutcome.Refused("", "กรุณาให้ผู้รับผิดชอบเขียนปัญหา อุปสรรค และข้อเสนอแนะก่อน");
        var document = ForumReportWords.Public(report, notes);
        var number = await publishing.ProposeAsync(new ProposedPublication(report.Source, document.Title, $"ปีงบประมาณ {report.FiscalYear} {document.Answer}", $"{document.Answer}\nดูรายหมู่บ้าน ความเห็น และข้อเสนอได้ด้านล่าง เวทีที่จะมาถึงดูได้ที่ /forums", document), accountId, actor, write);
        return new EditOutcome.Saved(number.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนเสนอในเวลาเดียวกัน กรุณากดอีกครั้ง"));
}
