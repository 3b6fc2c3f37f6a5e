using Participation.Web.Delivery.Outgoing;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>One call to LINE: up to 500 people under one retry key, which was stored before the first attempt.</summary>
public sealed class MulticastChunk
{
    public const int MostPeople = 500;

    public required Guid MulticastId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>People in it; stays when their ids are removed after the end.</summary>
    public required int Count { get; set; }

    /// <summary>Of this content to exactly these people.</summary>
    public required Guid RetryKey { get; set; }

    public ChunkStatus Status { get; private set; }
    public int Attempts { get; private set; }
    public DateTime? FirstAttemptAt { get; private set; }
    public DateTime NextAttemptAt { get; set; }

    /// <summary>An attempt was begun whose end is not known: the process died, or the connection did.</summary>
    public bool MayHaveBeenAccepted { get; private set; }

    /// <summary>Whether an earlier attempt, before the one under way, may have been accepted.</summary>
    public bool WasUncertain { get; private set; }

    /// <summary>The month in whose ledger its cost is booked; null where it is not.</summary>
    public int? BookedIn { get; set; }

    public DeliveryError? Error { get; private set; }
    public string? ErrorText { get; private set; }
    public string? LineRequestId { get; private set; }
    public DateTime? FinishedAt { get; private set; }

    /// <summary>Nobody can have got it yet, and no call is under way: its people may still change.</summary>
    public bool IsUntouched => Status == ChunkStatus.Waiting && !MayHaveBeenAccepted;

    public ChunkStep Decide(DateTime now, DateTime notAfter)
    {
        if (Status != ChunkStatus.Waiting) throw new InvalidOperationException($"A chunk that is {Status} is finished.");
        // A retry key lives 24 hours; past that the same key would send a second time. And what is old news, or was called back, is not asked after:
        // if LINE had not taken it, the question would send it.
        if (MayHaveBeenAccepted) return now - FirstAttemptAt >= OutboxMessage.RetryKeyLife || now >= notAfter ? ChunkStep.GiveUpUnknown : ChunkStep.Send;
        return now >= notAfter ? ChunkStep.Expire : ChunkStep.Send;
    }

    /// <summary>Committed before the call goes out, so that a crash in between is seen as "may have been accepted".</summary>
    public void BeginAttempt(DateTime now)
    {
        // What LINE surely did not take has not begun its key's life.
        if (!MayHaveBeenAccepted) FirstAttemptAt = now;
        Attempts++;
        WasUncertain = MayHaveBeenAccepted;
        MayHaveBeenAccepted = true;
    }

    public void Record(AttemptResult result, DateTime now)
    {
        (Error, ErrorText, LineRequestId) = (result.Error, result.Text is { Length: > 200 } text ? text[..200] : result.Text, result.RequestId ?? LineRequestId);
        switch (result.Error)
        {
            case null:
                Finish(ChunkStatus.Sent, now);
                break;
            case DeliveryError.Permanent or DeliveryError.InvalidReplyToken:
                Finish(WasUncertain ? ChunkStatus.Unknown : ChunkStatus.Refused, now);
                break;
            case DeliveryError.RateLimited or DeliveryError.Transient or DeliveryError.QuotaExhausted:
                MayHaveBeenAccepted = WasUncertain;
                // A used-up month stops all of them; how it goes on is decided by somebody, not by the clock.
                NextAttemptAt = result.Error == DeliveryError.QuotaExhausted ? now : RetryTable.NextPush(Attempts, now);
                break;
            case DeliveryError.Unknown:
                NextAttemptAt = RetryTable.NextPush(Attempts, now);
                break;
        }
    }

    public void GiveUp(ChunkStep step, DateTime now) => Finish(step switch
    {
        ChunkStep.GiveUpUnknown => ChunkStatus.Unknown,
        ChunkStep.Expire => ChunkStatus.Expired,
        ChunkStep.Cancel => ChunkStatus.Cancelled,
        ChunkStep.Send => throw new ArgumentException("The chunk can still be sent.", nameof(step)),
    }, now);

    /// <summary>LINE has surely taken none of it: some of its people become a chunk of their own, and both parts have new keys.</summary>
    public MulticastChunk Divide(int number, int people, DateTime now)
    {
        if (WasUncertain) throw new InvalidOperationException("What may have been accepted keeps its people.");
        Count -= people;
        (RetryKey, MayHaveBeenAccepted, NextAttemptAt) = (Guid.CreateVersion7(now), false, now);
        return new MulticastChunk { MulticastId = MulticastId, Number = number, Count = people, RetryKey = Guid.CreateVersion7(now), NextAttemptAt = now, BookedIn = BookedIn };
    }

    /// <summary>Somebody is taken out. Other people need another key: under the old one LINE knows the old ones.</summary>
    public void LeaveOut(int people, DateTime now)
    {
        if (!IsUntouched) throw new InvalidOperationException("Nobody is taken out of what may have been sent.");
        Count -= people;
        if (Attempts > 0) RetryKey = Guid.CreateVersion7(now);
        if (Count <= 0) Finish(ChunkStatus.Cancelled, now);
    }

    private void Finish(ChunkStatus status, DateTime now) => (Status, FinishedAt) = (status, now);
}

public enum ChunkStatus
{
    Waiting,

    /// <summary>Accepted by LINE, which is not yet read by anybody.</summary>
    Sent,

    /// <summary>LINE said no, for good.</summary>
    Refused,

    /// <summary>It may have arrived and may not; sending again could say it twice.</summary>
    Unknown,

    /// <summary>Its time was over before LINE took it.</summary>
    Expired,
    Cancelled,
}

public enum ChunkStep
{
    Send,
    GiveUpUnknown,
    Expire,
    Cancel,
}
