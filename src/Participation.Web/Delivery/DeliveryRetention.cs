using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;

namespace Participation.Web.Delivery;

/// <summary>Handled events. Parked ones stay until staff deal with them.</summary>
public sealed class InboxRetention : RetentionRule
{
    public override string Kind => "inbox-events";

    public override string Title => "ข้อความและการแตะใน LINE ที่รับไว้";

    public override int DefaultDays => 30;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) => db.Inbox.Where(e => db.Inbox
        .Where(o => o.FinishedAt < before && o.Status != InboxStatus.Parked).OrderBy(o => o.FinishedAt).Select(o => o.Sequence).Take(most).Contains(e.Sequence)).ExecuteDeleteAsync(ct);
}

/// <summary>Finished messages; most have been empty since they were sent.</summary>
public sealed class OutboxRetention : RetentionRule
{
    public override string Kind => "outbox-messages";

    public override string Title => "รายการข้อความ LINE ที่ส่งแล้วหรือส่งไม่ได้";

    public override int DefaultDays => 30;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) => db.OutboxMessages.Where(m => db.OutboxMessages
        .Where(o => o.FinishedAt < before).OrderBy(o => o.FinishedAt).Select(o => o.Id).Take(most).Contains(m.Id)).ExecuteDeleteAsync(ct);
}

/// <summary>Leases that ran out: whoever needs the lane takes a new one.</summary>
public sealed class LeaseRetention : RetentionRule
{
    public override string Kind => "lane-leases";

    public override string Title => "การจองของระบบระหว่างตอบแต่ละคน (รหัสผู้ใช้ LINE)";

    public override int DefaultDays => 1;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) => db.Set<LaneLease>().Where(l => db.Set<LaneLease>()
        .Where(o => o.Until < before).OrderBy(o => o.Until).Select(o => o.Lane).Take(most).Contains(l.Lane)).ExecuteDeleteAsync(ct);
}
