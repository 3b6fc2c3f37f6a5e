using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

public sealed record ExportDetails(Guid UnitId, FigurePeriod Period, string Meeting, DateOnly MeetingOn);

/// <summary>Writes down, for good, what a meeting about people is given of a unit's figures.</summary>
public sealed class ExportForPersonnel(ParticipationContext db, SurveyFigures figures, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(ExportDetails details, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var now = clock.Now();
        if (!details.Period.IsOver(ThaiCalendar.Day(now))) return new EditOutcome.Refused("Period", "ช่วงเวลานี้ยังไม่จบ ตัวเลขยังเปลี่ยนได้");
        var units = await db.UnitTreeAsync(write);
        if (units.FirstOrDefault(u => u.Unit.Id == details.UnitId) is not { } unit) return new EditOutcome.Refused(nameof(details.UnitId), "กรุณาเลือกหน่วย");
        if (await db.FindSurveyAsync(PresetSurveys.ServiceSlug, write) is not { } survey) return new EditOutcome.Unknown();
        var inUnit = Below(unit.Unit.Id, units);
        var points = await db.Set<ServicePoint>().AsNoTracking().Where(p => p.UnitId != null && inUnit.Contains(p.UnitId.Value)).OrderBy(p => p.Code).ToListAsync(write);
        var cells = await figures.ReadAsync(new FigureScope(survey.Survey.Id, details.Period) { Points = [.. points.Select(p => p.Id)] }, write);
        var total = cells.Total;
        if (total.Kept.Satisfaction.Count < PersonnelExport.LeastAnswers)
            return new EditOutcome.Refused(nameof(details.UnitId), $"หน่วยนี้มี {total.Kept.Satisfaction.Count} คำตอบ น้อยกว่า {PersonnelExport.LeastAnswers} จึงไม่ควรใช้พิจารณาบุคคล");

        var number = (await db.Set<PersonnelExport>().MaxAsync(e => (int?)e.Number, write) ?? 0) + 1;
        var content = Write(number, unit.Path, survey, details, points, cells, now);
        var export = new PersonnelExport
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            UnitId = details.UnitId,
            From = details.Period.From,
            To = details.Period.To,
            Content = content,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
            Meeting = details.Meeting,
            MeetingOn = details.MeetingOn,
            MadeAt = now,
            MadeBy = accountId,
        };
        db.Add(export);
        db.Audit(new AuditRecord(actor, "personnel_export.made", $"personnel_export:{number.ToString(CultureInfo.InvariantCulture)}", new Dictionary<string, AuditChange>
        {
            ["unit"] = new(null, details.UnitId.ToString("N")),
            ["period"] = new(null, details.Period.Query),
            ["meeting"] = new(null, details.Meeting),
            ["hash"] = new(null, export.Hash),
        }));
        return new EditOutcome.Saved(number.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนออกเอกสารในเวลาเดียวกัน กรุณากดอีกครั้ง"));

    private static string Write(int number, string unit, PublishedSurvey survey, ExportDetails details, List<ServicePoint> points, FigureCells cells, DateTime now)
    {
        var rows = points.ConvertAll(p => (Point: p, Figure: cells.ByPoint.GetValueOrDefault(p.Id) ?? Figure.None));
        // A counter is one officer: below the least number neither its figure nor what would give it away is told.
        var withheld = SmallNumbers.Withhold(rows.ConvertAll(r => r.Figure.Kept.Satisfaction.Count), Figure.LeastBelowUnit);
        var csv = new StringBuilder().Append(Csv.Bom)
            .Append(Csv.Line("เอกสารผลประเมินเพื่อการพิจารณาบุคคล เลขที่", number.ToString(CultureInfo.InvariantCulture)))
            .Append(Csv.Line("หน่วย", unit))
            .Append(Csv.Line("แบบประเมิน", $"{survey.Survey.Name} ฉบับที่ {survey.Version.Number.ToString(CultureInfo.InvariantCulture)}"))
            .Append(Csv.Line("ช่วงเวลา", ReportWords.Period(details.Period)))
            .Append(Csv.Line("เสนอที่ประชุม", $"{details.Meeting} {ThaiCalendar.ShortDate(details.MeetingOn)}"))
            .Append(Csv.Line("ออกเมื่อ", ThaiCalendar.ShortDateTime(now)))
            .Append(Csv.Line("วิธีคิด", Satisfaction.Formula))
            .Append(Csv.Line())
            .Append(Csv.Line(["จุดบริการ", .. RatingWords.BestFirst.Select(r => r.Word()), "คำตอบ", "พอใจ (ร้อยละ)", "เฉลี่ย (เต็ม 100)", "คำตอบที่ตัดออก"]));
        foreach (var ((point, figure), isWithheld) in rows.Zip(withheld)) csv.Append(Line($"{point.Code} {point.Name}", figure, isWithheld));
        csv.Append(Line("รวมทั้งหน่วย", cells.Total, isWithheld: false));
        if (withheld.Contains(true)) csv.Append(Csv.Line($"จุดบริการที่มีคำตอบน้อยกว่า {Figure.LeastBelowUnit} ไม่แสดงตัวเลข และไม่แสดงแถวอื่นที่จะลบออกมาได้"));
        return csv.ToString();
    }

    private static string Line(string name, Figure figure, bool isWithheld)
    {
        var kept = figure.Kept.Satisfaction;
        return Csv.Line(isWithheld
            ? [name, .. Enumerable.Repeat(SmallNumbers.Words, RatingWords.BestFirst.Count + 4)]
            : [name, .. RatingWords.BestFirst.Select(r => kept[r].ToString(CultureInfo.InvariantCulture)), kept.Count.ToString(CultureInfo.InvariantCulture),
                Satisfaction.Show(kept.Share), Satisfaction.Show(kept.MeanScore), figure.Excluded.Answers.ToString(CultureInfo.InvariantCulture)]);
    }

    private static HashSet<Guid> Below(Guid unit, IReadOnlyList<UnitLine> units)
    {
        var found = new HashSet<Guid> { unit };
        // Parents come before their children.
        foreach (var line in units) if (line.Unit.ParentId is { } parent && found.Contains(parent)) found.Add(line.Unit.Id);
        return found;
    }
}
