using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>Who gets a narrowcast. Reference: https://developers.line.biz/en/reference/messaging-api/#send-narrowcast-message</summary>
public sealed record NarrowcastTarget
{
    /// <summary>By audience; null for every friend. At most 10 audiences.</summary>
    public NarrowcastRecipient? Recipient { get; init; }

    /// <summary>By attributes, as LINE guesses them; at least 100 people must remain, and in Thailand people under 20 are left out.</summary>
    public DemographicFilter? Demographic { get; init; }

    /// <summary>Most messages, chosen at random; 1 or more.</summary>
    public int? MaxMessages { get; init; }

    /// <summary>True: sends as many as the month's messages allow, chosen at random.</summary>
    public bool UpToRemainingQuota { get; init; }

    /// <summary>True: sends to nobody rather than to a part; only together with <see cref="UpToRemainingQuota"/>.</summary>
    public bool ForbidPartialDelivery { get; init; }

    internal void Write(LimitWriter writer)
    {
        writer.Object("recipient", Recipient);
        if (Demographic is { } demographic)
            writer.Object("filter", filter => filter.Object("demographic", demographic));
        if (MaxMessages is not null || UpToRemainingQuota || ForbidPartialDelivery)
            writer.Object("limit", WriteLimit);
    }

    private void WriteLimit(LimitWriter writer)
    {
        writer.Number("max", MaxMessages, 1, int.MaxValue);
        writer.Flag("upToRemainingQuota", UpToRemainingQuota ? true : null);
        writer.Require(!ForbidPartialDelivery || UpToRemainingQuota, "forbidPartialDelivery", "set only together with upToRemainingQuota", "set alone");
        writer.Flag("forbidPartialDelivery", ForbidPartialDelivery ? true : null);
    }
}

/// <summary>People by audience. Combine with <see cref="And"/>, <see cref="Or"/> and <see cref="Not"/>. Reference: https://developers.line.biz/en/reference/messaging-api/#narrowcast-recipient</summary>
public abstract record NarrowcastRecipient : IJsonObject
{
    private protected NarrowcastRecipient() { }

    /// <summary>The people of an audience.</summary>
    /// <param name="audienceGroupId">Id of the audience.</param>
    public static NarrowcastRecipient Audience(long audienceGroupId) => new AudienceRecipient(audienceGroupId);

    /// <summary>The people who got an earlier narrowcast.</summary>
    /// <param name="requestId">Its request id.</param>
    public static NarrowcastRecipient Redelivery(string requestId) => new RedeliveryRecipient(requestId);

    /// <summary>Those in all of these.</summary>
    /// <param name="parts">At least one.</param>
    public static NarrowcastRecipient And(params NarrowcastRecipient[] parts) => new OperatorRecipient("and", parts);

    /// <summary>Those in any of these.</summary>
    /// <param name="parts">At least one.</param>
    public static NarrowcastRecipient Or(params NarrowcastRecipient[] parts) => new OperatorRecipient("or", parts);

    /// <summary>Those not in this.</summary>
    /// <param name="part">Whom to leave out.</param>
    public static NarrowcastRecipient Not(NarrowcastRecipient part) => new NotRecipient(part);

    void IJsonObject.Write(LimitWriter writer) => WriteBody(writer);

    internal abstract void WriteBody(LimitWriter writer);

    private sealed record AudienceRecipient(long Id) : NarrowcastRecipient
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", "audience");
            writer.Number("audienceGroupId", Id, 1);
        }
    }

    private sealed record RedeliveryRecipient(string RequestId) : NarrowcastRecipient
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", "redelivery");
            writer.Token("requestId", RequestId);
        }
    }

    private sealed record OperatorRecipient(string Operator, IReadOnlyList<NarrowcastRecipient> Parts) : NarrowcastRecipient
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", "operator");
            writer.Array(Operator, Parts, 1, int.MaxValue, static (item, part) => part.WriteBody(item));
        }
    }

    private sealed record NotRecipient(NarrowcastRecipient Part) : NarrowcastRecipient
    {
        internal override void WriteBody(LimitWriter writer)
        {
            writer.Constant("type", "operator");
            writer.Object("not", Part);
        }
    }
}
