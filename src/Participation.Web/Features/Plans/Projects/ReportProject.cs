using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <param name="State">How it stands now.</param>
/// <param name="Percent">How far it is.</param>
/// <param name="Words">What was done; of a delay or an end, why.</param>
/// <param name="Photos">Checked pictures.</param>
public sealed record ProjectReport(ProjectState State, int Percent, string Words, IReadOnlyList<(PhotoMoment Moment, CheckedFile File)> Photos)
{
    /// <summary>To how many followers somebody agreed to send it; null where they hear it with their next answer.</summary>
    public int? Agreed { get; init; }
}

/// <summary>Adds what was done on a project, with its pictures, and tells whoever follows it.</summary>
public sealed class ReportProject(ParticipationContext db, FileStore store, TellFollowers tell, PlanLinks links, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(int number, Guid seen, ProjectReport report, string actor, CancellationToken ct)
    {
        var names = new List<(PhotoMoment Moment, string Name)>();
        var isKept = false;
        try
        {
            // Before the transaction, since a slow disk must not hold up others; taken away again where nothing came of it.
            foreach (var (moment, file) in report.Photos) names.Add((moment, await store.SaveUnguessableAsync(file, ct)));
            var outcome = await db.EditAsync(write => WriteAsync(number, seen, report, names, actor, write), ct);
            isKept = outcome is EditOutcome.Saved;
            return outcome;
        }
        finally
        {
            if (!isKept) names.ForEach(n => store.Delete(n.Name));
        }
    }

    private async Task<EditOutcome> WriteAsync(int number, Guid seen, ProjectReport report, List<(PhotoMoment Moment, string Name)> photos, string actor, CancellationToken ct)
    {
        await db.HoldProjectAsync(number, ct);
        if (await db.Set<Project>().SingleOrDefaultAsync(p => p.Number == number, ct) is not { } project) return new EditOutcome.Unknown();
        if (project.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (project.IsOver) return new EditOutcome.Refused("", "โครงการนี้จบแล้ว บันทึกเพิ่มไม่ได้");
        var now = clock.Now();
        var before = (project.State, project.Progress);
        project.Report(report.State, report.Percent, report.Words, now);
        project.Version = Guid.CreateVersion7(now);
        var id = Guid.CreateVersion7(now);
        var entry = new ProjectEntry
        {
            Id = id,
            ProjectId = project.Id,
            Ordinal = project.Entries,
            At = now,
            Actor = actor,
            State = project.State,
            Progress = project.Progress,
            Words = report.Words,
            Sent = await tell.RunAsync(db.FollowersOf(project), ProjectWords.News(project, id, report.Words, links), report.Agreed, ct),
        };
        db.Add(entry);
        db.AddRange(photos.Select(p => ProjectPhoto.Of(entry, p.Moment, p.Name)));
        db.Audit(new AuditRecord(actor, "project.reported", ProjectTerms.Subject(number), new Dictionary<string, AuditChange>
        {
            ["state"] = new(before.State.ToString(), project.State.ToString()),
            ["progress"] = new(Text(before.Progress), Text(project.Progress)),
            ["photos"] = new(null, Text(photos.Count)),
        }));
        return new EditOutcome.Saved(Text(number));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Takes a picture off, for one in which somebody should not be seen. That there was one stays.</summary>
public sealed class RemovePhoto(ParticipationContext db, FileStore store, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(int number, Guid id, PhotoFault reason, string actor, CancellationToken ct)
    {
        string? name = null;
        var outcome = await db.EditAsync(async write =>
        {
            if (await db.Set<ProjectPhoto>().SingleOrDefaultAsync(p => p.Id == id && db.Set<ProjectEntry>().Any(e => e.Id == p.EntryId && db.Set<Project>().Any(x => x.Id == e.ProjectId && x.Number == number)), write) is not { } photo) return new EditOutcome.Unknown();
            if (photo.Name is null) return new EditOutcome.Refused("", "นำรูปนี้ออกแล้ว");
            name = photo.Remove(clock.Now());
            db.Audit(new AuditRecord(actor, "project.photo_removed", ProjectTerms.Subject(number), new Dictionary<string, AuditChange> { ["reason"] = new(null, reason.ToString()) }));
            return new EditOutcome.Saved();
        }, ct);
        if (outcome is EditOutcome.Saved) store.Delete(name);
        return outcome;
    }
}
