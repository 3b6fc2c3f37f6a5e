namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// How many messages the account may send this month, with the additional ones its owner allows.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-quota
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<MessageQuota>> GetQuotaAsync(CancellationToken cancellationToken = default) =>
        QueryAsync("/v2/bot/message/quota", MessageQuota.Read, cancellationToken);

    /// <summary>
    /// How many messages were sent this month, from the console too; approximate, and counted in recipients.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-consumption
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<QuotaConsumption>> GetQuotaConsumptionAsync(CancellationToken cancellationToken = default) =>
        QueryAsync("/v2/bot/message/quota/consumption", QuotaConsumption.Read, cancellationToken);
}
