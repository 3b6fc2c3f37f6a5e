using Line.Messaging.Messages;

namespace Line.Messaging.Tests.Support;

/// <summary>Each kind of message once, with everything that can be set on it.</summary>
internal static class EveryMessage
{
    public const string User = "U0123456789abcdef0123456789abcdef";
    private const string Picture = "https://example.go.th/p.png";

    public static IReadOnlyList<Message> All { get; } =
    [
        new TextMessage("สวัสดีค่ะ $")
        {
            Emojis = [new EmojiPlace(10, "5ac1bfd5040ab15980c9b435", "001")],
            QuoteToken = "quote",
            Sender = new Sender { Name = "อบต. ตัวอย่าง", IconUrl = Picture },
            QuickReply = EveryQuickReply,
        },
        new TextMessageV2("{who} เชิญที่ช่อง 2 {smile} {{ไม่ใช่ที่ว่าง}} {all}")
        {
            Substitutions = new Dictionary<string, Substitution>
            {
                ["who"] = new MentionSubstitution(User),
                ["all"] = MentionSubstitution.Everyone,
                ["smile"] = new EmojiSubstitution("5ac1bfd5040ab15980c9b435", "002"),
            },
            QuoteToken = "quote",
        },
        new StickerMessage("446", "1988") { QuoteToken = "quote" },
        new ImageMessage(Picture, Picture),
        new VideoMessage("https://example.go.th/v.mp4", Picture) { TrackingId = "track-1" },
        new AudioMessage("https://example.go.th/a.m4a", TimeSpan.FromSeconds(61)),
        new LocationMessage("ที่ทำการ อบต.", "หมู่ 3 ต.ตัวอย่าง", 16.43, 102.83),
        new CouponMessage("coupon-1") { DeliveryTag = "tag" },
        new ImagemapMessage("https://example.go.th/map", "แผนที่", 1040,
        [
            new ImagemapMessageAction(new ImagemapArea(0, 0, 520, 520), "คิว") { Label = "คิว" },
            new ImagemapUriAction(new ImagemapArea(520, 0, 520, 520), "https://example.go.th/?q=%E0%B8%81") { Label = "เว็บ" },
            new ImagemapClipboardAction(new ImagemapArea(0, 520, 520, 520), "A012") { Label = "คัดลอก" },
        ])
        {
            Video = new ImagemapVideo("https://example.go.th/v.mp4", Picture, new ImagemapArea(0, 0, 1040, 585))
            {
                ExternalLink = new ImagemapExternalLink("https://example.go.th/more", "ดูต่อ"),
            },
        },
        new TemplateMessage("เลือกบริการ", new ButtonsTemplate("เลือกบริการ", EveryTemplateAction)
        {
            Title = "บริการ",
            ThumbnailImageUrl = Picture,
            ImageAspectRatio = TemplateImageShape.Square,
            ImageSize = TemplateImageSize.Contain,
            ImageBackgroundColor = "#FFFFFF",
            DefaultAction = new UriAction(null, "https://example.go.th"),
        }),
        new TemplateMessage("ยืนยัน", new ConfirmTemplate("ยืนยันไหมคะ", new PostbackAction("ใช่", "y"), new PostbackAction("ไม่", "n"))),
        new TemplateMessage("หมู่บ้าน", new CarouselTemplate(
            new CarouselColumn("หมู่ 1", new PostbackAction("เลือก", "v=1"))
            {
                Title = "บ้านเหนือ",
                ThumbnailImageUrl = Picture,
                ImageBackgroundColor = "#000000",
                DefaultAction = new PostbackAction("v=1"),
            })
        {
            ImageAspectRatio = TemplateImageShape.Rectangle,
            ImageSize = TemplateImageSize.Cover,
        }),
        new TemplateMessage("ภาพ", new ImageCarouselTemplate(new ImageCarouselColumn(Picture, new UriAction("ดู", "https://example.go.th")))),
        new FlexMessage("บัตรคิว", EveryFlex.Bubble),
        new FlexMessage("วิดีโอ", EveryFlex.VideoBubble),
        new FlexMessage("หลายใบ", new FlexCarousel(EveryFlex.Bubble, EveryFlex.Bubble)),
        new FlexMessage("จากโปรแกรมวาด", FlexContainer.FromJson("""{"type":"bubble","body":{"type":"box","layout":"vertical","contents":[{"type":"text","text":"สวัสดี"}]}}""")),
    ];

    public static IReadOnlyList<MessageBatch> Batches { get; } = [.. All.Chunk(MessageBatch.MaxMessages).Select(chunk => MessageBatch.Of(chunk))];

    private static QuickReply EveryQuickReply => new(
        new QuickReplyItem(new PostbackAction("ตอบ", "d=1") { DisplayText = "ตอบ", InputOption = InputOption.OpenKeyboard, FillInText = "ชื่อ:\n" }, Picture),
        new QuickReplyItem(new MessageAction("พิมพ์", "เมนู")),
        new QuickReplyItem(new UriAction("เว็บ", "tel:0812345678") { DesktopUri = "https://example.go.th" }),
        new QuickReplyItem(new DatetimePickerAction("วัน", "d", PickerMode.Date)
        {
            Initial = new DateTime(2026, 11, 20),
            Min = new DateTime(2026, 1, 1),
            Max = new DateTime(2026, 12, 31),
        }),
        new QuickReplyItem(new DatetimePickerAction("เวลา", "t", PickerMode.Time) { Initial = new DateTime(1, 1, 1, 9, 30, 0) }),
        new QuickReplyItem(new DatetimePickerAction("วันและเวลา", "dt", PickerMode.DateTime) { Initial = new DateTime(2026, 11, 20, 9, 30, 0) }),
        new QuickReplyItem(new CameraAction("ถ่ายรูป")),
        new QuickReplyItem(new CameraRollAction("เลือกรูป")),
        new QuickReplyItem(new LocationAction("ส่งที่อยู่")),
        new QuickReplyItem(new ClipboardAction("คัดลอก", "A012")));

    private static LineAction[] EveryTemplateAction =>
    [
        new PostbackAction("คิว", "q=1") { InputOption = InputOption.CloseRichMenu },
        new PostbackAction("เมนู", "m=1") { InputOption = InputOption.OpenRichMenu },
        new PostbackAction("พูด", "s=1") { InputOption = InputOption.OpenVoice },
        new MessageAction("พิมพ์", "เมนู"),
    ];
}
