using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

public sealed record HeadDetails(string Position, string Holder, string Phone);

/// <summary>Writes who holds a position in a village. The audit trail learns that the holder changed, never who it is.</summary>
public sealed class SaveVillageHead(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid villageId, Guid? headId, HeadDetails details, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (!await db.Set<Village>().AnyAsync(v => v.Id == villageId, write)) return new EditOutcome.Unknown();
        var head = headId is null ? null : await db.Set<VillageHead>().SingleOrDefaultAsync(h => h.Id == headId && h.VillageId == villageId, write);
        if (headId is not null && head is null) return new EditOutcome.Unknown();
        if (headId is null && await db.Set<VillageHead>().CountAsync(h => h.VillageId == villageId, write) >= 20) return new EditOutcome.Refused(nameof(details.Position), "ใส่ได้ไม่เกิน 20 ตำแหน่ง");

        var isNew = head is null;
        var holderChanged = isNew ? details.Holder.Length > 0 : head!.Holder != details.Holder || head.Phone != details.Phone;
        if (head is null) db.Add(head = new VillageHead { Id = Guid.CreateVersion7(clock.Now()), VillageId = villageId, Position = details.Position });
        var before = head.Position;
        (head.Position, head.Holder, head.Phone) = (details.Position, details.Holder, details.Phone);
        var changes = new Dictionary<string, AuditChange>();
        if (isNew || before != head.Position) changes["position"] = new(isNew ? null : before, head.Position);
        if (holderChanged) changes["holder"] = new(null, head.Holder.Length > 0 ? "changed" : "emptied");
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, isNew ? "village_head.added" : "village_head.changed", $"village_head:{head.Id:N}", changes));
        return new EditOutcome.Saved(villageId.ToString());
    }, ct);

    /// <summary>The position itself is no more.</summary>
    public Task<EditOutcome> RemoveAsync(Guid villageId, Guid headId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<VillageHead>().SingleOrDefaultAsync(h => h.Id == headId && h.VillageId == villageId, write) is not { } head) return new EditOutcome.Unknown();
        db.Remove(head);
        db.Audit(new AuditRecord(actor, "village_head.removed", $"village_head:{head.Id:N}", new Dictionary<string, AuditChange> { ["position"] = new(head.Position, null) }));
        return new EditOutcome.Saved(villageId.ToString());
    }, ct);
}
