using System.Text;
using Line.Messaging.Webhooks;

namespace Line.Messaging.Tests.Webhooks;

public sealed class ParserTests
{
    private const string User = "U0123456789abcdef0123456789abcdef";
    private const string Head = """
        "webhookEventId":"01FZ74A0TDDPYRVKNK77XKC3ZR","timestamp":1763602200123,"mode":"active","deliveryContext":{"isRedelivery":true},"replyToken":"rt","source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"}
        """;

    [Fact]
    public void Common_properties_are_read()
    {
        var parsed = Parse($$$"""{"type":"follow",{{{Head}}},"follow":{"isUnblocked":true}}""");

        var follow = Assert.IsType<FollowEvent>(parsed);
        Assert.True(follow.IsUnblocked);
        Assert.Equal("01FZ74A0TDDPYRVKNK77XKC3ZR", follow.WebhookEventId);
        Assert.Equal(new DateTimeOffset(2025, 11, 20, 1, 30, 0, 123, TimeSpan.Zero), follow.Timestamp);
        Assert.Equal(EventMode.Active, follow.Mode);
        Assert.True(follow.IsRedelivery);
        Assert.Equal("rt", follow.ReplyToken);
        Assert.Equal(new UserSource(User), follow.Source);
    }

    [Fact]
    public void The_order_of_properties_does_not_matter()
    {
        var parsed = Parse($$$"""{"message":{"text":"คิว","id":"461230966842064897","type":"text"},{{{Head}}},"type":"message"}""");
        Assert.Equal("คิว", Assert.IsType<TextContent>(Assert.IsType<MessageEvent>(parsed).Message).Text);
    }

    [Fact]
    public void A_text_carries_its_emoji_mentions_and_tokens()
    {
        var parsed = Parse("""
            {"type":"message","message":{"type":"text","id":"1","text":"@bot $ hi","quoteToken":"q","markAsReadToken":"m","quotedMessageId":"0",
            "emojis":[{"index":5,"length":1,"productId":"p","emojiId":"e"},{"index":"odd"}],
            "mention":{"mentionees":[{"index":0,"length":4,"type":"user","userId":"U1","isSelf":true},{"index":0,"length":4,"type":"all"}]}}}
            """);

        var text = Assert.IsType<TextContent>(Assert.IsType<MessageEvent>(parsed).Message);
        Assert.Equal([new EmojiSpan(5, 1, "p", "e")], text.Emojis);
        Assert.Equal([new Mentionee(0, 4, "user", "U1", true), new Mentionee(0, 4, "all", null, false)], text.Mention);
        Assert.Equal(("q", "m", "0"), (text.QuoteToken, text.MarkAsReadToken, text.QuotedMessageId));
    }

    [Fact]
    public void A_date_picker_gives_dates_without_a_zone()
    {
        PostbackParams? Params(string json) => Assert.IsType<PostbackEvent>(Parse($$$"""{"type":"postback","postback":{"data":"d=1","params":{{{json}}}}}""")).Params;

        Assert.Equal(new DateOnly(2026, 11, 20), Params("""{"date":"2026-11-20"}""")!.Date);
        Assert.Equal(new TimeOnly(13, 5), Params("""{"time":"13:05"}""")!.Time);
        Assert.Equal(new DateTime(2026, 11, 20, 13, 5, 0), Params("""{"datetime":"2026-11-20T13:05"}""")!.DateTime);
        Assert.Null(Params("""{"date":"2569-13-40"}""")!.Date);
        Assert.Equal(("tab-b", "SUCCESS"), (Params("""{"newRichMenuAliasId":"tab-b","status":"SUCCESS"}""")!.NewRichMenuAliasId, Params("""{"status":"SUCCESS"}""")!.Status));
        Assert.Null(Assert.IsType<PostbackEvent>(Parse("""{"type":"postback","postback":{"data":""}}""")).Params);
    }

    [Fact]
    public void An_edited_message_is_read_although_the_description_does_not_have_it_yet()
    {
        var parsed = Parse("""{"type":"messageEdited","replyToken":"r","source":{"type":"group","groupId":"C1"},"message":{"type":"text","id":"7","text":"ใหม่"}}""");
        Assert.Equal(new TextContent("7", "ใหม่").Text, Assert.IsType<TextContent>(Assert.IsType<MessageEditedEvent>(parsed).Message).Text);
        Assert.Equal("C1", parsed.Source!.ChatId);
    }

    [Fact]
    public void A_failed_account_link_has_no_source_and_is_kept()
    {
        var parsed = Assert.IsType<AccountLinkEvent>(Parse("""{"type":"accountLink","link":{"result":"failed","nonce":"n"}}"""));
        Assert.False(parsed.Succeeded);
        Assert.Null(parsed.Source);
        Assert.Null(parsed.ReplyToken);
    }

    [Theory]
    [InlineData("things")]
    [InlineData("somethingNew")]
    [InlineData("message")]
    [InlineData("postback")]
    [InlineData("unsend")]
    [InlineData("delivery")]
    public void An_unknown_or_incomplete_event_is_kept_with_its_common_properties_and_bytes(string type)
    {
        var json = $$"""{"type":"{{type}}",{{Head}},"more":[1,2]}""";

        var unknown = Assert.IsType<UnknownEvent>(Parse(json));

        Assert.Equal(type, unknown.Type);
        Assert.Equal("01FZ74A0TDDPYRVKNK77XKC3ZR", unknown.WebhookEventId);
        Assert.Equal(User, unknown.Source!.UserId);
        Assert.Equal(json, Encoding.UTF8.GetString(unknown.Raw.Span));
    }

    [Fact]
    public void An_unknown_or_incomplete_message_is_kept_in_its_event()
    {
        UnknownContent Content(string message) => Assert.IsType<UnknownContent>(Assert.IsType<MessageEvent>(Parse($$$"""{"type":"message","message":{{{message}}}}""")).Message);

        Assert.Equal(new UnknownContent("1", "hologram"), Content("""{"type":"hologram","id":"1"}"""));
        Assert.Equal(new UnknownContent("1", "text"), Content("""{"type":"text","id":"1"}"""));
        Assert.Equal(new UnknownContent("", "text"), Content("""{"type":"text","text":"no id"}"""));
        Assert.Equal(new UnknownContent("", ""), Content("{}"));
    }

    [Fact]
    public void One_odd_event_does_not_cost_the_others()
    {
        var payload = WebhookParser.TryParse(Utf8("""{"destination":"U1","events":[{"type":"unfollow"},7,null,{"type":{"a":1}},[],{"type":"follow","timestamp":"soon","source":[]},{"type":"join"}]}"""))!;

        Assert.Equal("U1", payload.Destination);
        Assert.Equal(
            ["UnfollowEvent", "UnknownEvent", "UnknownEvent", "UnknownEvent", "UnknownEvent", "FollowEvent", "JoinEvent"],
            payload.Events.Select(parsed => parsed.GetType().Name));
        Assert.Equal(["7", "null"], payload.Events.Skip(1).Take(2).Select(parsed => Encoding.UTF8.GetString(parsed.Raw.Span)));
    }

    [Fact]
    public void Raw_bytes_are_the_events_own_and_survive_the_callers_buffer()
    {
        var body = Utf8("""{"events":[ {"type" : "follow", "x":"\u0e01ก"} ,{"type":"leave"}]}""");

        var payload = WebhookParser.TryParse(body)!;
        Array.Clear(body);

        Assert.Equal(["""{"type" : "follow", "x":"\u0e01ก"}""", """{"type":"leave"}"""], payload.Events.Select(parsed => Encoding.UTF8.GetString(parsed.Raw.Span)));
    }

    [Theory]
    [InlineData("""{"destination":"U1","events":[]}""")]
    [InlineData("""{"destination":"U1"}""")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"destination":7,"events":null}""")]
    [InlineData("{}")]
    public void A_body_without_events_is_a_check_of_the_connection(string body) => Assert.Empty(WebhookParser.TryParse(Utf8(body))!.Events);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"{}\"")]
    [InlineData("{")]
    [InlineData("{\"events\":[}")]
    [InlineData("{} {}")]
    public void A_body_that_is_no_object_is_null(string body) => Assert.Null(WebhookParser.TryParse(Utf8(body)));

    [Fact]
    public void Half_a_surrogate_and_broken_bytes_cost_one_character_and_not_the_message()
    {
        var half = Assert.IsType<MessageEvent>(Parse("""{"type":"message","message":{"type":"text","id":"1","text":"\ud83dก\n\"\u0e02\\"}}"""));
        Assert.Equal("\uFFFDก\n\"ข\\", Assert.IsType<TextContent>(half.Message).Text);

        var bytes = Utf8("""{"type":"message","message":{"type":"text","id":"1","text":"ก?"}}""");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        Assert.Equal("ก\uFFFD", Assert.IsType<TextContent>(Assert.IsType<MessageEvent>(WebhookParser.ParseEvent(bytes)).Message).Text);
    }

    [Fact]
    public void Nul_in_a_text_is_legal_json_and_stays() =>
        Assert.Equal("a\0b", Assert.IsType<TextContent>(Assert.IsType<MessageEvent>(Parse("""{"type":"message","message":{"type":"text","id":"1","text":"a\u0000b"}}""")).Message).Text);

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("1e400")]
    [InlineData("\"1\"")]
    public void A_timestamp_out_of_range_is_left_out(string timestamp) => Assert.Null(Parse($$"""{"type":"follow","timestamp":{{timestamp}}}""").Timestamp);

    [Fact]
    public void An_external_file_is_told_apart_from_one_that_LINE_holds()
    {
        ContentProvider Provider(string json) =>
            Assert.IsType<ImageContent>(Assert.IsType<MessageEvent>(Parse($$$"""{"type":"message","message":{"type":"image","id":"1","contentProvider":{{{json}}}}}""")).Message).Provider;

        Assert.True(Provider("""{"type":"line"}""").IsLine);
        Assert.False(Provider("""{"type":"external","originalContentUrl":"http://169.254.169.254/"}""").IsLine);
        Assert.False(Provider("null").IsLine);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static WebhookEvent Parse(string json) => WebhookParser.ParseEvent(Utf8(json));
}
