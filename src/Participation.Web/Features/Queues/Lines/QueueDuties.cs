using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>For supervisors: what was called out of turn today.</summary>
public sealed class QueueDuties(ParticipationContext db, TimeProvider clock) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var count = await db.Set<TicketEvent>().CountAsync(e => e.Kind == TicketEventKind.CalledOutOfTurn && e.Day == today && !db.Set<TicketEvent>().Any(u => u.QueueId == e.QueueId && u.Day == today && u.Undoes == e.Sequence), ct);
        return count == 0 ? [] : [new StaffDuty($"เรียกนอกลำดับ {count} ครั้งวันนี้ อ่านเหตุผล", "/staff/queues/out-of-turn", Urgent: false)];
    }
}

/// <summary>Queues on the set-up list.</summary>
public sealed class QueueSetup(ParticipationContext db) : ISetupSteps
{
    public async Task<IReadOnlyList<SetupStep>> ListAsync(CancellationToken ct)
    {
        var count = await db.Set<Queue>().CountAsync(q => q.IsOpen, ct);
        return [new SetupStep(55, "คิวและช่องที่เรียก", count > 0 ? SetupState.Done : SetupState.Optional, count > 0 ? $"มี {count} คิว" : "ยังไม่มีคิว", "/staff/queues/setup", "ตั้งคิว")];
    }
}
