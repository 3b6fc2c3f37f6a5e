using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Staff.LineLinks;

/// <summary>The colleague's side in the chat: the code is typed or tapped here, and one tap ends it.</summary>
public sealed class StaffLinkChat(LinkOwnLine link) : ChatHandler
{
    public const char Letter = 'A';
    private const string Stop = "stop";

    public override string Topic => LinkOwnLine.Topic;

    public override char? CodeLetter => Letter;

    /// <summary>Under every notice, so that whoever has had enough need not look for the way out.</summary>
    public static QuickReply Ways { get; } = new(
        new PostbackAction("เลิกรับแจ้งเตือน", ChatTap.Data(LinkOwnLine.Topic, Stop)) { DisplayText = "เลิกรับแจ้งเตือนงานเจ้าหน้าที่" },
        new MessageAction(Vocabulary.Menu, Vocabulary.Menu));

    public override async Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct)
    {
        turn.Forget();
        turn.Answer(await link.RunAsync(code, turn.UserId, ct)
            ? new TextMessage("ผูกกับบัญชีเจ้าหน้าที่แล้วค่ะ\nเมื่อมีงานรอตำแหน่งของท่าน จะแจ้งทางนี้ โดยไม่บอกรายละเอียดของเรื่อง") { QuickReply = Ways }
            : new TextMessage("รหัสนี้ใช้ไม่ได้แล้วค่ะ รหัสใช้ได้ครั้งเดียวภายใน 15 นาที\nขอรหัสใหม่ได้จากหน้า บัญชีของฉัน ในระบบเจ้าหน้าที่"));
    }

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap.Act != Stop)
        {
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        turn.Answer(new TextMessage(await link.UnlinkAsync(turn.UserId, ct)
            ? "เลิกแจ้งเตือนงานเจ้าหน้าที่แล้วค่ะ ผูกใหม่ได้ทุกเมื่อจากหน้า บัญชีของฉัน ในระบบเจ้าหน้าที่"
            : "LINE นี้ไม่ได้ผูกกับบัญชีเจ้าหน้าที่อยู่แล้วค่ะ"));
    }
}
