using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Surveys.Chat;

/// <summary>What the account says about ratings.</summary>
public static class SurveyWords
{
    /// <summary>LINE shows at most so many quick replies.</summary>
    public const int MostPoints = 13;


    public static readonly Message OldButton = new TextMessage("ปุ่มนี้ใช้ไม่ได้แล้วค่ะ พิมพ์รหัสบนป้ายเพื่อให้คะแนน เช่น S-D1");
    public static readonly Message QuestionWasOld = new TextMessage("คำถามเดิมเก่าเกินหนึ่งวันแล้วค่ะ กรุณาแตะให้คะแนนใหม่");
    public static readonly Message WriteNow = new TextMessage("พิมพ์ความเห็นส่งมาได้เลยค่ะ ไม่ต้องใส่ชื่อหรือเบอร์โทร หากไม่เขียนแล้ว พิมพ์ว่า ยกเลิก");
    public static readonly Message CommentTaken = new TextMessage("ได้รับความเห็นแล้วค่ะ");
    public static readonly Message TooLateForComment = new TextMessage("เลยเวลาเพิ่มความเห็นของคะแนนครั้งนั้นแล้วค่ะ คะแนนยังอยู่ หากมีเรื่องอยากบอก พิมพ์รหัสบนป้ายเพื่อให้คะแนนใหม่ได้");
    public static readonly Message Goodbye = new TextMessage("ได้เลยค่ะ แล้วพบกันใหม่");

    public static Message CommentTooLong(int by) =>
        new TextMessage($"ข้อความยาวเกินไป {by.ToString(CultureInfo.InvariantCulture)} ตัวอักษร กรุณาตัดให้สั้นลงแล้วส่งมาใหม่นะคะ");

    public static Message Closed(string place) => new TextMessage($"{place} ปิดรับคะแนนแล้วค่ะ");

    public static readonly Message InvitationIsOver = new TextMessage("คำเชิญให้คะแนนใบนี้ใช้ไปแล้วหรือเกินเจ็ดวันแล้วค่ะ ถ้ายังอยากบอก พิมพ์รหัสบนป้ายได้ เช่น S-D1");
    public static readonly Message SuggestNow = new TextMessage("พิมพ์ข้อเสนอแนะส่งมาได้เลยค่ะ ไม่ต้องใส่ชื่อหรือเบอร์โทร หากไม่เขียนแล้ว พิมพ์ว่า ยกเลิก");
    public static readonly Message SuggestionTaken = new TextMessage("ได้รับข้อเสนอแนะแล้ว ขอบคุณค่ะ เจ้าหน้าที่จะอ่านทุกข้อความ");

    public static Message AlreadyGiven(ServicePoint point) =>
        new TextMessage($"ได้รับคะแนนจากคำถามนี้แล้วค่ะ ถ้ามาใช้บริการอีกครั้ง พิมพ์ S-{point.Code} เพื่อให้คะแนนใหม่");

    /// <summary>Five buttons that stay in the chat, in the faces' colours; the letters follow the size the person has set.</summary>
    public static Message Question(string place, string question, Func<Rating, string> data) =>
        new FlexMessage($"{place} {question}", new FlexBubble
        {
            Body = FlexBox.Vertical(
                new FlexText(place) { Wrap = true, Color = "#4a4a42", Scaling = true },
                new FlexText(question) { Wrap = true, Weight = FlexWeight.Bold, Size = FlexSize.Lg, Scaling = true }),
            Footer = FlexBox.Vertical(RatingWords.BestFirst.Select(FlexComponent (rating) =>
                new FlexButton(new PostbackAction(rating.Word(), data(rating)) { DisplayText = "ให้คะแนน" })
                {
                    Style = FlexButtonStyle.Secondary,
                    Color = rating.Colour(),
                    Margin = FlexSize.Sm,
                    Scaling = true,
                }).ToArray()),
        });

    // Names no face, and neither does what the tap writes into the chat: staff may read along in the account manager.
    public static Message Thanks(string place, string? more, string write, string nothing) =>
        new TextMessage($"ได้รับคะแนนของ {place} แล้ว ขอบคุณค่ะ\nอยากบอกอะไรเพิ่มไหมคะ")
        {
            QuickReply = new QuickReply((LineAction[])
            [
                .. more is null ? [] : (LineAction[])[new PostbackAction("ตอบเพิ่มทีละข้อ", more) { DisplayText = "ตอบเพิ่มทีละข้อ" }],
                new PostbackAction("เขียนความเห็นเพิ่ม", write) { DisplayText = "เขียนความเห็นเพิ่ม", InputOption = InputOption.OpenKeyboard },
                new PostbackAction("ไม่มี", nothing) { DisplayText = "ไม่มี" },
            ]),
        };

    /// <summary>One further question. What the tap writes into the chat names no answer.</summary>
    public static Message Further(Question question, int place, int of, Func<int, string> answer, string skip, string enough) =>
        new TextMessage($"ข้อ {place.ToString(CultureInfo.InvariantCulture)} จาก {of.ToString(CultureInfo.InvariantCulture)}\n{question.Text}{(question.Kind == QuestionKind.SeveralOf ? "\nแตะข้อที่ตรงที่สุดหนึ่งข้อ" : "")}")
        {
            QuickReply = new QuickReply((LineAction[])
            [
                .. question.Options.Take(MostPoints - 2).Select(o => new PostbackAction(Labels.Cut(o.Text), answer(o.Value)) { DisplayText = "ตอบแล้ว" }),
                new PostbackAction("ข้ามข้อนี้", skip) { DisplayText = "ข้ามข้อนี้" },
                new PostbackAction("พอแล้ว", enough) { DisplayText = "พอแล้ว" },
            ]),
        };

    public static Message AllAnswered(string write, string nothing) =>
        new TextMessage("ครบทุกข้อแล้ว ขอบคุณค่ะ อยากเขียนบอกอะไรเพิ่มไหมคะ")
        {
            QuickReply = new QuickReply(
                new PostbackAction("เขียนความเห็นเพิ่ม", write) { DisplayText = "เขียนความเห็นเพิ่ม", InputOption = InputOption.OpenKeyboard },
                new PostbackAction("ไม่มี", nothing) { DisplayText = "ไม่มี" }),
        };

    /// <summary>The way out for whoever was asked for money; the answer itself is only counted.</summary>
    public static Message ToReport(Uri report) => new TextMessage("ขอบคุณที่บอกค่ะ เราเก็บเป็นจำนวนเท่านั้น ไม่รู้ว่าใครตอบ\nถ้าอยากแจ้งเรื่องนี้ กดเปิดช่องทางลับ ไม่ต้องบอกชื่อ อย่าพิมพ์รายละเอียดในแชตนี้นะคะ")
    {
        QuickReply = new QuickReply(new UriAction("เปิดช่องทางลับ", report.AbsoluteUri)),
    };

    public static Message UnknownCode(IReadOnlyList<ServicePoint> points, Func<ServicePoint, string> data) =>
        WithPoints("ไม่พบรหัสนี้ค่ะ กรุณาดูรหัสบนป้ายอีกครั้ง", points, data);

    /// <summary>The last tap is for words without a rating, which everybody can give.</summary>
    public static Message ChoosePoint(IReadOnlyList<ServicePoint> points, Func<ServicePoint, string> data, string suggest) =>
        WithPoints("ให้คะแนนช่องบริการไหนคะ", [.. points.Take(MostPoints - 1)], data, suggest);

    private static TextMessage WithPoints(string text, IReadOnlyList<ServicePoint> points, Func<ServicePoint, string> data, string? suggest = null) => points.Count == 0
        ? new TextMessage($"{text}\nขณะนี้ยังไม่มีช่องบริการที่เปิดรับคะแนน")
        : new TextMessage($"{text}\nแตะชื่อด้านล่าง หรือพิมพ์รหัสบนป้าย เช่น S-{points[0].Code}")
        {
            QuickReply = new QuickReply((LineAction[])
            [
                .. points.Select(p => new PostbackAction(Label(p), data(p)) { DisplayText = p.Name }),
                .. suggest is null ? [] : (LineAction[])[new PostbackAction("ส่งข้อเสนอแนะ", suggest) { DisplayText = "ส่งข้อเสนอแนะ", InputOption = InputOption.OpenKeyboard }],
            ]),
        };

    private static string Label(ServicePoint point) => Labels.Cut($"{point.Code} {point.Name}");
}
