using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Adds, moves, renames, confirms and removes a holiday.</summary>
public sealed class SaveHoliday(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid? id, DateOnly day, string name, bool isToBeConfirmed, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var holiday = id is null ? null : await db.Set<Holiday>().SingleOrDefaultAsync(h => h.Id == id, write);
        if (id is not null && holiday is null) return new EditOutcome.Unknown();
        if (holiday is not null && holiday.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await db.Set<Holiday>().Where(h => h.Day == day && h.Id != id).Select(h => h.Name).FirstOrDefaultAsync(write) is { } other)
            return new EditOutcome.Refused("Day", $"{ThaiCalendar.ShortDate(day)} เป็น{other}อยู่แล้ว");

        var before = holiday is null ? null : Fields(holiday);
        var now = clock.Now();
        if (holiday is null) db.Add(holiday = new Holiday { Id = Guid.CreateVersion7(now), Day = day, Name = name });
        (holiday.Day, holiday.Name, holiday.IsToBeConfirmed) = (day, name, isToBeConfirmed);
        var changes = Fields(holiday).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved();
        holiday.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "holiday.added" : "holiday.changed", Subject(holiday), changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("Day", "วันนี้เป็นวันหยุดอยู่แล้ว"));

    public Task<EditOutcome> RemoveAsync(Guid id, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Holiday>().SingleOrDefaultAsync(h => h.Id == id, write) is not { } holiday) return new EditOutcome.Unknown();
        db.Remove(holiday);
        db.Audit(new AuditRecord(actor, "holiday.removed", Subject(holiday), new Dictionary<string, AuditChange>
        {
            ["day"] = new(ThaiDate.Show(holiday.Day), null),
            ["name"] = new(holiday.Name, null),
        }));
        return new EditOutcome.Saved();
    }, ct);

    private static string Subject(Holiday holiday) => $"holiday:{holiday.Id:N}";

    private static Dictionary<string, string> Fields(Holiday holiday) => new()
    {
        ["day"] = ThaiDate.Show(holiday.Day),
        ["name"] = holiday.Name,
        ["to_be_confirmed"] = holiday.IsToBeConfirmed ? "yes" : "no",
    };
}
