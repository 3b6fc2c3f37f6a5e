using Line.Messaging.Messages;
using Line.Messaging.RichMenus;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Messages;

/// <summary>Rules of LINE that are not a number.</summary>
public sealed class RuleTests
{
    private const string Url = "https://example.go.th/p.png";

    [Fact]
    public void Camera_pictures_and_place_are_for_quick_replies_and_menu_switches_for_menus()
    {
        Refuse("messages[0].template.actions[0].type", new TemplateMessage("a", new ButtonsTemplate("a", new CameraAction("a"))));
        Refuse("messages[0].contents.footer.contents[0].action.type", Bubble(new FlexBubble { Footer = FlexBox.Vertical(new FlexButton(new LocationAction("a"))) }));
        Refuse("messages[0].quickReply.items[0].action.type", new TextMessage("a") { QuickReply = new QuickReply(new RichMenuSwitchAction("a", "b", "c")) });
    }

    [Theory]
    [InlineData("http://example.go.th/p.png")]
    [InlineData("/p.png")]
    [InlineData("https://example.go.th/ภาพ.png")]
    [InlineData("https://example.go.th/a b.png")]
    [InlineData("ftp://example.go.th/p.png")]
    public void A_picture_is_https_and_percent_encoded(string url) => Refuse("messages[0].originalContentUrl", new ImageMessage(url, Url));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:a@example.go.th")]
    [InlineData("example.go.th")]
    public void A_link_is_http_https_line_or_tel(string uri) =>
        Refuse("messages[0].quickReply.items[0].action.uri", new TextMessage("a") { QuickReply = new QuickReply(new UriAction("a", uri)) });

    [Fact]
    public void An_emoji_stands_for_a_dollar_sign()
    {
        Refuse("messages[0].emojis[0].index", new TextMessage("a$") { Emojis = [new EmojiPlace(0, "p", "e")] });
        Refuse("messages[0].emojis[0].index", new TextMessage("a$") { Emojis = [new EmojiPlace(2, "p", "e")] });
        Refuse("messages[0].emojis[0].index", new TextMessage("a$") { Emojis = [new EmojiPlace(-1, "p", "e")] });
    }

    [Fact]
    public void A_substitution_has_a_place_and_a_plain_name()
    {
        Refuse("messages[0].substitution.b", new TextMessageV2("{a}") { Substitutions = new Dictionary<string, Substitution> { ["b"] = MentionSubstitution.Everyone } });
        Refuse("messages[0].substitution.ก", new TextMessageV2("{ก}") { Substitutions = new Dictionary<string, Substitution> { ["ก"] = MentionSubstitution.Everyone } });
        Refuse("messages[0].substitution.a.mentionee.userId", new TextMessageV2("{a}") { Substitutions = new Dictionary<string, Substitution> { ["a"] = new MentionSubstitution("U1") } });
        Assert.Equal("{{ชื่อ}}", TextMessageV2.Escape("{ชื่อ}"));
    }

    [Fact]
    public void Fill_in_text_needs_the_keyboard() => Refuse(
        "messages[0].quickReply.items[0].action.fillInText",
        new TextMessage("a") { QuickReply = new QuickReply(new PostbackAction("a", "d") { FillInText = "x", InputOption = InputOption.OpenVoice }) });

    [Fact]
    public void A_date_picker_stays_in_two_centuries_and_in_order()
    {
        Refuse("messages[0].quickReply.items[0].action.initial", Picker(PickerMode.Date, new DateTime(2101, 1, 1)));
        Refuse("messages[0].quickReply.items[0].action.initial", Picker(PickerMode.DateTime, new DateTime(1899, 12, 31)));
        Refuse("messages[0].quickReply.items[0].action.max", Picker(PickerMode.Date, null, new DateTime(2026, 1, 2), new DateTime(2026, 1, 2)));
        MessageBatch.Of(Picker(PickerMode.Date, new DateTime(2100, 12, 31), new DateTime(1900, 1, 1), new DateTime(2100, 12, 31)));
    }

    [Fact]
    public void The_columns_of_a_carousel_are_alike()
    {
        var tap = new MessageAction("a", "a");
        Refuse("messages[0].template.columns", Carousel(new CarouselColumn("a", tap), new CarouselColumn("a", tap, tap)));
        Refuse("messages[0].template.columns", Carousel(new CarouselColumn("a", tap), new CarouselColumn("a", tap) { Title = "t" }));
        Refuse("messages[0].template.columns", Carousel(new CarouselColumn("a", tap), new CarouselColumn("a", tap) { ThumbnailImageUrl = Url }));
    }

    [Fact]
    public void Flex_parts_stand_where_they_may()
    {
        Refuse("messages[0].contents.body.contents[0].type", Bubble(new FlexBubble { Body = FlexBox.Vertical(new FlexIcon(Url)) }));
        Refuse("messages[0].contents.body.contents[0].type", Bubble(new FlexBubble { Body = FlexBox.Baseline(new FlexSeparator()) }));
        Refuse("messages[0].contents.body.contents[0].type", Bubble(new FlexBubble { Body = FlexBox.Vertical(new FlexVideo(Url, Url, new FlexImage(Url))) }));
        Refuse("messages[0].contents.hero", Bubble(new FlexBubble { Hero = new FlexText("a") }));
        Refuse("messages[0].contents.size", Bubble(new FlexBubble { Size = BubbleSize.Micro, Hero = new FlexVideo(Url, Url, new FlexImage(Url)) }));
        Refuse("messages[0].contents.contents[0].hero", new FlexMessage("a", new FlexCarousel(new FlexBubble { Hero = new FlexVideo(Url, Url, new FlexImage(Url)) })));
        Refuse("messages[0].contents.contents", new FlexMessage("a", new FlexCarousel(new FlexBubble(), new FlexBubble { Size = BubbleSize.Kilo })));
        Refuse("messages[0].contents.body.contents[0].text", Bubble(new FlexBubble { Body = FlexBox.Vertical(new FlexText("")) }));
    }

    [Fact]
    public void Flex_lengths_colours_and_ratios_are_of_the_kinds_their_property_takes()
    {
        const string Text = "messages[0].contents.body.contents[0].";
        Refuse(Text + "size", Of(new FlexText("a") { Size = FlexSize.Full }));
        Refuse(Text + "margin", Of(new FlexText("a") { Margin = FlexSize.Percent(5) }));
        Refuse(Text + "margin", Of(new FlexText("a") { Margin = FlexSize.Xl3 }));
        Refuse(Text + "width", Of(FlexBox.Vertical() with { Width = FlexSize.Md }));
        Refuse(Text + "color", Of(new FlexText("a") { Color = "red" }));
        Refuse(Text + "color", Of(new FlexText("a") { Color = "#12345" }));
        Refuse(Text + "aspectRatio", Of(new FlexImage(Url) { AspectRatio = new FlexRatio(1, 4) }));
        Refuse(Text + "aspectRatio", Of(new FlexImage(Url) { AspectRatio = new FlexRatio(0, 1) }));
        Refuse(Text + "background.angle", Of(FlexBox.Vertical() with { Background = new LinearGradient(360, "#000000", "#FFFFFF") }));
        Refuse("messages[0].contents.body.contents[10].animated", Of([.. Enumerable.Repeat(new FlexImage(Url) { Animated = true }, 11)]));
        MessageBatch.Of(Of([.. Enumerable.Repeat(new FlexImage(Url) { Animated = true }, 10)]));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"type\":\"box\"}")]
    public void Drawn_flex_is_a_bubble_or_a_carousel(string json) => Assert.Throws<ArgumentException>(() => FlexContainer.FromJson(json));

    [Fact]
    public void The_picture_of_a_menu_is_recognised_by_its_bytes()
    {
        var jpeg = RichMenuImage.FromBytes(Pictures.Jpeg(1200, 810));
        Assert.Equal(("image/jpeg", 1200, 810), (jpeg.ContentType, jpeg.Width, jpeg.Height));
        Assert.Equal("image/png", RichMenuImage.FromBytes(Pictures.Png(800, 250)).ContentType);

        Assert.Equal("image", Assert.Throws<MessageLimitException>(() => RichMenuImage.FromBytes("RIFF....WEBP"u8.ToArray())).Field);
        Assert.Equal("image", Assert.Throws<MessageLimitException>(() => RichMenuImage.FromBytes(Array.Empty<byte>())).Field);
        Assert.Equal("image", Assert.Throws<MessageLimitException>(() => RichMenuImage.FromBytes(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0 })).Field);
        Assert.Equal("image.width", Assert.Throws<MessageLimitException>(() => RichMenuImage.FromBytes(Pictures.Png(799, 250))).Field);
        Assert.Equal("image.height", Assert.Throws<MessageLimitException>(() => RichMenuImage.FromBytes(Pictures.Png(800, 249))).Field);
        Assert.Equal("image.height", Assert.Throws<MessageLimitException>(() => RichMenuImage.FromBytes(Pictures.Png(1000, 690))).Field);
    }

    private static void Refuse(string path, Message message) => Assert.Equal(path, Assert.Throws<MessageLimitException>(() => MessageBatch.Of(message)).Field);

    private static FlexMessage Bubble(FlexBubble bubble) => new("a", bubble);

    private static FlexMessage Of(params FlexComponent[] parts) => Bubble(new FlexBubble { Body = FlexBox.Vertical(parts) });

    private static TemplateMessage Carousel(params CarouselColumn[] columns) => new("a", new CarouselTemplate(columns));

    private static TextMessage Picker(PickerMode mode, DateTime? initial, DateTime? min = null, DateTime? max = null) =>
        new("a") { QuickReply = new QuickReply(new DatetimePickerAction("a", "d", mode) { Initial = initial, Min = min, Max = max }) };
}
