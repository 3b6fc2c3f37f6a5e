using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Adds a channel of the agency's own, renames one, or stops offering it.</summary>
public sealed class SaveChannel(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid? id, string name, bool isActive, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var channel = id is null ? null : await db.Set<Channel>().SingleOrDefaultAsync(c => c.Id == id, write);
        if (id is not null && channel is null) return new EditOutcome.Unknown();
        if (channel is not null && channel.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await db.Set<Channel>().AnyAsync(c => c.Name == name && c.Id != id, write)) return NameTaken;
        if (!isActive && channel is not null && PublicationRules.ForPublic.Any(k => k.Rule().NamedChannels.Contains(channel.Key)))
            return new EditOutcome.Refused("IsActive", "ช่องทางนี้ต้องใช้ทุกครั้ง เลิกใช้ไม่ได้");
        var now = clock.Now();
        var before = channel is null ? null : Fields(channel);
        if (channel is null)
        {
            var place = (await db.Set<Channel>().MaxAsync(c => (int?)c.SortOrder, write) ?? 0) + 1;
            var made = Guid.CreateVersion7(now);
            db.Add(channel = new Channel { Id = made, Key = made.ToString("N")[^Channel.MaxKey..], Name = name, SortOrder = place });
        }
        (channel.Name, channel.IsActive) = (name, isActive);
        var changes = Fields(channel).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved();
        channel.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "channel.added" : "channel.changed", $"channel:{channel.Id:N}", changes));
        return new EditOutcome.Saved();
    }, ct, NameTaken);

    private static EditOutcome.Refused NameTaken => new("Name", "มีช่องทางชื่อนี้แล้ว");

    private static Dictionary<string, string> Fields(Channel channel) => new() { ["name"] = channel.Name, ["active"] = channel.IsActive ? "yes" : "no" };
}
