using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Surveys.Chat;

/// <summary>What the account says about ratings.</summary>
public static class SurveyWords
{
    /// <summary>LINE shows at most so many quick replies.</summary>
    public const int MostPoints = 13;

    private const int LabelLength = 20;

    public static readonly Message OldButton = new TextMessage("ปุ่มนี้ใช้ไม่ได้แล้วค่ะ พิมพ์รหัสบนป้ายเพื่อให้คะแนน เช่น S-D1");
    public static readonly Message QuestionWasOld = new TextMessage("คำถามเดิมเก่าเกินหนึ่งวันแล้วค่ะ กรุณาแตะให้คะแนนใหม่");
    public static readonly Message WriteNow = new TextMessage("พิมพ์ความเห็นส่งมาได้เลยค่ะ ไม่ต้องใส่ชื่อหรือเบอร์โทร หากไม่เขียนแล้ว พิมพ์ว่า ยกเลิก");
    public static readonly Message CommentTaken = new TextMessage("ได้รับความเห็นแล้วค่ะ");
    public static readonly Message TooLateForComment = new TextMessage("เลยเวลาเพิ่มความเห็นของคะแนนครั้งนั้นแล้วค่ะ คะแนนยังอยู่ หากมีเรื่องอยากบอก พิมพ์รหัสบนป้ายเพื่อให้คะแนนใหม่ได้");
    public static readonly Message Goodbye = new TextMessage("ได้เลยค่ะ แล้วพบกันใหม่");

    public static Message CommentTooLong(int by) =>
        new TextMessage($"ข้อความยาวเกินไป {by.ToString(CultureInfo.InvariantCulture)} ตัวอักษร กรุณาตัดให้สั้นลงแล้วส่งมาใหม่นะคะ");

    public static Message Closed(ServicePoint point) => new TextMessage($"{point.Name} ปิดรับคะแนนแล้วค่ะ");

    public static Message AlreadyGiven(ServicePoint point) =>
        new TextMessage($"ได้รับคะแนนจากคำถามนี้แล้วค่ะ ถ้ามาใช้บริการอีกครั้ง พิมพ์ S-{point.Code} เพื่อให้คะแนนใหม่");

    /// <summary>Five buttons that stay in the chat, in the faces' colours; the letters follow the size the person has set.</summary>
    public static Message Question(ServicePoint point, Func<Rating, string> data) =>
        new FlexMessage($"{point.Name} ท่านพอใจการบริการแค่ไหนคะ", new FlexBubble
        {
            Body = FlexBox.Vertical(
                new FlexText(point.Name) { Wrap = true, Color = "#4a4a42", Scaling = true },
                new FlexText("ท่านพอใจการบริการแค่ไหนคะ") { Wrap = true, Weight = FlexWeight.Bold, Size = FlexSize.Lg, Scaling = true }),
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
    public static Message Thanks(ServicePoint point, string write, string nothing) =>
        new TextMessage($"ได้รับคะแนนของ {point.Name} แล้ว ขอบคุณค่ะ\nอยากบอกอะไรเพิ่มไหมคะ")
        {
            QuickReply = new QuickReply(
                new PostbackAction("เขียนความเห็นเพิ่ม", write) { DisplayText = "เขียนความเห็นเพิ่ม", InputOption = InputOption.OpenKeyboard },
                new PostbackAction("ไม่มี", nothing) { DisplayText = "ไม่มี" }),
        };

    public static Message UnknownCode(IReadOnlyList<ServicePoint> points, Func<ServicePoint, string> data) =>
        WithPoints("ไม่พบรหัสนี้ค่ะ กรุณาดูรหัสบนป้ายอีกครั้ง", points, data);

    public static Message ChoosePoint(IReadOnlyList<ServicePoint> points, Func<ServicePoint, string> data) =>
        WithPoints("ให้คะแนนช่องบริการไหนคะ", points, data);

    private static TextMessage WithPoints(string text, IReadOnlyList<ServicePoint> points, Func<ServicePoint, string> data) => points.Count == 0
        ? new TextMessage($"{text}\nขณะนี้ยังไม่มีช่องบริการที่เปิดรับคะแนน")
        : new TextMessage($"{text}\nแตะชื่อด้านล่าง หรือพิมพ์รหัสบนป้าย เช่น S-{points[0].Code}")
        {
            QuickReply = new QuickReply(points.Select(LineAction (p) => new PostbackAction(Label(p), data(p)) { DisplayText = p.Name }).ToArray()),
        };

    /// <summary>Code and name, cut between letters as people see them: never between a letter and its mark.</summary>
    private static string Label(ServicePoint point)
    {
        var full = new StringInfo($"{point.Code} {point.Name}");
        return full.LengthInTextElements <= LabelLength ? full.String : full.SubstringByTextElements(0, LabelLength - 1) + "…";
    }
}
