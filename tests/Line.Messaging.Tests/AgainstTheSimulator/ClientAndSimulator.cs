using Line.Messaging.Messages;
using Line.Messaging.Webhooks;
using Line.Simulator.Control;

namespace Line.Messaging.Tests.AgainstTheSimulator;

/// <summary>The client and the simulator read LINE's rules apart from each other; here they meet.</summary>
public sealed class ClientAndSimulator : SimulatorTest
{
    private LineMessagingClient Client => new(
        Sim.Http,
        new LongLivedToken(Options.ChannelAccessToken),
        new LineMessagingOptions { ApiBaseUrl = Sim.BaseUrl, DataApiBaseUrl = Sim.BaseUrl, QueryRetries = 0, SendTimeout = TimeSpan.FromSeconds(10) });

    private static MessageBatch Hello => MessageBatch.Of(new TextMessage("ที่นี่ 🙂"));

    private async Task<WebhookEvent> EventOfAsync(PhoneAct act)
    {
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);
        var received = Service.All.Last(each => each.Event.GetProperty("webhookEventId").GetString() == act.WebhookEventId);
        Assert.True(WebhookSignature.IsValid(received.Body, received.Signature, Options.ChannelSecret));
        return Assert.Single(WebhookParser.TryParse(received.Body)!.Events);
    }

    [Fact]
    public async Task A_message_goes_round_from_phone_to_service_and_back()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        var act = await Phone.SendTextAsync(villager.UserId, "คิว 🙂");
        var happened = Assert.IsType<MessageEvent>(await EventOfAsync(act));
        Assert.Equal("คิว 🙂", Assert.IsType<TextContent>(happened.Message).Text);
        Assert.Equal(villager.UserId, happened.Source!.UserId);

        var outcome = await Client.ReplyAsync(happened.ReplyToken!, Hello);

        var accepted = Assert.IsType<SendOutcome.Accepted>(outcome);
        var answer = await Phone.WaitForAnswerAsync(villager.UserId, act);
        Assert.Equal((accepted.SentMessages.Single().Id, "ที่นี่ 🙂"), (answer.MessageId, answer.Text));
        Assert.IsType<SendOutcome.Refused>(await Client.ReplyAsync(happened.ReplyToken!, Hello));
    }

    [Fact]
    public async Task Every_event_a_phone_can_cause_is_known_to_the_client()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var id = villager.UserId;
        var text = await Phone.SendTextAsync(id, "ก");

        Assert.IsType<FollowEvent>(await EventOfAsync(await Phone.FollowAsync(id)));
        Assert.IsType<StickerContent>(Assert.IsType<MessageEvent>(await EventOfAsync(await Phone.SendStickerAsync(id, "11537", "52002734"))).Message);
        Assert.IsType<LocationContent>(Assert.IsType<MessageEvent>(await EventOfAsync(await Phone.SendLocationAsync(id, new(14.9, 102.1)))).Message);
        Assert.IsType<ImageContent>(Assert.IsType<MessageEvent>(await EventOfAsync(await Phone.SendMediaAsync(id, [1], "image/jpeg"))).Message);
        Assert.IsType<VideoContent>(Assert.IsType<MessageEvent>(await EventOfAsync(await Phone.SendMediaAsync(id, [1], "video/mp4"))).Message);
        Assert.IsType<AudioContent>(Assert.IsType<MessageEvent>(await EventOfAsync(await Phone.SendMediaAsync(id, [1], "audio/x-m4a"))).Message);
        Assert.IsType<FileContent>(Assert.IsType<MessageEvent>(await EventOfAsync(await Phone.SendMediaAsync(id, [1], "application/pdf", "คำร้อง.pdf"))).Message);
        Assert.IsType<PostbackEvent>(await EventOfAsync(await Phone.SendPostbackAsync(id, "v1:a")));
        Assert.Equal(text.MessageId, Assert.IsType<UnsendEvent>(await EventOfAsync(await Phone.UnsendAsync(id, text.MessageId!))).MessageId);
        Assert.IsType<UnfollowEvent>(await EventOfAsync(await Phone.BlockAsync(id)));
    }

    [Fact]
    public async Task The_client_tells_the_kinds_of_failure_apart()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        var key = Guid.CreateVersion7();

        await Phone.FailAsync("push", "serverErrorAfterAccepting", count: 1);
        Assert.IsType<SendOutcome.Unknown>(await Client.PushAsync(friend.UserId, Hello, key));
        var again = Assert.IsType<SendOutcome.AlreadyAccepted>(await Client.PushAsync(friend.UserId, Hello, key));
        Assert.NotEmpty(again.SentMessages);

        await Phone.FailAsync("push", "rateLimited", count: 1);
        Assert.IsType<SendOutcome.RateLimited>(await Client.PushAsync(friend.UserId, Hello, Guid.CreateVersion7()));
        await Phone.FailAsync("push", "dropAfterAccepting", count: 1);
        Assert.IsType<SendOutcome.Unknown>(await Client.PushAsync(friend.UserId, Hello, Guid.CreateVersion7()));
        await Phone.SetQuotaAsync(new(Limit: 1, Used: 1));
        Assert.IsType<SendOutcome.QuotaExhausted>(await Client.PushAsync(friend.UserId, Hello, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task A_picture_arrives_through_the_client_byte_for_byte()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var picture = await Phone.SendMediaAsync(villager.UserId, [9, 8, 7], "image/png");
        using var to = new MemoryStream();

        var outcome = await Client.GetContentAsync(picture.MessageId!, to, maxBytes: 100);

        Assert.Equal("image/png", Assert.IsType<ContentOutcome.Ready>(outcome).ContentType);
        Assert.Equal([9, 8, 7], to.ToArray());
    }

    [Fact]
    public async Task A_rich_message_built_by_the_client_is_accepted()
    {
        var friend = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        var bubble = new FlexBubble { Body = FlexBox.Vertical(new FlexText("คิว A012"), new FlexButton(new PostbackAction("ดู", "v1:q"))) };
        var message = new FlexMessage("คิว", bubble) { QuickReply = new QuickReply(new MessageAction("คิว", "คิว"), new LocationAction("ส่งตำแหน่ง")) };

        var outcome = await Client.PushAsync(friend.UserId, MessageBatch.Of(message, new TextMessage("ก")), Guid.CreateVersion7());

        Assert.IsType<SendOutcome.Accepted>(outcome);
    }
}
