using Line.Messaging.Messages;
using Line.Messaging.RichMenus;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Contract;

/// <summary>Every call of the client, made once with all its options.</summary>
internal static class EveryRequest
{
    private const string User = EveryMessage.User;
    private const string Group = "C0123456789abcdef0123456789abcdef";
    private const string Room = "R0123456789abcdef0123456789abcdef";
    private const string Menu = "richmenu-0123456789abcdef";
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly PushOptions Push = new() { NotificationDisabled = true, AggregationUnit = "queue_call" };
    private static readonly SendOptions Send = new() { NotificationDisabled = true };

    public static IReadOnlyDictionary<string, Func<LineMessagingClient, Task>> Calls { get; } = new Dictionary<string, Func<LineMessagingClient, Task>>
    {
        [nameof(LineMessagingClient.ReplyAsync)] = client => ForEachBatch(batch => client.ReplyAsync("reply-token", batch, Send)),
        [nameof(LineMessagingClient.PushAsync)] = client => ForEachBatch(batch => client.PushAsync(User, batch, Guid.CreateVersion7(), Push)),
        [nameof(LineMessagingClient.MulticastAsync)] = client => ForEachBatch(batch => client.MulticastAsync([User, User], batch, Guid.CreateVersion7(), Push)),
        [nameof(LineMessagingClient.BroadcastAsync)] = client => ForEachBatch(batch => client.BroadcastAsync(batch, Guid.CreateVersion7(), Send)),
        [nameof(LineMessagingClient.NarrowcastAsync)] = client => client.NarrowcastAsync(EveryMessage.Batches[0], Guid.CreateVersion7(), EveryTarget, Send),
        [nameof(LineMessagingClient.GetNarrowcastProgressAsync)] = client => client.GetNarrowcastProgressAsync("5b59509c-c57b-11e9-aa8c-2a2ae2dbcce4"),
        [nameof(LineMessagingClient.ValidateAsync)] = client => Task.WhenAll(Enum.GetValues<ValidationKind>().Select(kind => client.ValidateAsync(EveryMessage.Batches[0], kind))),
        [nameof(LineMessagingClient.StartLoadingAsync)] = client => client.StartLoadingAsync(User, 60),
        [nameof(LineMessagingClient.MarkAsReadAsync)] = client => client.MarkAsReadAsync("mark-token"),
        [nameof(LineMessagingClient.GetProfileAsync)] = client => client.GetProfileAsync(User),
        [nameof(LineMessagingClient.GetBotInfoAsync)] = client => client.GetBotInfoAsync(),
        [nameof(LineMessagingClient.GetFollowerIdsAsync)] = client => client.GetFollowerIdsAsync("next/+=", 1000),
        [nameof(LineMessagingClient.IssueLinkTokenAsync)] = client => client.IssueLinkTokenAsync(User),
        [nameof(LineMessagingClient.GetGroupSummaryAsync)] = client => client.GetGroupSummaryAsync(Group),
        [nameof(LineMessagingClient.GetGroupMemberCountAsync)] = client => client.GetGroupMemberCountAsync(Group),
        [nameof(LineMessagingClient.GetRoomMemberCountAsync)] = client => client.GetRoomMemberCountAsync(Room),
        [nameof(LineMessagingClient.GetGroupMemberProfileAsync)] = client => client.GetGroupMemberProfileAsync(Group, User),
        [nameof(LineMessagingClient.GetRoomMemberProfileAsync)] = client => client.GetRoomMemberProfileAsync(Room, User),
        [nameof(LineMessagingClient.LeaveGroupAsync)] = client => client.LeaveGroupAsync(Group),
        [nameof(LineMessagingClient.LeaveRoomAsync)] = client => client.LeaveRoomAsync(Room),
        [nameof(LineMessagingClient.GetContentAsync)] = client => client.GetContentAsync("461230966842064897", Stream.Null, 1000),
        [nameof(LineMessagingClient.GetPreviewAsync)] = client => client.GetPreviewAsync("461230966842064897", Stream.Null, 1000),
        [nameof(LineMessagingClient.GetTranscodingStateAsync)] = client => client.GetTranscodingStateAsync("461230966842064897"),
        [nameof(LineMessagingClient.GetQuotaAsync)] = client => client.GetQuotaAsync(),
        [nameof(LineMessagingClient.GetQuotaConsumptionAsync)] = client => client.GetQuotaConsumptionAsync(),
        [nameof(LineMessagingClient.GetDeliveryCountAsync)] = client => Task.WhenAll(Enum.GetValues<DeliveryKind>().Select(kind => client.GetDeliveryCountAsync(kind, Day))),
        [nameof(LineMessagingClient.GetFollowerCountAsync)] = client => client.GetFollowerCountAsync(Day),
        [nameof(LineMessagingClient.SetWebhookEndpointAsync)] = client => client.SetWebhookEndpointAsync(new Uri("https://example.go.th/line/webhook")),
        [nameof(LineMessagingClient.GetWebhookEndpointAsync)] = client => client.GetWebhookEndpointAsync(),
        [nameof(LineMessagingClient.TestWebhookEndpointAsync)] = client => client.TestWebhookEndpointAsync(new Uri("https://example.go.th/ทดสอบ")),
        [nameof(LineMessagingClient.CreateRichMenuAsync)] = client => client.CreateRichMenuAsync(EveryMenu),
        [nameof(LineMessagingClient.ValidateRichMenuAsync)] = client => client.ValidateRichMenuAsync(EveryMenu),
        [nameof(LineMessagingClient.SetRichMenuImageAsync)] = client => client.SetRichMenuImageAsync(Menu, RichMenuImage.FromBytes(Pictures.Png(2500, 1686))),
        [nameof(LineMessagingClient.GetRichMenuImageAsync)] = client => client.GetRichMenuImageAsync(Menu, Stream.Null),
        [nameof(LineMessagingClient.ListRichMenusAsync)] = client => client.ListRichMenusAsync(),
        [nameof(LineMessagingClient.GetRichMenuAsync)] = client => client.GetRichMenuAsync(Menu),
        [nameof(LineMessagingClient.DeleteRichMenuAsync)] = client => client.DeleteRichMenuAsync(Menu),
        [nameof(LineMessagingClient.SetDefaultRichMenuAsync)] = client => client.SetDefaultRichMenuAsync(Menu),
        [nameof(LineMessagingClient.GetDefaultRichMenuIdAsync)] = client => client.GetDefaultRichMenuIdAsync(),
        [nameof(LineMessagingClient.ClearDefaultRichMenuAsync)] = client => client.ClearDefaultRichMenuAsync(),
        [nameof(LineMessagingClient.LinkRichMenuAsync)] = client => client.LinkRichMenuAsync(User, Menu),
        [nameof(LineMessagingClient.GetRichMenuIdOfUserAsync)] = client => client.GetRichMenuIdOfUserAsync(User),
        [nameof(LineMessagingClient.UnlinkRichMenuAsync)] = client => client.UnlinkRichMenuAsync(User),
        [nameof(LineMessagingClient.LinkRichMenuToManyAsync)] = client => client.LinkRichMenuToManyAsync([User], Menu),
        [nameof(LineMessagingClient.UnlinkRichMenuFromManyAsync)] = client => client.UnlinkRichMenuFromManyAsync([User]),
        [nameof(LineMessagingClient.StartRichMenuBatchAsync)] = client => client.StartRichMenuBatchAsync(EveryBatch),
        [nameof(LineMessagingClient.ValidateRichMenuBatchAsync)] = client => client.ValidateRichMenuBatchAsync(EveryBatch),
        [nameof(LineMessagingClient.GetRichMenuBatchProgressAsync)] = client => client.GetRichMenuBatchProgressAsync("5b59509c-c57b-11e9-aa8c-2a2ae2dbcce4"),
        [nameof(LineMessagingClient.CreateRichMenuAliasAsync)] = client => client.CreateRichMenuAliasAsync("tab-a", Menu),
        [nameof(LineMessagingClient.UpdateRichMenuAliasAsync)] = client => client.UpdateRichMenuAliasAsync("tab-a", Menu),
        [nameof(LineMessagingClient.GetRichMenuAliasAsync)] = client => client.GetRichMenuAliasAsync("tab-a"),
        [nameof(LineMessagingClient.ListRichMenuAliasesAsync)] = client => client.ListRichMenuAliasesAsync(),
        [nameof(LineMessagingClient.DeleteRichMenuAliasAsync)] = client => client.DeleteRichMenuAliasAsync("tab-a"),
    };

    private static NarrowcastTarget EveryTarget => new()
    {
        Recipient = NarrowcastRecipient.And(
            NarrowcastRecipient.Audience(5614991017776),
            NarrowcastRecipient.Or(NarrowcastRecipient.Audience(1), NarrowcastRecipient.Redelivery("5b59509c-c57b-11e9-aa8c-2a2ae2dbcce4")),
            NarrowcastRecipient.Not(NarrowcastRecipient.Audience(2))),
        Demographic = DemographicFilter.Or(
            DemographicFilter.And(DemographicFilter.Gender("male", "female"), DemographicFilter.Age(20, 70)),
            DemographicFilter.And(DemographicFilter.AppType("ios", "android"), DemographicFilter.Area("th_01", "th_08")),
            DemographicFilter.Not(DemographicFilter.FriendFor(7, 365))),
        MaxMessages = 100,
        UpToRemainingQuota = true,
        ForbidPartialDelivery = true,
    };

    private static RichMenu EveryMenu => new(
        new RichMenuSize(2500, 1686),
        "เมนูหลัก",
        "เมนู",
        [
            new RichMenuArea(0, 0, 833, 843, new PostbackAction("รับบัตรคิว", "q=1") { DisplayText = "รับบัตรคิว" }),
            new RichMenuArea(833, 0, 833, 843, new RichMenuSwitchAction("หน้าถัดไป", "tab-b", "tab=b")),
            new RichMenuArea(1666, 0, 834, 843, new UriAction(null, "https://example.go.th") { DesktopUri = "https://example.go.th/d" }),
            new RichMenuArea(0, 843, 833, 843, new DatetimePickerAction(null, "d", PickerMode.DateTime) { Initial = new DateTime(2026, 11, 20, 9, 0, 0) }),
            new RichMenuArea(833, 843, 833, 843, new MessageAction(null, "ร้องเรียน")),
            new RichMenuArea(1666, 843, 834, 843, new ClipboardAction(null, "A012")),
        ])
    {
        Selected = true,
    };

    private static RichMenuBatch EveryBatch => new(RichMenuOperation.Replace(Menu, "richmenu-2"), RichMenuOperation.Unlink(Menu), RichMenuOperation.UnlinkAll())
    {
        ResumeRequestKey = "nightly-2026_11_20",
    };

    private static Task ForEachBatch(Func<MessageBatch, Task> send) => Task.WhenAll(EveryMessage.Batches.Select(send));
}
