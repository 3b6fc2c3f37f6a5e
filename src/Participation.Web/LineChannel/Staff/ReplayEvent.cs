using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.LineChannel.Staff;

/// <summary>Gives a parked event another chance, with all its attempts.</summary>
public sealed class ReplayEvent(ParticipationContext db, InboxSignal signal)
{
    public Task<ReplayOutcome> RunAsync(long sequence, string actor, CancellationToken ct) => db.WriteAsync<ReplayOutcome>(async write =>
    {
        var parked = await db.Inbox.SingleOrDefaultAsync(e => e.Sequence == sequence && e.Status == InboxStatus.Parked, write);
        if (parked is null) return new ReplayOutcome.NotParked();
        parked.Replay();
        db.Audit(new AuditRecord(actor, "line.event_replayed", $"inbox_event:{sequence}"));
        db.OnCommitted(signal.Set);
        return new ReplayOutcome.Replayed();
    }, ct);
}

public abstract record ReplayOutcome
{
    private ReplayOutcome() { }

    public abstract T Match<T>(Func<Replayed, T> replayed, Func<NotParked, T> notParked);

    public sealed record Replayed : ReplayOutcome
    {
        public override T Match<T>(Func<Replayed, T> replayed, Func<NotParked, T> notParked) => replayed(this);
    }

    /// <summary>Somebody was quicker, or there never was such an event.</summary>
    public sealed record NotParked : ReplayOutcome
    {
        public override T Match<T>(Func<Replayed, T> replayed, Func<NotParked, T> notParked) => notParked(this);
    }
}
