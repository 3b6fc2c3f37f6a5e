using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

public sealed record NotesText(string Problems, string Obstacles, string Suggestions);

public sealed record ActionDetails(string Problem, string Action, Guid? UnitId, string Owner, DateOnly DueOn);

/// <summary>What the office says to a report: why it is so, what will be done, and what became of it.</summary>
public sealed class WriteImprovements(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> SaveNotesAsync(Guid reportId, NotesText text, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (!await db.Set<SurveyReport>().AnyAsync(r => r.Id == reportId, write)) return new EditOutcome.Unknown();
        var notes = await db.Set<ReportNotes>().SingleOrDefaultAsync(n => n.ReportId == reportId, write);
        if ((notes?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = notes is null ? null : Fields(notes);
        if (notes is null) db.Add(notes = new ReportNotes { ReportId = reportId });
        (notes.Problems, notes.Obstacles, notes.Suggestions) = (text.Problems, text.Obstacles, text.Suggestions);
        var changes = Fields(notes).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved();
        notes.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "report.notes_saved", Subject(reportId), changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนบันทึกในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    public Task<EditOutcome> SaveActionAsync(Guid reportId, Guid? id, ActionDetails details, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (!await db.Set<SurveyReport>().AnyAsync(r => r.Id == reportId, write)) return new EditOutcome.Unknown();
        if (details.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused(nameof(details.UnitId), "ไม่พบหน่วยที่เลือก");
        var action = id is null ? null : await db.Set<ImprovementAction>().SingleOrDefaultAsync(a => a.Id == id && a.ReportId == reportId, write);
        if (id is not null && action is null) return new EditOutcome.Unknown();
        if (action is not null && action.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (action is { DoneOn: not null }) return Finished;
        var now = clock.Now();
        var before = action is null ? null : Fields(action);
        if (action is null) db.Add(action = new ImprovementAction { Id = Guid.CreateVersion7(now), ReportId = reportId, Problem = details.Problem, Action = details.Action, Owner = details.Owner, DueOn = details.DueOn });
        (action.Problem, action.Action, action.UnitId, action.Owner, action.DueOn) = (details.Problem, details.Action, details.UnitId, details.Owner, details.DueOn);
        var changes = Fields(action).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved();
        action.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "improvement.added" : "improvement.changed", Subject(reportId), changes));
        return new EditOutcome.Saved();
    }, ct);

    public Task<EditOutcome> FinishAsync(Guid reportId, Guid id, DateOnly on, string result, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<ImprovementAction>().SingleOrDefaultAsync(a => a.Id == id && a.ReportId == reportId, write) is not { } action) return new EditOutcome.Unknown();
        if (action.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (action.DoneOn is not null) return Finished;
        action.Finish(on, result);
        action.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "improvement.finished", Subject(reportId), Fields(action).ChangesSince()));
        return new EditOutcome.Saved();
    }, ct);

    private static EditOutcome.Refused Finished => new("", "เรื่องนี้บันทึกว่าทำแล้ว แก้ไขไม่ได้");

    private static string Subject(Guid reportId) => $"survey_report:{reportId:N}";

    private static Dictionary<string, string> Fields(ReportNotes notes) => new() { ["problems"] = notes.Problems, ["obstacles"] = notes.Obstacles, ["suggestions"] = notes.Suggestions };

    private static Dictionary<string, string> Fields(ImprovementAction action) => new()
    {
        ["problem"] = action.Problem,
        ["action"] = action.Action,
        ["unit"] = action.UnitId?.ToString("N") ?? "",
        ["owner"] = action.Owner,
        ["due"] = ThaiDate.Show(action.DueOn),
        ["done"] = action.DoneOn is { } done ? ThaiDate.Show(done) : "",
        ["result"] = action.Result,
    };
}
