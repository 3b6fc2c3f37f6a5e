using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>What the buttons under a case carry when its reporter wants to say something in it.</summary>
public static class SpeakAgainTaps
{
    public const string Topic = "case-more";

    public static PostbackAction Say(Guid caseId) => To("บอกเพิ่ม", SayMore, caseId);

    public static PostbackAction Reopen(Guid caseId) => To("ยังไม่เรียบร้อย", OpenAgain, caseId);

    internal const string SayMore = "say";
    internal const string OpenAgain = "reopen";

    internal static string StateOf(string act, Guid caseId) => $"{act}/{caseId:N}";

    internal static (string Act, Guid CaseId)? Read(string state) => state.Split('/') is [SayMore or OpenAgain, var id] parts && Guid.TryParseExact(id, "N", out var caseId) ? (parts[0], caseId) : null;

    private static PostbackAction To(string label, string act, Guid caseId) => new(label, ChatTap.Data(Topic, act, caseId.ToString("N"))) { DisplayText = label };
}

/// <summary>Saying something more in a case that is open, and opening one again that is not: a tap, then one message.</summary>
public sealed class SpeakAgainChat(ParticipationContext db, HearCitizen hear, ReopenCase reopen, ConversationStore conversations) : ChatHandler
{
    private static readonly QuickReply Onwards = ChatTexts.Taps(Vocabulary.Track, Vocabulary.Menu);

    public override string Topic => SpeakAgainTaps.Topic;

    public override string? FlowHasExpired => "ข้อความถึงเจ้าหน้าที่ยังไม่ได้ส่งค่ะ ปิดไปแล้วเพราะเกินหนึ่งวัน พิมพ์ ติดตาม เพื่อเริ่มใหม่";

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap.Arguments is not [var id] || SpeakAgainTaps.Read($"{tap.Act}/{id}") is not var (act, caseId) || await FindOwnAsync(turn, caseId, ct) is not { } about)
        {
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        if (about.MergedIntoId is null && about.IsOpen == (act == SpeakAgainTaps.OpenAgain))
        {
            turn.Answer(new TextMessage(about.IsOpen ? "เรื่องนี้กำลังทำอยู่แล้วค่ะ" : "เรื่องนี้แจ้งผลไปแล้วค่ะ ถ้ายังไม่เรียบร้อย พิมพ์ ติดตาม แล้วแตะ ยังไม่เรียบร้อย") { QuickReply = Onwards });
            return;
        }
        await conversations.BeginAsync(turn.UserId, Topic, SpeakAgainTaps.StateOf(act, caseId), ct);
        turn.Answer(new TextMessage(act == SpeakAgainTaps.OpenAgain
            ? $"เรื่องเลขที่ {about.Text} อะไรยังไม่เรียบร้อยคะ พิมพ์ในข้อความเดียว เรื่องจะเปิดอีกครั้งและเริ่มนับวันใหม่"
            : $"พิมพ์สิ่งที่จะบอกเพิ่มในเรื่องเลขที่ {about.Text} ได้เลยค่ะ ในข้อความเดียว")
        { QuickReply = ChatTexts.Taps(Vocabulary.Cancel) });
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        if (SpeakAgainTaps.Read(state) is not var (act, caseId) || await FindOwnAsync(turn, caseId, ct) is null)
        {
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        var change = act == SpeakAgainTaps.OpenAgain ? await reopen.RunAsync(caseId, text, ct) : await hear.RunAsync(caseId, text, AttachedFiles.None, ct);
        if (change is CaseChange.Refused { Field.Length: > 0 } refused)
        {
            turn.Answer(new TextMessage($"{refused.Words}ค่ะ") { QuickReply = ChatTexts.Taps(Vocabulary.Cancel) });
            return;
        }
        await conversations.EndAsync(turn.UserId, ct);
        turn.Answer(change.Match(
            done => new TextMessage($"{done.Words}ค่ะ ดูความคืบหน้าได้ทุกเมื่อ พิมพ์ ติดตาม") { QuickReply = Onwards },
            over => new TextMessage("เรื่องนี้แจ้งผลไปแล้วค่ะ ข้อความนี้ยังไม่ถึงเจ้าหน้าที่ พิมพ์ ติดตาม แล้วแตะ ยังไม่เรียบร้อย") { QuickReply = Onwards },
            changed => new TextMessage("มีอย่างอื่นเกิดขึ้นพร้อมกันค่ะ พิมพ์ ติดตาม แล้วลองอีกครั้ง") { QuickReply = Onwards },
            unknown => ChatTexts.OldButton));
    }

    private async Task<Case?> FindOwnAsync(ChatTurn turn, Guid caseId, CancellationToken ct) =>
        await db.IsBroughtByAsync(turn.UserId, caseId, ct) ? await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, ct) : null;
}
