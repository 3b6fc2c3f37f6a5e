using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public sealed record SaidAndDoneDetails(string Said, string Done, DateOnly Since, Guid? ServicePointId);

/// <summary>Writes or rewrites a note. One that is published is withdrawn first, so that nothing reaches the public unread.</summary>
public sealed class SaveSaidAndDone(ParticipationContext db, TimeProvider clock)
{
    /// <summary><paramref name="id"/> is null for a new note.</summary>
    public Task<EditOutcome> RunAsync(Guid? id, SaidAndDoneDetails details, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var now = clock.Now();
        var note = id is null ? null : await db.Set<SaidAndDone>().SingleOrDefaultAsync(n => n.Id == id, write);
        if (id is not null && note is null) return new EditOutcome.Unknown();
        if (note is not null && note.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (note is { IsPublished: true }) return new EditOutcome.Refused("", "เรื่องนี้เผยแพร่อยู่ กรุณาให้ผู้มีหน้าที่เผยแพร่ถอนออกก่อน แล้วจึงแก้ไข");
        var before = note is null ? null : Fields(note);
        if (note is null) db.Add(note = new SaidAndDone { Id = Guid.CreateVersion7(now), Said = details.Said, Done = details.Done, Since = details.Since, WrittenAt = now });
        (note.Said, note.Done, note.Since, note.ServicePointId) = (details.Said, details.Done, details.Since, details.ServicePointId);
        var changes = Fields(note).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(note.Id.ToString());
        note.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "said_and_done.written" : "said_and_done.changed", $"said_and_done:{note.Id:N}", changes));
        return new EditOutcome.Saved(note.Id.ToString());
    }, ct);

    private static Dictionary<string, string> Fields(SaidAndDone note) => new()
    {
        ["said"] = note.Said,
        ["done"] = note.Done,
        ["since"] = note.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["point"] = note.ServicePointId?.ToString("N") ?? "",
    };
}

/// <summary>Shows a note to everybody, or takes it back.</summary>
public sealed class PublishSaidAndDone(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid id, bool publish, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<SaidAndDone>().SingleOrDefaultAsync(n => n.Id == id, write) is not { } note) return new EditOutcome.Unknown();
        if (note.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (note.IsPublished == publish) return new EditOutcome.Saved();
        var now = clock.Now();
        if (publish) note.Publish(now);
        else note.Withdraw();
        note.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, publish ? "said_and_done.published" : "said_and_done.withdrawn", $"said_and_done:{note.Id:N}"));
        return new EditOutcome.Saved();
    }, ct);
}
