using System.Text;
using Line.Simulator.Platform;
using Line.Simulator.Webhooks;

namespace Line.Simulator.Control;

internal static class Views
{
    public static VillagerView Of(Account account, Villager person)
    {
        var friendship = account.With(person.UserId);
        return new VillagerView(person.UserId, person.DisplayName, person.PictureUrl, person.StatusMessage, person.Language, friendship.IsFriend, friendship.IsBlocked);
    }

    public static ChatEntryView Of(ChatEntry entry) => new(
        entry.MessageId, entry.Revision, entry.From, Word(entry.Via), entry.At, entry.Message,
        entry.Delivered, entry.Silent, entry.Read, entry.Unsent, entry.RequestId)
    {
        QuotedMessageId = entry.QuotedMessageId,
        Edited = entry.Edited,
    };

    public static ChatNoteView Of(ChatNote note) => new(note.At, note.Text, note.Revision);

    public static ApiCallView Of(ApiCall call) => new(
        call.Seq, call.Account, call.Endpoint, call.Method, call.Path, call.Status, call.RequestId, call.AcceptedRequestId,
        call.RetryKey, call.RequestBody, call.ResponseBody, call.At, call.Milliseconds, call.Fault, call.Warning);

    public static WebhookDeliveryView Of(WebhookDelivery delivery) => new(
        delivery.Seq, delivery.Account, delivery.Url, Encoding.UTF8.GetString(delivery.Body), delivery.EventIds, delivery.EventTypes,
        delivery.Signature, delivery.Attempt, delivery.IsDuplicate, delivery.At, delivery.Status, delivery.Reason, delivery.Milliseconds);

    public static FaultView Of(Fault fault) => new(fault.Id, fault.Endpoint, Word(fault.Kind), fault.Left, fault.Struck, fault.Message, fault.Account);

    public static AccountView Of(Account account, DateTimeOffset now, WebhookSender webhooks) => new(
        account.ChannelId, account.BasicId, account.DisplayName, account.PictureUrl, account.BotUserId, account.MonthlyLimit,
        account.Usage.ThisMonth(now), account.MarksReadByItself, Of(account), webhooks.HeldCount);

    public static GroupView Of(Account account, GroupChat group) =>
        new(group.Id, group.Name, group.IsRoom, [.. group.Members], group.Accounts.Contains(account.ChannelId));

    private static WebhookSettings Of(Account account) => new()
    {
        Url = account.WebhookUrl,
        Enabled = account.Webhook.Enabled,
        Paused = account.Webhook.Paused,
        Redelivery = account.Webhook.Redelivery,
        MaxRedeliveries = account.Webhook.MaxRedeliveries,
        RedeliveryDelayMilliseconds = account.Webhook.RedeliveryDelay.TotalMilliseconds,
        Duplicates = account.Webhook.Duplicates,
        DelayMilliseconds = account.Webhook.Delay.TotalMilliseconds,
        Disorder = account.Webhook.Disorder,
    };

    private static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
