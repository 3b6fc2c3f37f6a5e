using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues.Chat;

/// <summary>What the account says about queue cards.</summary>
public static class QueueWords
{
    public static readonly Message OldButton = new TextMessage("ปุ่มนี้เป็นของบัตรเก่า ใช้ไม่ได้แล้วค่ะ แตะ คิว เพื่อดูคิวตอนนี้") { QuickReply = ChatTexts.Taps(Vocabulary.Queue, Vocabulary.Menu) };
    public static readonly Message NoQueues = new TextMessage("ตอนนี้ยังไม่มีคิวที่รับบัตรทาง LINE ค่ะ มารับบัตรที่สำนักงานได้ในเวลาทำการ");
    public static readonly Message TypeHallCode = new TextMessage("ดูเลข 4 หลักบนจอในห้องรอ แล้วพิมพ์ส่งมาได้เลยค่ะ");
    public static readonly Message FourDigitsPlease = new TextMessage("กรุณาพิมพ์เฉพาะเลข 4 หลักที่เห็นบนจอในห้องรอ เช่น 4821 ค่ะ");
    public static readonly Message AskTheOfficer = new TextMessage("เลขยังไม่ตรงค่ะ กรุณาแจ้งเจ้าหน้าที่ที่ห้องรอว่ามาถึงแล้ว เจ้าหน้าที่กดให้ได้") { QuickReply = ChatTexts.Taps(Vocabulary.Queue, Vocabulary.Menu) };
    public static readonly Message UnknownService = new TextMessage("รับบัตรไม่ได้ค่ะ กรุณาแตะ คิว แล้วเลือกใหม่") { QuickReply = ChatTexts.Taps(Vocabulary.Queue, Vocabulary.Menu) };

    /// <summary>The one push.</summary>
    public static Message Near(Ticket ticket, Queue queue, int ahead, Uri card)
    {
        var said = ahead == 0 ? "ถึงคิวถัดไปแล้วค่ะ" : $"อีก {ahead.ToString(CultureInfo.InvariantCulture)} คิวถึงท่านค่ะ";
        var isThere = ticket.PresentAt is not null;
        return new FlexMessage($"{ticket.Text} {said}", new FlexBubble
        {
            Header = Bubbles.Header(queue.Name),
            Body = Flex.Column(Number(ticket.Text), Bubbles.Strong(said), Bubbles.Words(isThere ? "กรุณาอยู่ใกล้ช่องบริการ" : "กรุณามาที่ห้องรอ แล้วแตะ ถึงห้องรอแล้ว")),
            Footer = Ways(isThere ? Bubbles.Do(new UriAction("เปิดบัตรคิว", card.AbsoluteUri)) : Bubbles.Do(QueueTaps.Arrived(ticket.Id)), Bubbles.Also(QueueTaps.Fresh(ticket.Id))),
        });
    }

    public static Message Card(CardView card, Uri address)
    {
        List<FlexComponent> body = [Number(card.Text), Bubbles.Strong(CardWords.Headline(card))];
        if (CardWords.Wait(card) is { } wait) body.Add(Bubbles.Words(wait));
        body.Add(Bubbles.Words(NextInChat(card)) with { Margin = FlexSize.Md });
        if (card.IsWaiting && card.Ahead > card.Queue.TellWhenAhead) body.Add(Bubbles.Words($"เหลือ {card.Queue.TellWhenAhead} คิว จะแจ้งให้ทราบค่ะ"));
        body.Add(new FlexText(CardWords.NoGift) { Color = Bubbles.Soft, Size = FlexSize.Sm, Wrap = true, Scaling = true, Margin = FlexSize.Lg });
        var open = new UriAction("เปิดบัตรคิว", address.AbsoluteUri);
        List<FlexBox> ways = [];
        if (card.NeedsHallCode) ways.Add(Bubbles.Do(QueueTaps.Arrived(card.TicketId)));
        if (card.IsUnderWay) ways.AddRange([Bubbles.Also(QueueTaps.Fresh(card.TicketId)), Bubbles.Also(open)]);
        else if (card.Stage != CardStage.Finished) ways.Add(Bubbles.Do(QueueTaps.AnotherCard(card.Queue.Code)));
        List<LineAction> taps = [];
        if (card.MayStepOut) taps.Add(QueueTaps.On("ขอไปธุระ", QueueTaps.Out, card.TicketId));
        if (card.MayLeave) taps.Add(QueueTaps.On("คืนบัตร", QueueTaps.Leave, card.TicketId));
        taps.Add(QueueTaps.Rules(card.Queue.Code));
        taps.Add(new MessageAction(Vocabulary.Menu, Vocabulary.Menu));
        return new FlexMessage($"บัตรคิว {card.Text} {CardWords.Headline(card)}", new FlexBubble
        {
            Header = Bubbles.Header(card.Queue.Name, card.Class == TicketClass.Ordinary ? null : $"บัตรพิเศษ: {LogWords.Of(card.Class)}"),
            Body = Flex.Column([.. body]),
            Footer = ways.Count == 0 ? null : Ways([.. ways]),
        })
        { QuickReply = new QuickReply([.. taps]) };
    }

    /// <summary>The queue as it stands, and the way to a card.</summary>
    /// <param name="queue">Which.</param>
    /// <param name="now">How it stands.</param>
    /// <param name="closed">Why no card is given; null while they are.</param>
    /// <param name="take">What the button carries.</param>
    public static Message Queue(Queue queue, QueueNow now, string? closed, PostbackAction take) => new FlexMessage($"{queue.Name} รออยู่ {now.Waiting.Count} คิว", new FlexBubble
    {
        Header = Bubbles.Header(queue.Name),
        Body = Flex.Column(
        [
            Bubbles.Strong($"รออยู่ {now.Waiting.Count} คิว"),
            Bubbles.Words(now.Counters.Count == 0 ? "ยังไม่มีช่องเปิด" : $"ถ้ารับบัตรตอนนี้ {CardWords.Wait(now.NewcomerWait)}"),
            .. closed is null ? (FlexComponent[])[] : [Bubbles.Strong("ตอนนี้รับบัตรไม่ได้") with { Margin = FlexSize.Md }, Bubbles.Words(closed)],
        ]),
        Footer = closed is null
            ? Ways(Bubbles.Do(take), Bubbles.Also(QueueTaps.To("บัตรพิเศษ", QueueTaps.Special, queue.Code)))
            : Ways(Bubbles.Also(QueueTaps.To("ดูอีกครั้ง", QueueTaps.Show, queue.Code))),
    })
    { QuickReply = new QuickReply(QueueTaps.Rules(queue.Code), QueueTaps.To("คิวอื่น", QueueTaps.List), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)) };

    public static Message Special(Queue queue, Func<TicketClass, PostbackAction> take) =>
        new TextMessage($"บัตรพิเศษมีเฉพาะสี่กลุ่มนี้ค่ะ\n{string.Join("\n", RuleWords.PriorityClasses.Select(c => "• " + LogWords.Of(c)))}\n\n{RuleWords.Interleave(queue)} แตะกลุ่มของท่านได้เลย")
        {
            QuickReply = new QuickReply([.. RuleWords.PriorityClasses.Select(c => (LineAction)take(c)), QueueTaps.To("ไม่ใช่ กลับไป", QueueTaps.Show, queue.Code)]),
        };

    public static Message Refused(string words, Queue queue) => new TextMessage($"ตอนนี้รับบัตรไม่ได้ค่ะ\n{words}") { QuickReply = new QuickReply(QueueTaps.To("ดูอีกครั้ง", QueueTaps.Show, queue.Code), QueueTaps.To("คิวอื่น", QueueTaps.List), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)) };

    public static Message CardRefused(string words, Guid ticketId) => new TextMessage(words + "ค่ะ") { QuickReply = new QuickReply(QueueTaps.Fresh(ticketId), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)) };

    public static Message WrongHallCode(string words) => new TextMessage(words + "ค่ะ");

    public static Message AskOut(CardView card) => new TextMessage($"ระหว่างที่ไป เราจะไม่เรียกบัตร {card.Text} ค่ะ\nกลับเข้าคิวได้หนึ่งครั้ง {CardWords.Back(card.Queue)} กลับมาแล้วแตะ ถึงห้องรอแล้ว\n\nจะขอไปธุระไหมคะ")
    {
        QuickReply = new QuickReply(QueueTaps.On("ขอไปธุระ", QueueTaps.OutYes, card.TicketId), QueueTaps.On("ไม่ไปแล้ว", QueueTaps.Card, card.TicketId)),
    };

    public static Message AskLeave(CardView card) => new TextMessage($"คืนบัตร {card.Text} แล้วเรียกกลับไม่ได้ค่ะ ถ้าต้องการรับบริการอีก ต้องรับบัตรใบใหม่และต่อท้ายคิว\n\nจะคืนบัตรไหมคะ")
    {
        QuickReply = new QuickReply(QueueTaps.On("คืนบัตร", QueueTaps.LeaveYes, card.TicketId), QueueTaps.On("ไม่คืน", QueueTaps.Card, card.TicketId)),
    };

    public static Message List(IReadOnlyList<Queue> queues, string lead) => new TextMessage($"{lead}\nแตะชื่อด้านล่าง หรือพิมพ์รหัสบนป้าย เช่น Q-{queues[0].Code}")
    {
        QuickReply = new QuickReply([.. queues.Take(Vocabulary.MostTaps - 2).Select(q => (LineAction)new PostbackAction(Labels.Cut($"{q.Code} {q.Name}"), ChatTap.Data(QueueTaps.Topic, QueueTaps.Show, q.Code)) { DisplayText = Shown(q) }), QueueTaps.Rules(queues[0].Code), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]),
    };

    public static Message How(Queue queue, Uri address, Uri report) => new FlexMessage($"คิวทำงานอย่างไร {queue.Name}", new FlexBubble
    {
        Header = Bubbles.Header("คิวทำงานอย่างไร", queue.Name),
        Body = Flex.Column(
        [
            .. RuleWords.Of(queue).SelectMany(IEnumerable<FlexComponent> (rule) => [Bubbles.Words(rule.Title) with { Weight = FlexWeight.Bold, Margin = FlexSize.Md }, Bubbles.Words(rule.Text)]),
            Bubbles.Words(CardWords.NoGift) with { Color = Bubbles.Soft, Margin = FlexSize.Lg },
        ]),
        Footer = Ways(Bubbles.Also(new UriAction("อ่านบนเว็บ", address.AbsoluteUri)), Bubbles.Also(new UriAction("แจ้งเรื่องไม่เป็นธรรม", report.AbsoluteUri))),
    })
    { QuickReply = new QuickReply(QueueTaps.To("ไปที่คิวนี้", QueueTaps.Show, queue.Code), QueueTaps.To("คิวอื่น", QueueTaps.List), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)) };

    /// <summary>Names neither card nor counter: what is answered is joined to nobody.</summary>
    public static Message Invitation(RatingInvitation invitation) => new FlexMessage("บริการเมื่อครู่เป็นอย่างไรบ้างคะ", new FlexBubble
    {
        Body = Flex.Column(Bubbles.Strong("บริการที่เพิ่งได้รับ เป็นอย่างไรบ้างคะ"), Bubbles.Words("ไม่ต้องบอกชื่อ เจ้าหน้าที่ไม่เห็นว่าใครให้คะแนน")),
        Footer = Ways(Bubbles.Do(new PostbackAction("ให้คะแนนบริการ", invitation.TapData) { DisplayText = "ให้คะแนนบริการ" })),
    });

    private static string NextInChat(CardView card) => card.Stage switch
    {
        CardStage.Elsewhere => "มาที่ห้องรอ แล้วแตะ ถึงห้องรอแล้ว เจ้าหน้าที่จึงจะเรียกบัตรนี้ค่ะ",
        CardStage.Serving => "เสร็จแล้ว ช่วยให้คะแนนบริการได้ค่ะ",
        _ => CardWords.Next(card) + "ค่ะ",
    };

    private static FlexText Number(string text) => new(text) { Color = Bubbles.Ink, Weight = FlexWeight.Bold, Size = FlexSize.Xl5, Align = FlexAlign.Center, Scaling = true };

    private static FlexBox Ways(params FlexComponent[] ways) => Flex.Column(ways) with { Spacing = FlexSize.Md };

    // What a tap writes into the chat has a limit, and a queue's name is as long as staff make it.
    private static string Shown(Queue queue) => $"คิว {queue.Code}";
}
