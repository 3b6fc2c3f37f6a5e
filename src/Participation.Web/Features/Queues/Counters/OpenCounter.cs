using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>An officer opens a counter for a queue, under the order that puts them there.</summary>
public sealed class OpenCounter(ParticipationContext db, DayBook days, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid pointId, Guid queueId, string? order, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<QueueCounter>().AsNoTracking().SingleOrDefaultAsync(c => c.PointId == pointId && c.QueueId == queueId, write) is not { } counter) return new EditOutcome.Unknown();
        var queue = await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == queueId, write);
        var point = await db.Set<ServicePoint>().AsNoTracking().SingleAsync(p => p.Id == pointId, write);
        if (!queue.IsOpen || !point.IsOpen) return new EditOutcome.Refused("", "คิวหรือช่องนี้ปิดใช้อยู่ ผู้กำกับดูแลเปิดได้ที่ตั้งค่าคิว");
        var words = PlainText.Clean(order ?? "");
        if (words.Length is 0 or > CounterSession.MaxOrder) return new EditOutcome.Refused("Order", "กรุณาใส่เลขที่คำสั่งที่ให้ท่านประจำช่อง เช่น 45/2569");
        var day = await days.OpenAsync(queue, write);
        // Of yesterday and forgotten: closed with the day, in a moment or already.
        var accountId = StaffActor.AccountIn(actor);
        if (await db.Set<CounterSession>().AnyAsync(s => s.PointId == pointId && s.ClosedAt == null, write)) return new EditOutcome.Refused("", "มีเจ้าหน้าที่เปิดช่องนี้อยู่แล้ว");
        if (await db.Set<CounterSession>().AnyAsync(s => s.AccountId == accountId && s.ClosedAt == null, write)) return new EditOutcome.Refused("", "ท่านเปิดช่องอื่นอยู่ กรุณาปิดช่องนั้นก่อน");
        var session = new CounterSession
        {
            Id = Guid.CreateVersion7(clock.Now()),
            QueueId = queueId,
            Day = day.Day,
            PointId = pointId,
            Number = counter.Number,
            AccountId = accountId,
            Order = words,
            OpenedAt = day.Now,
        };
        db.Add(session);
        day.Log(TicketEventKind.CounterOpened, new Doer(actor, TicketChannel.Staff, pointId, session.Id), null);
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีเจ้าหน้าที่เปิดช่องนี้ในเวลาเดียวกัน"));

    /// <summary>The order under which the person is on today's roster of the point; what the form begins with.</summary>
    public async Task<string> OrderOfRosterAsync(Guid pointId, Guid accountId, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        return await db.Set<RosterEntry>().Where(e => e.PointId == pointId && e.AccountId == accountId && e.Day == today).Select(e => e.Order).FirstOrDefaultAsync(ct)
            ?? await db.Set<CounterSession>().Where(s => s.AccountId == accountId).OrderByDescending(s => s.OpenedAt).Select(s => s.Order).FirstOrDefaultAsync(ct) ?? "";
    }
}

/// <summary>Closes a counter at which nobody stands. A supervisor may close one that an officer forgot.</summary>
public sealed class CloseCounter(ParticipationContext db, DayBook days)
{
    /// <param name="pointId">Which.</param>
    /// <param name="actor">Who closes it.</param>
    /// <param name="isSupervisor">Also another's.</param>
    /// <param name="ct">Ends it.</param>
    public Task<EditOutcome> RunAsync(Guid pointId, string actor, bool isSupervisor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<CounterSession>().AsNoTracking().SingleOrDefaultAsync(s => s.PointId == pointId && s.ClosedAt == null, write) is not { } found) return new EditOutcome.Unknown();
        if (!isSupervisor && found.AccountId != StaffActor.AccountIn(actor)) return new EditOutcome.Unknown();
        var queue = await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == found.QueueId, write);
        var day = await days.OpenAsync(queue, found.Day, write);
        var session = await db.Set<CounterSession>().SingleAsync(s => s.Id == found.Id, write);
        if (session.ClosedAt is not null) return new EditOutcome.Saved();
        if (session.TicketId is not null) return new EditOutcome.Refused("", "ยังมีบัตรอยู่ที่ช่องนี้ ทำให้เสร็จ พักไว้ หรือกด ไม่มา ก่อนปิดช่อง");
        session.ClosedAt = day.Now;
        session.Remember(null);
        day.Log(TicketEventKind.CounterClosed, new Doer(actor, TicketChannel.Staff, pointId, session.Id), null);
        return new EditOutcome.Saved();
    }, ct);
}
