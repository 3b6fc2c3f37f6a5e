using System.Globalization;
using System.Text;
using Line.Messaging.Messages;
using Line.Messaging.RichMenus;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Messages;

/// <summary>Each limit at its last good value and at the first bad one. Thai counts in UTF-16 units or in graphemes, as LINE's documents say for the field.</summary>
public sealed class LimitTests
{
    // One grapheme of three UTF-16 units.
    private const string Water = "น้ำ";
    private const string Url = "https://example.go.th/p.png";

    public static TheoryData<string, string, Action<int>> Limits
    {
        get
        {
            var data = new TheoryData<string, string, Action<int>>();
            foreach (var (name, last, use) in All())
                data.Add(name, last.ToString(CultureInfo.InvariantCulture), use);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public void At_the_limit_is_taken_and_one_past_it_is_refused_by_name(string field, string last, Action<int> use)
    {
        var limit = int.Parse(last, CultureInfo.InvariantCulture);
        use(limit);
        var refused = Assert.Throws<MessageLimitException>(() => use(limit + 1));
        Assert.Equal(field, refused.Field);
        Assert.Contains(last, refused.Limit, StringComparison.Ordinal);
        Assert.Equal((limit + 1).ToString(CultureInfo.InvariantCulture), refused.Value);
        Assert.Equal($"{refused.Field} must be {refused.Limit}, but is {refused.Value}.", refused.Message);
    }

    [Fact]
    public void An_empty_text_is_refused()
    {
        var refused = Assert.Throws<MessageLimitException>(() => MessageBatch.Of(new TextMessage("")));
        Assert.Equal(("messages[0].text", "at least 1 UTF-16 units", "0"), (refused.Field, refused.Limit, refused.Value));
    }

    [Fact]
    public void A_missing_label_is_refused_where_LINE_needs_one()
    {
        var refused = Assert.Throws<MessageLimitException>(() => Send(new TextMessage("a") { QuickReply = new QuickReply(new PostbackAction("d")) }));
        Assert.Equal("messages[0].quickReply.items[0].action.label", refused.Field);
    }

    [Fact]
    public void Nothing_is_ever_cut()
    {
        var text = string.Concat(Enumerable.Repeat("ก", 5000));
        Assert.Contains(text, Encoding.UTF8.GetString(MessageBatch.Of(new TextMessage(text)).Utf8Json.Span), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Field, int Last, Action<int> Use)> All()
    {
        yield return ("messages", 5, n => MessageBatch.Of([.. Enumerable.Repeat(new TextMessage("a"), n)]));
        yield return ("messages[0].text", 5000, n => Send(new TextMessage(Units(n))));
        yield return ("messages[0].emojis", 20, n => Send(new TextMessage("$") { Emojis = [.. Enumerable.Repeat(new EmojiPlace(0, "p", "e"), n)] }));
        yield return ("messages[0].text", 5000, n => Send(new TextMessageV2(Units(n))));
        yield return ("messages[0].substitution", 20, n => Send(Substituted(n, new EmojiSubstitution("p", "e"))));
        yield return ("messages[0].substitution", 20, n => Send(Substituted(n, MentionSubstitution.Everyone)));
        yield return ("messages[0].sender.name", 20, n => Send(new TextMessage("a") { Sender = new Sender { Name = Units(n) } }));
        yield return ("messages[0].sender.iconUrl", 2000, n => Send(new TextMessage("a") { Sender = new Sender { IconUrl = Address(n) } }));
        yield return ("messages[0].originalContentUrl", 2000, n => Send(new ImageMessage(Address(n), Url)));
        yield return ("messages[0].previewImageUrl", 2000, n => Send(new VideoMessage(Url, Address(n))));
        yield return ("messages[0].trackingId", 100, n => Send(new VideoMessage(Url, Url) { TrackingId = Units(n) }));
        yield return ("messages[0].title", 100, n => Send(new LocationMessage(Units(n), "a", 0, 0)));
        yield return ("messages[0].address", 100, n => Send(new LocationMessage("a", Units(n), 0, 0)));
        yield return ("messages[0].deliveryTag", 30, n => Send(new CouponMessage("c") { DeliveryTag = Units(n) }));
        foreach (var limit in Actions().Concat(Templates()).Concat(Imagemaps()).Concat(Flex()).Concat(Menus()))
            yield return limit;
    }

    private static IEnumerable<(string Field, int Last, Action<int> Use)> Actions()
    {
        const string Action = "messages[0].quickReply.items[0].action.";
        yield return ("messages[0].quickReply.items", 13, n => Send(Quick([.. Enumerable.Repeat(new MessageAction("a", "a"), n)])));
        yield return ("messages[0].quickReply.items[0].imageUrl", 2000, n => Send(new TextMessage("a") { QuickReply = new QuickReply(new QuickReplyItem(new MessageAction("a", "a"), Address(n))) }));
        yield return (Action + "label", 20, n => Send(Quick(new MessageAction(Graphemes(n), "a"))));
        yield return (Action + "data", 300, n => Send(Quick(new PostbackAction("a", Units(n)))));
        yield return (Action + "displayText", 300, n => Send(Quick(new PostbackAction("a", "d") { DisplayText = Graphemes(n) })));
        yield return (Action + "fillInText", 300, n => Send(Quick(new PostbackAction("a", "d") { InputOption = InputOption.OpenKeyboard, FillInText = Graphemes(n) })));
        yield return (Action + "text", 300, n => Send(Quick(new MessageAction("a", Graphemes(n)))));
        yield return (Action + "uri", 1000, n => Send(Quick(new UriAction("a", Address(n)))));
        yield return (Action + "altUri.desktop", 1000, n => Send(Quick(new UriAction("a", Url) { DesktopUri = Address(n) })));
        yield return (Action + "data", 300, n => Send(Quick(new DatetimePickerAction("a", Units(n), PickerMode.Date))));
        yield return (Action + "clipboardText", 1000, n => Send(Quick(new ClipboardAction("a", Units(n)))));
    }

    private static IEnumerable<(string Field, int Last, Action<int> Use)> Templates()
    {
        yield return ("messages[0].altText", 1500, n => Send(new TemplateMessage(Units(n), new ConfirmTemplate("a", Tap, Tap))));
        yield return ("messages[0].template.text", 240, n => Send(new TemplateMessage("a", new ConfirmTemplate(Graphemes(n), Tap, Tap))));
        yield return ("messages[0].template.text", 160, n => Send(new TemplateMessage("a", new ButtonsTemplate(Graphemes(n), Tap))));
        yield return ("messages[0].template.text", 60, n => Send(new TemplateMessage("a", new ButtonsTemplate(Graphemes(n), Tap) { Title = "t" })));
        yield return ("messages[0].template.text", 60, n => Send(new TemplateMessage("a", new ButtonsTemplate(Graphemes(n), Tap) { ThumbnailImageUrl = Url })));
        yield return ("messages[0].template.title", 40, n => Send(new TemplateMessage("a", new ButtonsTemplate("a", Tap) { Title = Graphemes(n) })));
        yield return ("messages[0].template.actions", 4, n => Send(new TemplateMessage("a", new ButtonsTemplate("a", Taps(n)))));
        yield return ("messages[0].template.actions[0].label", 20, n => Send(new TemplateMessage("a", new ButtonsTemplate("a", new MessageAction(Graphemes(n), "a")))));
        yield return ("messages[0].template.columns", 10, n => Send(new TemplateMessage("a", new CarouselTemplate([.. Enumerable.Repeat(new CarouselColumn("a", Tap), n)]))));
        yield return ("messages[0].template.columns[0].text", 120, n => Send(new TemplateMessage("a", new CarouselTemplate(new CarouselColumn(Graphemes(n), Tap)))));
        yield return ("messages[0].template.columns[0].text", 60, n => Send(new TemplateMessage("a", new CarouselTemplate(new CarouselColumn(Graphemes(n), Tap) { Title = "t" }))));
        yield return ("messages[0].template.columns[0].title", 40, n => Send(new TemplateMessage("a", new CarouselTemplate(new CarouselColumn("a", Tap) { Title = Graphemes(n) }))));
        yield return ("messages[0].template.columns[0].actions", 3, n => Send(new TemplateMessage("a", new CarouselTemplate(new CarouselColumn("a", Taps(n))))));
        yield return ("messages[0].template.columns", 10, n => Send(new TemplateMessage("a", new ImageCarouselTemplate([.. Enumerable.Repeat(new ImageCarouselColumn(Url, Tap), n)]))));
        yield return ("messages[0].template.columns[0].action.label", 12, n => Send(new TemplateMessage("a", new ImageCarouselTemplate(new ImageCarouselColumn(Url, new MessageAction(Graphemes(n), "a"))))));
    }

    private static IEnumerable<(string Field, int Last, Action<int> Use)> Imagemaps()
    {
        var area = new ImagemapArea(0, 0, 1, 1);
        yield return ("messages[0].altText", 1500, n => Send(new ImagemapMessage(Url, Units(n), 1, [new ImagemapMessageAction(area, "a")])));
        yield return ("messages[0].actions", 50, n => Send(new ImagemapMessage(Url, "a", 1, [.. Enumerable.Repeat(new ImagemapMessageAction(area, "a"), n)])));
        yield return ("messages[0].actions[0].text", 400, n => Send(new ImagemapMessage(Url, "a", 1, [new ImagemapMessageAction(area, Units(n))])));
        yield return ("messages[0].actions[0].label", 100, n => Send(new ImagemapMessage(Url, "a", 1, [new ImagemapMessageAction(area, "a") { Label = Units(n) }])));
        yield return ("messages[0].actions[0].linkUri", 1000, n => Send(new ImagemapMessage(Url, "a", 1, [new ImagemapUriAction(area, Address(n))])));
        yield return ("messages[0].actions[0].clipboardText", 1000, n => Send(new ImagemapMessage(Url, "a", 1, [new ImagemapClipboardAction(area, Units(n))])));
        yield return ("messages[0].video.externalLink.label", 30, n => Send(new ImagemapMessage(Url, "a", 1, []) { Video = new ImagemapVideo(Url, Url, area) { ExternalLink = new ImagemapExternalLink(Url, Units(n)) } }));
    }

    private static IEnumerable<(string Field, int Last, Action<int> Use)> Flex()
    {
        yield return ("messages[0].altText", 1500, n => Send(new FlexMessage(Units(n), Bubble(1))));
        yield return ("messages[0].contents.contents", 12, n => Send(new FlexMessage("a", new FlexCarousel([.. Enumerable.Repeat(Bubble(1), n)]))));
        yield return ("messages[0].contents", FlexContainer.MaxBubbleBytes, n => Send(new FlexMessage("a", BubbleOf(n))));
        yield return ("messages[0].contents", FlexContainer.MaxCarouselBytes, n => Send(new FlexMessage("a", CarouselOf(n))));
        yield return ("messages[0].contents.contents[0]", FlexContainer.MaxBubbleBytes, n => Send(new FlexMessage("a", new FlexCarousel(BubbleOf(n)))));
        yield return ("messages[0].contents", FlexContainer.MaxBubbleBytes, n => Send(new FlexMessage("a", FlexContainer.FromJson("{\"type\":\"bubble\",\"x\":\"" + new string('x', n - 24) + "\"}"))));
        yield return ("messages[0].contents.footer.contents[0].action.label", 40, n => Send(new FlexMessage("a", new FlexBubble { Footer = FlexBox.Vertical(new FlexButton(new MessageAction(Graphemes(n), "a"))) })));
    }

    private static IEnumerable<(string Field, int Last, Action<int> Use)> Menus()
    {
        var client = StubLine.Answering(System.Net.HttpStatusCode.OK).Client();
        void Create(RichMenu menu) => client.ValidateRichMenuAsync(menu).GetAwaiter().GetResult();
        var size = new RichMenuSize(2500, 843);
        yield return ("name", 300, n => Create(new RichMenu(size, Graphemes(n), "เมนู", [])));
        yield return ("chatBarText", 14, n => Create(new RichMenu(size, "a", Graphemes(n), [])));
        yield return ("areas", 20, n => Create(new RichMenu(size, "a", "a", [.. Enumerable.Repeat(new RichMenuArea(0, 0, 1, 1, Tap), n)])));
        yield return ("areas[0].action.label", 20, n => Create(new RichMenu(size, "a", "a", [new RichMenuArea(0, 0, 1, 1, new MessageAction(Graphemes(n), "a"))])));
        yield return ("size.width", 2500, n => Create(new RichMenu(new RichMenuSize(n, 843), "a", "a", [])));
        yield return ("image", RichMenuImage.MaxBytes, n => RichMenuImage.FromBytes(Pictures.Png(2500, 843, n)));
        yield return ("image.width", 2500, n => RichMenuImage.FromBytes(Pictures.Png(n, 843)));
        yield return ("operations", 1000, n => client.ValidateRichMenuBatchAsync(new RichMenuBatch([.. Enumerable.Repeat(RichMenuOperation.UnlinkAll(), n)])).GetAwaiter().GetResult());
        yield return ("resumeRequestKey", 100, n => client.ValidateRichMenuBatchAsync(new RichMenuBatch(RichMenuOperation.UnlinkAll()) { ResumeRequestKey = new string('a', n) }).GetAwaiter().GetResult());
        yield return ("userIds", 500, n => client.UnlinkRichMenuFromManyAsync([.. Enumerable.Repeat(EveryMessage.User, n)]).GetAwaiter().GetResult());
        yield return ("to", 500, n => client.MulticastAsync([.. Enumerable.Repeat(EveryMessage.User, n)], EveryMessage.Batches[0], Guid.CreateVersion7()).GetAwaiter().GetResult());
        yield return ("customAggregationUnits[0]", 30, n => client.PushAsync(EveryMessage.User, EveryMessage.Batches[0], Guid.CreateVersion7(), new PushOptions { AggregationUnit = new string('a', n) }).GetAwaiter().GetResult());
        yield return ("endpoint", 500, n => client.SetWebhookEndpointAsync(new Uri(Address(n))).GetAwaiter().GetResult());
    }

    private static MessageAction Tap => new("a", "a");

    private static LineAction[] Taps(int count) => [.. Enumerable.Repeat(Tap, count)];

    private static void Send(Message message) => MessageBatch.Of(message);

    private static TextMessage Quick(params LineAction[] actions) => new("a") { QuickReply = new QuickReply(actions) };

    // Thai text of so many UTF-16 units, and of so many graphemes (three times as many units).
    private static string Units(int count) => string.Concat(Enumerable.Repeat(Water, (count / 3) + 1))[..count];

    private static string Graphemes(int count) => string.Concat(Enumerable.Repeat(Water, count));

    private static string Address(int length) => Url.PadRight(length, 'x');

    private static TextMessageV2 Substituted(int count, Substitution value) =>
        new(string.Concat(Enumerable.Range(0, count).Select(i => $"{{k{i}}}"))) { Substitutions = Enumerable.Range(0, count).ToDictionary(i => $"k{i}", _ => value) };

    private static FlexBubble Bubble(int letters) => new() { Body = FlexBox.Vertical(new FlexText(new string('x', letters))) };

    private static FlexBubble BubbleOf(int bytes) => Bubble(bytes - Size(Bubble(1)) + 1);

    private static FlexCarousel CarouselOf(int bytes)
    {
        var part = bytes / 2;
        var first = BubbleOf(part);
        var rest = bytes - Size(new FlexCarousel(first, Bubble(1)));
        return new FlexCarousel(first, Bubble(rest + 1));
    }

    private static int Size(FlexContainer container) =>
        MessageBatch.Of(new FlexMessage("a", container)).Utf8Json.Length - """[{"type":"flex","altText":"a","contents":}]""".Length;
}
