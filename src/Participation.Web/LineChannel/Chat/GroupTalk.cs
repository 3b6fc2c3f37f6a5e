using Line.Messaging.Messages;
using Line.Messaging.Webhooks;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Forms;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// In a group everybody reads along and talks to each other. The account introduces itself once when it is brought in,
/// and speaks again only when it is named: by a mention, by a message that begins with its call name, or by a tap on one
/// of its buttons, or by a code that only it can mean. What concerns a person is pointed to the private chat.
/// </summary>
public sealed class GroupTalk(IEnumerable<ChatHandler> handlers, OfficeSign office, Reachability reachability, IOptions<LineOptions> line)
{
    public const string Topic = "group";

    public async Task HearAsync(ChatTurn turn, WebhookEvent webhookEvent, string chatId, CancellationToken ct)
    {
        switch (webhookEvent)
        {
            case JoinEvent:
                await reachability.ReachableAsync(chatId, turn.OccurredAt, ct);
                turn.Answer(GroupTexts.Introduction((await office.ReadAsync(ct)).Name, line.Value.CallName, PrivateChat));
                break;
            case LeaveEvent:
                await reachability.UnreachableAsync(chatId, turn.OccurredAt, ct);
                foreach (var handler in handlers) await handler.OnGroupLeftAsync(chatId, ct);
                break;
            case PostbackEvent postback:
                await TappedAsync(turn, postback.Data, ct);
                break;
            // Nobody says such a thing to anybody but us.
            case MessageEvent { Message: TextContent text } when PersonTalk.CodeOf(PlainText.Clean(text.Text)) is var (letter, code) && handlers.FirstOrDefault(h => h.CodeLetter == letter && h.SpeaksInGroups) is { } handler:
                await handler.OnCodeAsync(turn, code, ct);
                break;
            case MessageEvent { Message: TextContent text } when SaidToUs(text) is { } said:
                await AnswerAsync(turn, said, ct);
                break;
        }
    }

    private Task TappedAsync(ChatTurn turn, string data, CancellationToken ct) => ChatTap.TryParse(data) switch
    {
        { Topic: Topic, Arguments: [var word] } => AnswerAsync(turn, word, ct),
        { } tap when handlers.OfTopic(tap.Topic) is { SpeaksInGroups: true } handler => handler.OnTapAsync(turn, tap, ct),
        _ => AnswerAsync(turn, "", ct),
    };

    private Task AnswerAsync(ChatTurn turn, string said, CancellationToken ct)
    {
        var word = Vocabulary.WordOf(said) ?? (NearestWords.Find(said) is [{ Word.Word: var near }, ..] ? near : null);
        if (word is not null && !Vocabulary.SpeaksOfIntegrity(said) && handlers.OfWord(word) is { SpeaksInGroups: true } handler) return handler.OnWordAsync(turn, word, ct);
        turn.Answer(GroupTexts.InPrivate(isAsked: said.Length > 0, PrivateChat));
        return Task.CompletedTask;
    }

    /// <summary>What is left of the message without our name; null when it was not said to us.</summary>
    private string? SaidToUs(TextContent text)
    {
        var said = text.Text;
        var mentions = text.Mention.Where(m => m.IsSelf && m.Index >= 0 && m.Length > 0 && m.Index + m.Length <= said.Length).OrderByDescending(m => m.Index).ToList();
        foreach (var mention in mentions) said = said.Remove(mention.Index, mention.Length);
        said = PlainText.Clean(said);
        if (mentions.Count > 0 || text.Mention.Any(m => m.IsSelf)) return said;
        var name = line.Value.CallName;
        return name.Length > 0 && said.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? said[name.Length..].Trim(' ', ',', ':', '\n') : null;
    }

    private UriAction? PrivateChat => line.Value.BasicId is { Length: > 0 } id ? new UriAction("คุยส่วนตัว", $"https://line.me/R/ti/p/{Uri.EscapeDataString(id)}") : null;
}

/// <summary>What is said where everybody reads along.</summary>
public static class GroupTexts
{
    public static Message Introduction(string agency, string callName, UriAction? privateChat) => With(
        $"สวัสดีค่ะ {agency} ขอแนะนำตัว\n{(callName.Length > 0 ? $"ถ้าอยากถาม ขึ้นต้นข้อความว่า {callName} เช่น {callName} ติดต่อ" : "ถ้าอยากถาม กล่าวถึงชื่อบัญชีนี้ในข้อความ")}\nเรื่องส่วนตัวหรือเรื่องร้องเรียน คุยในแชตส่วนตัวนะคะ ในกลุ่มนี้ไม่อ่านและไม่เก็บข้อความอื่นค่ะ", privateChat);

    public static Message InPrivate(bool isAsked, UriAction? privateChat) => With(
        isAsked ? "เรื่องนี้คุยกันในแชตส่วนตัวนะคะ ในกลุ่มทุกคนจะเห็น" : "ค่ะ ถามเวลาทำการและที่ติดต่อในกลุ่มนี้ได้ เรื่องอื่นคุยในแชตส่วนตัวนะคะ", privateChat);

    private static TextMessage With(string text, UriAction? privateChat)
    {
        var contact = new PostbackAction("ที่ติดต่อ เวลาทำการ", ChatTap.Data(GroupTalk.Topic, "word", Vocabulary.Contact)) { DisplayText = Vocabulary.Contact };
        return new TextMessage(text) { QuickReply = privateChat is null ? new QuickReply(contact) : new QuickReply(contact, privateChat) };
    }
}
