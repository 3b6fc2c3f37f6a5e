using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>Writes the draft of the next edition. What citizens read stays as it is until the draft is published.</summary>
public sealed class SaveManualDraft(ParticipationContext db, TimeProvider clock)
{
    /// <summary><paramref name="seen"/> is the version of the edition that the form was filled in from; empty when there was none.</summary>
    public Task<EditOutcome> RunAsync(int number, Func<ManualContent, ManualContent> change, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindServiceKindAsync(number, write) is not { } kind) return new EditOutcome.Unknown();
        var editions = await db.Set<ServiceManual>().Where(m => m.ServiceKindId == kind.Id && m.State != ManualState.Replaced).ToListAsync(write);
        var latest = editions.MaxBy(m => m.Edition);
        if ((latest?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();

        var before = latest?.Read() ?? new ManualContent();
        var content = change(before);
        var now = clock.Now();
        if (content.ToJson() == before.ToJson() && latest is not null) return new EditOutcome.Saved();
        var draft = latest is { State: ManualState.Draft } ? latest : null;
        if (draft is null) db.Add(draft = new ServiceManual { Id = Guid.CreateVersion7(now), ServiceKindId = kind.Id, Edition = (latest?.Edition ?? 0) + 1 });
        draft.Write(content);
        await db.AddWriterAsync(draft, actor, write);
        draft.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, "manual.draft_saved", Subject(number), new Dictionary<string, AuditChange>
        {
            ["edition"] = new(null, draft.Edition.ToString(CultureInfo.InvariantCulture)),
            ["fields"] = new(null, string.Join(' ', Changed(before, content))),
        }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนเริ่มแก้คู่มือนี้ในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    /// <summary>Takes the draft back; the published edition stays.</summary>
    public Task<EditOutcome> DiscardAsync(int number, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.DraftAsync(number, write) is not { } draft) return new EditOutcome.Unknown();
        db.Remove(draft);
        db.Audit(new AuditRecord(actor, "manual.draft_discarded", Subject(number), new Dictionary<string, AuditChange> { ["edition"] = new(draft.Edition.ToString(CultureInfo.InvariantCulture), null) }));
        return new EditOutcome.Saved();
    }, ct);

    internal static Dictionary<string, AuditChange> Edition(ServiceManual manual) => new() { ["edition"] = new(null, manual.Edition.ToString(CultureInfo.InvariantCulture)) };

    internal static string Subject(int number) => $"service:{number.ToString(CultureInfo.InvariantCulture)}";

    // Which fields, not their words: the editions themselves are kept.
    private static IEnumerable<string> Changed(ManualContent before, ManualContent after) => Fields(before).Zip(Fields(after)).Where(f => f.First.Text != f.Second.Text).Select(f => f.First.Name);

    private static (string Name, string Text)[] Fields(ManualContent c) =>
    [
        ("keywords", c.Keywords), ("legal_basis", c.LegalBasis), ("criteria", c.Criteria), ("method", c.Method), ("conditions", c.Conditions),
        ("documents", string.Join('\n', c.Documents)), ("steps", string.Join('\n', c.Steps)), ("cost", c.Cost), ("fee", c.Fee), ("place", c.Place), ("hours", c.Hours),
        ("forms", string.Join('\n', c.Forms) + c.NeedsNoForm), ("officer", c.Officer), ("approver", c.Approver),
    ];
}
