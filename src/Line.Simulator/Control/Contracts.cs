using System.Text.Json;

namespace Line.Simulator.Control;

/// <summary>A person with LINE, as seen by one account.</summary>
public sealed record VillagerView(
    string UserId, string DisplayName, string? PictureUrl, string? StatusMessage, string? Language, bool IsFriend, bool IsBlocked);

public sealed record NewVillager(string DisplayName)
{
    public string? UserId { get; init; }

    public string? PictureUrl { get; init; }

    public string? StatusMessage { get; init; }

    public string? Language { get; init; } = "th";

    /// <summary>Adds the account as a friend at once, with the follow event that belongs to it.</summary>
    public bool Friend { get; init; }
}

/// <summary>Many friends at once, without the webhooks of their following: as if from before the account was connected.</summary>
public sealed record ManyFriends(int Count, string DisplayName = "ชาวบ้าน");

/// <summary>What a tap or a message on the phone led to.</summary>
/// <param name="MessageId">The message in the chat, if the act shows one.</param>
/// <param name="WebhookEventId">The event sent to the service, if there is one.</param>
/// <param name="Revision">Pass it as <c>after</c> to see only what came later.</param>
/// <param name="Open">The address a tap opens.</param>
public sealed record PhoneAct(string? MessageId, string? WebhookEventId, string? ReplyToken, long Revision, string? Open = null);

public sealed record ChatView(long Revision, long LoadingMilliseconds, IReadOnlyList<ChatEntryView> Entries)
{
    /// <summary>Who came and who went, in a group.</summary>
    public IReadOnlyList<ChatNoteView> Notes { get; init; } = [];
}

public sealed record ChatNoteView(DateTimeOffset At, string Text, long Revision);

/// <param name="From">A user id, or null for the account.</param>
/// <param name="Via">phone, reply, push, multicast, broadcast, narrowcast or system.</param>
public sealed record ChatEntryView(
    string MessageId, long Revision, string? From, string Via, DateTimeOffset At, JsonElement Message,
    bool Delivered, bool Silent, bool Read, bool Unsent, string? RequestId)
{
    /// <summary>The text was changed after it was sent.</summary>
    public bool Edited { get; init; }

    /// <summary>The message this one answers to, whoever wrote it.</summary>
    public string? QuotedMessageId { get; init; }

    public string? Type => Message.Text("type");

    public string? Text => Message.Text("text");
}

public sealed record ApiCallView(
    long Seq, string? Account, string Endpoint, string Method, string Path, int? Status, string RequestId, string? AcceptedRequestId,
    string? RetryKey, string? RequestBody, string? ResponseBody, DateTimeOffset At, double Milliseconds, string? Fault, string? Warning);

public sealed record WebhookDeliveryView(
    long Seq, string Account, string Url, string Body, IReadOnlyList<string> EventIds, IReadOnlyList<string> EventTypes, string? Signature,
    int Attempt, bool IsDuplicate, DateTimeOffset At, int? Status, string? Reason, double Milliseconds);

/// <summary>Kinds: serverError, serverErrorAfterAccepting, rateLimited, monthlyLimit, tooManyToOneUser, concurrentOperations, badRequest, unauthorized, notFound, hang,
/// hangAfterAccepting, dropBeforeAccepting, dropAfterAccepting.</summary>
/// <param name="Endpoint">reply, push, multicast, broadcast, narrowcast, loading, profile, content, quota ... or *.</param>
/// <param name="Count">How often; null until cleared.</param>
public sealed record FaultRequest(string Endpoint, string Kind, int? Count = null, string? Message = null, string? Account = null);

public sealed record FaultView(int Id, string Endpoint, string Kind, int? Left, int Struck, string? Message, string? Account);

public sealed record ClockView(DateTimeOffset Now, bool IsFrozen);

/// <param name="Mode">real, running (from <paramref name="Now"/>) or frozen; null keeps it.</param>
/// <param name="AdvanceMilliseconds">Moves the clock after the rest is set.</param>
public sealed record ClockRequest(string? Mode = null, DateTimeOffset? Now = null, double? AdvanceMilliseconds = null);

/// <summary>Only what is given changes.</summary>
public sealed record WebhookSettings
{
    public string? Url { get; init; }

    public bool? Enabled { get; init; }

    public bool? Paused { get; init; }

    public bool? Redelivery { get; init; }

    public int? MaxRedeliveries { get; init; }

    public double? RedeliveryDelayMilliseconds { get; init; }

    public int? Duplicates { get; init; }

    public double? DelayMilliseconds { get; init; }

    public int? Disorder { get; init; }
}

/// <param name="Unlimited">True takes the limit away.</param>
public sealed record QuotaRequest(int? Limit = null, int? Used = null, bool Unlimited = false);

public sealed record AccountView(
    string ChannelId, string BasicId, string DisplayName, string? PictureUrl, string BotUserId, int? MonthlyLimit, int Used,
    bool MarksReadByItself, WebhookSettings Webhook, int HeldWebhooks);

public sealed record NewAccount(string ChannelId, string ChannelSecret, string ChannelAccessToken, string BasicId, string DisplayName, string? WebhookUrl = null);

/// <param name="Signature">valid, wrong, missing, or a text that is sent as it is.</param>
public sealed record RawWebhook(string Body, string Signature = "valid");

/// <summary>Events in one webhook. What is missing in them (event id, time, mode, delivery context) is filled in.</summary>
/// <param name="ReplyTokens">Give each event with a source a usable reply token.</param>
public sealed record EventsWebhook(IReadOnlyList<JsonElement> Events, bool ReplyTokens = true);

public sealed record GroupView(string Id, string Name, bool IsRoom, IReadOnlyList<string> Members, bool HasAccount);

public sealed record NewGroup(string Name, IReadOnlyList<string> Members, bool Room = false, bool Join = true);

/// <param name="Kind">prefill, chat, addFriend, share, open, or unknown.</param>
public sealed record ScanResult(string Kind, string? Account = null, string? Text = null, string? Url = null);

/// <param name="Parameters">What a picker returned: date, time or datetime.</param>
public sealed record TapRequest(JsonElement Action, IReadOnlyDictionary<string, string>? Parameters = null);

public sealed record TextRequest(string Text, string? QuotedMessageId = null, bool MentionAccount = false, string? UserId = null);

public sealed record StickerRequest(string PackageId, string StickerId, string? UserId = null);

public sealed record LocationRequest(double Latitude, double Longitude, string? Title = null, string? Address = null, string? UserId = null);

public sealed record PostbackRequest(string Data, string? DisplayText = null, IReadOnlyDictionary<string, string>? Parameters = null);

/// <summary>Another wording of one's own text in a group.</summary>
public sealed record EditRequest(string MessageId, string Text);

public sealed record UnsendRequest(string MessageId);

/// <summary>A film of the account was watched to its end.</summary>
public sealed record PlayedRequest(string MessageId);

public sealed record RichMenuView(string RichMenuId, JsonElement Definition, bool HasImage);
