namespace Participation.Web.Delivery.Outgoing;

public enum MessageClass
{
    /// <summary>An answer in the chat. Dies with its reply token, is counted then, and never pushed.</summary>
    Conversation,

    /// <summary>Worth a push while the month's paid messages last beyond the reserve: "three more before you".</summary>
    Notice,

    /// <summary>A person must be told: by reply, else by push, into the quota's reserve if need be; else by letter or call.</summary>
    Outcome,
}

public enum OutboxStatus
{
    Pending,
    Sent,

    /// <summary>A first reply ended unknown and the second was told that the token is spent.</summary>
    PresumedSent,

    /// <summary>Its time was over before it could be sent.</summary>
    Expired,

    /// <summary>LINE said no, for good.</summary>
    Refused,

    /// <summary>The person has blocked the account.</summary>
    Blocked,

    /// <summary>It may have arrived and may not; sending again could say it twice.</summary>
    Unknown,
}

public enum OutboxStep
{
    Reply,
    Push,
    Expire,
    Block,
    GiveUpUnknown,
}

public enum DeliveryError
{
    /// <summary>Not accepted for a reason that passes: the access token is being renewed, LINE asks to wait.</summary>
    Transient,
    RateLimited,
    QuotaExhausted,
    InvalidReplyToken,
    Permanent,

    /// <summary>No answer, or a 5xx: it may have been accepted.</summary>
    Unknown,
}

/// <summary>How one attempt ended; no error means accepted by LINE, which is not yet delivered.</summary>
public sealed record AttemptResult(DeliveryError? Error, string? Text = null, string? RequestId = null)
{
    /// <summary>LINE objects to somebody it was to be sent to, and not to what was said.</summary>
    public bool BlamesRecipients { get; init; }

    /// <summary>Which of them, where LINE names one.</summary>
    public int? Blamed { get; init; }
}
