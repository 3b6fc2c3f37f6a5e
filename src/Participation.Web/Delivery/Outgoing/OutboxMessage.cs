namespace Participation.Web.Delivery.Outgoing;

/// <summary>
/// Messages to one person that belong together, and everything that is known about how they fared.
/// The state changes are pure; the sender does what <see cref="Decide"/> says and reports back with <see cref="Record"/>.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>LINE promises a minute from receipt; ten seconds stay for the way there.</summary>
    public static readonly TimeSpan ReplyTokenLife = TimeSpan.FromSeconds(50);

    /// <summary>Retry keys live 24 hours; past that the same key would send a second time.</summary>
    public static readonly TimeSpan RetryKeyLife = TimeSpan.FromHours(23);

    /// <summary>Rises with every message (<see cref="Platform.Codes.OrderedIds"/>): a person gets them in the order they were enqueued.</summary>
    public required Guid Id { get; init; }

    public required MessageClass Class { get; init; }

    /// <summary>LINE id of a user, group or room.</summary>
    public required string Recipient { get; init; }

    /// <summary>Recipients as LINE counts and bills them: a group costs its members.</summary>
    public required int Cost { get; init; }

    /// <summary>Unique where set: the same cause never sends twice.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>The one-time token, while a reply is still possible.</summary>
    public string? ReplyToken { get; private set; }

    public DateTime? ReplyTokenReceivedAt { get; init; }

    /// <summary>Made and stored before the first attempt; sent with pushes only.</summary>
    public required Guid RetryKey { get; init; }

    /// <summary>The message objects as JSON; emptied once sent.</summary>
    public required byte[] Payload { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>After this moment the message would do harm (a queue call of yesterday) and is not sent.</summary>
    public required DateTime NotAfter { get; init; }

    /// <summary>News: it waits for the end of the quiet hours, also where it is tried again.</summary>
    public bool KeepsQuiet { get; init; }

    public DateTime NextAttemptAt { get; private set; }
    public DateTime? FirstAttemptAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>An attempt was begun whose end is not known: the process died, or the connection did.</summary>
    public bool MayHaveBeenAccepted { get; private set; }

    /// <summary>Cost is booked in the quota ledger.</summary>
    public bool QuotaReserved { get; private set; }

    /// <summary>The month in whose ledger; null where it is not booked.</summary>
    public int? BookedIn { get; private set; }

    public OutboxStatus Status { get; private set; }
    public DeliveryError? Error { get; private set; }
    public string? ErrorText { get; private set; }
    public string? LineRequestId { get; private set; }
    public DateTime? FinishedAt { get; private set; }

    public static OutboxMessage Reply(Guid id, MessageClass messageClass, string recipient, int cost, string replyToken, DateTime receivedAt, byte[] payload, DateTime now, DateTime notAfter, string? dedupeKey) => new()
    {
        Id = id,
        Class = messageClass,
        Recipient = recipient,
        Cost = cost,
        ReplyToken = replyToken,
        ReplyTokenReceivedAt = receivedAt,
        RetryKey = Guid.CreateVersion7(now),
        Payload = payload,
        CreatedAt = now,
        NextAttemptAt = now,
        NotAfter = notAfter,
        DedupeKey = dedupeKey,
    };

    public static OutboxMessage Push(Guid id, MessageClass messageClass, string recipient, int cost, byte[] payload, DateTime now, DateTime notAfter, string? dedupeKey, DateTime? notBefore = null, bool keepsQuiet = false)
    {
        if (messageClass == MessageClass.Conversation) throw new ArgumentException("Conversation is answered by reply and never pushed.", nameof(messageClass));
        return new()
        {
            Id = id,
            Class = messageClass,
            Recipient = recipient,
            Cost = cost,
            RetryKey = Guid.CreateVersion7(now),
            Payload = payload,
            CreatedAt = now,
            NextAttemptAt = notBefore ?? now,
            NotAfter = notAfter,
            DedupeKey = dedupeKey,
            KeepsQuiet = keepsQuiet,
        };
    }

    /// <summary>What may be done with the message at this moment. Nothing but the clock and what is recorded decides.</summary>
    public OutboxStep Decide(DateTime now, bool recipientBlocked)
    {
        if (Status != OutboxStatus.Pending) throw new InvalidOperationException($"A message that is {Status} is finished.");
        if (ReplyToken is not null)
        {
            if (now - ReplyTokenReceivedAt < ReplyTokenLife && now < NotAfter) return OutboxStep.Reply;
            // An unknown reply never becomes a push: the person may have read it already.
            if (MayHaveBeenAccepted) return OutboxStep.GiveUpUnknown;
            if (Class == MessageClass.Conversation) return OutboxStep.Expire;
        }
        if (MayHaveBeenAccepted && now - FirstAttemptAt >= RetryKeyLife) return OutboxStep.GiveUpUnknown;
        if (now >= NotAfter) return MayHaveBeenAccepted ? OutboxStep.GiveUpUnknown : OutboxStep.Expire;
        return recipientBlocked ? OutboxStep.Block : OutboxStep.Push;
    }

    /// <summary>Committed before the call goes out, so that a crash in between is seen as "may have been accepted".</summary>
    public void BeginAttempt(OutboxStep step, DateTime now)
    {
        if (step == OutboxStep.Push && ReplyToken is not null)
        {
            // The reply is over without having been tried to an unknown end; the push starts its own count.
            (ReplyToken, FirstAttemptAt) = (null, null);
        }
        FirstAttemptAt ??= now;
        Attempts++;
        WasUncertain = MayHaveBeenAccepted;
        MayHaveBeenAccepted = true;
    }

    public void ReserveQuota(int month) => (QuotaReserved, BookedIn) = (true, month);

    public void ReleaseQuota() => (QuotaReserved, BookedIn) = (false, null);

    /// <summary>Whether an earlier attempt, before the one under way, may have been accepted.</summary>
    public bool WasUncertain { get; private set; }

    /// <summary>Takes in how the attempt ended and decides when, or whether, there is another.</summary>
    public void Record(AttemptResult result, DateTime now)
    {
        (Error, ErrorText, LineRequestId) = (result.Error, Shorten(result.Text), result.RequestId ?? LineRequestId);
        switch (result.Error)
        {
            case null:
                Finish(OutboxStatus.Sent, now);
                break;
            case DeliveryError.InvalidReplyToken when WasUncertain:
                // The token is spent, and we know of only one who could have spent it.
                Finish(OutboxStatus.PresumedSent, now);
                break;
            case DeliveryError.InvalidReplyToken when Class != MessageClass.Conversation:
                (ReplyToken, MayHaveBeenAccepted, FirstAttemptAt, NextAttemptAt) = (null, false, null, now);
                break;
            case DeliveryError.InvalidReplyToken:
                Finish(OutboxStatus.Expired, now);
                break;
            case DeliveryError.Permanent:
                Finish(WasUncertain ? OutboxStatus.Unknown : OutboxStatus.Refused, now);
                break;
            case DeliveryError.RateLimited or DeliveryError.QuotaExhausted or DeliveryError.Transient:
                MayHaveBeenAccepted = WasUncertain;
                NextAttemptAt = RetryTable.Next(this, result.Error.Value, now);
                break;
            case DeliveryError.Unknown:
                NextAttemptAt = RetryTable.Next(this, DeliveryError.Unknown, now);
                break;
        }
    }

    /// <summary>Waits for the morning.</summary>
    public void WaitUntil(DateTime moment) => NextAttemptAt = moment;

    /// <summary>Waits, not sent and not failed, because the month's paid messages are used up.</summary>
    public void WaitForQuota(DateTime now)
    {
        (Error, ErrorText) = (DeliveryError.QuotaExhausted, null);
        NextAttemptAt = now + RetryTable.QuotaPause;
    }

    public void GiveUp(OutboxStep step, DateTime now) => Finish(step switch
    {
        OutboxStep.Expire => OutboxStatus.Expired,
        OutboxStep.Block => OutboxStatus.Blocked,
        OutboxStep.GiveUpUnknown => OutboxStatus.Unknown,
        OutboxStep.Reply or OutboxStep.Push => throw new ArgumentException("The message can still be sent.", nameof(step)),
    }, now);

    private void Finish(OutboxStatus status, DateTime now)
    {
        (Status, FinishedAt) = (status, now);
        // What was said is not kept; only an outcome that did not arrive is, because a letter or a call must say the same.
        if (Class != MessageClass.Outcome || status is OutboxStatus.Sent or OutboxStatus.PresumedSent) Payload = [];
    }

    private static string? Shorten(string? text) => text is { Length: > 200 } ? text[..200] : text;
}
