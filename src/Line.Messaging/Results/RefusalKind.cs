namespace Line.Messaging;

/// <summary>Why LINE refused a call. Decided by the status, since LINE may change its texts. Reference: https://developers.line.biz/en/reference/messaging-api/#status-codes</summary>
public enum RefusalKind
{
    /// <summary>A status this library has no name for.</summary>
    Other,

    /// <summary>400: the request is wrong, or the recipient is unknown to this provider. Permanent.</summary>
    BadRequest,

    /// <summary>400 on a reply: the token was used before, is too old, or was never valid.</summary>
    InvalidReplyToken,

    /// <summary>401: the channel access token is missing or no longer valid, and a new one did not help.</summary>
    Unauthorized,

    /// <summary>403: the account has no right to do this, or the object belongs to another channel.</summary>
    Forbidden,

    /// <summary>404: no such person, content or menu; also a profile of someone who blocked the account.</summary>
    NotFound,

    /// <summary>409 where it does not mean "already accepted".</summary>
    Conflict,

    /// <summary>410: the content is gone, for example of a message that was taken back.</summary>
    Gone,

    /// <summary>413: the request is over 2 MB.</summary>
    TooLarge,

    /// <summary>429 on a query: too many calls; wait. Sends have a case of their own for it.</summary>
    RateLimited,
}
