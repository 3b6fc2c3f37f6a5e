using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Quota;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Outgoing;

/// <summary>Puts messages into the caller's transaction; they leave after its commit, and only then. Each answers with the id of its row.</summary>
public sealed class Outbox(ParticipationContext db, OutboxSignal signal, OrderedIds ids, TimeProvider clock)
{
    private static readonly TimeSpan ConversationLife = TimeSpan.FromMinutes(1);

    /// <summary>An answer in the chat: free of charge, lost with its token.</summary>
    public Guid Reply(ReplyAddress address, MessageBatch messages, string? dedupeKey = null) =>
        Add(OutboxMessage.Reply(NextId(), MessageClass.Conversation, address.Recipient, 1, address.ReplyToken, address.ReceivedAt,
            messages.Utf8Json.ToArray(), clock.Now(), address.ReceivedAt + ConversationLife, dedupeKey));

    /// <summary>Something a person must be told: by reply while the token lives, else by push.</summary>
    public Guid ReplyOrPush(MessageClass messageClass, ReplyAddress address, MessageBatch messages, DateTime notAfter, string? dedupeKey = null) =>
        Add(OutboxMessage.Reply(NextId(), messageClass, address.Recipient, 1, address.ReplyToken, address.ReceivedAt,
            messages.Utf8Json.ToArray(), clock.Now(), notAfter, dedupeKey));

    public Guid Push(MessageClass messageClass, string recipient, MessageBatch messages, DateTime notAfter, string? dedupeKey = null, int cost = 1, DateTime? notBefore = null, bool keepsQuiet = false) =>
        Add(OutboxMessage.Push(NextId(), messageClass, recipient, cost, messages.Utf8Json.ToArray(), clock.Now(), notAfter, dedupeKey, notBefore, keepsQuiet));

    /// <summary>The same, at a price that is taken out of the month now and not when it leaves. False where the month has no room: then there is no message.</summary>
    public bool TryPushBooked(QuotaMonth month, int reservePercent, OutboxMessage message)
    {
        if (!month.TryBook(message.Cost, mayUseReserve: false, reservePercent)) return false;
        message.ReserveQuota(month.Month);
        Add(message);
        return true;
    }

    /// <summary>Booked when it leaves.</summary>
    public void Push(OutboxMessage message) => Add(message);

    /// <summary>What nobody can have got does not go out, and what was booked for it is free again. Answers with those; what has been begun is not among them.</summary>
    public async Task<IReadOnlySet<Guid>> TakeBackAsync(QuotaLedger quota, IReadOnlyCollection<Guid> messages, CancellationToken ct)
    {
        var taken = new HashSet<Guid>();
        if (messages.Count == 0) return taken;
        // Before the messages, in the order of the worker: nobody books one of them meanwhile.
        var month = await quota.LockThisMonthAsync(ct);
        var now = clock.Now();
        foreach (var message in await db.OutboxMessages.AsNoTracking().Where(m => messages.Contains(m.Id) && m.Status == OutboxStatus.Pending && !m.MayHaveBeenAccepted).OrderBy(m => m.Id).ToListAsync(ct))
        {
            // One that is just being begun is left to its end.
            var mine = await db.OutboxMessages.Where(m => m.Id == message.Id && m.Status == OutboxStatus.Pending && !m.MayHaveBeenAccepted)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Expired).SetProperty(m => m.FinishedAt, now).SetProperty(m => m.Payload, Array.Empty<byte>())
                    .SetProperty(m => m.QuotaReserved, false).SetProperty(m => m.BookedIn, (int?)null), ct);
            if (mine == 0) continue;
            taken.Add(message.Id);
            if (message.QuotaReserved && message.BookedIn == month.Month) month.GiveBack(message.Cost);
        }
        return taken;
    }

    /// <summary>What is under way ends as LINE takes it now, and is not tried again.</summary>
    public async Task NotAgainAsync(IReadOnlyCollection<Guid> messages, CancellationToken ct)
    {
        var now = clock.Now();
        // Each by itself: the worker, which stores how several ended, has them in an order of its own.
        foreach (var id in await db.OutboxMessages.Where(m => messages.Contains(m.Id) && m.Status == OutboxStatus.Pending && m.NotAfter > now).Select(m => m.Id).ToListAsync(ct))
            await db.WriteAsync(write => db.OutboxMessages.Where(m => m.Id == id && m.Status == OutboxStatus.Pending).ExecuteUpdateAsync(set => set.SetProperty(m => m.NotAfter, now), write), ct);
    }

    public Guid NextId() => ids.Next(clock.Now());

    private Guid Add(OutboxMessage message)
    {
        db.OutboxMessages.Add(message);
        db.OnCommitted(signal.Set);
        return message.Id;
    }
}

/// <summary>Where a reply can still go: the token, and when it was received.</summary>
public sealed record ReplyAddress(string Recipient, string ReplyToken, DateTime ReceivedAt);
