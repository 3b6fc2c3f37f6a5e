using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Chat;

/// <summary>Taps under news: a question about it, no more of this kind, again after all; and in a village's group, that it was read out.</summary>
public sealed class NewsChat(ParticipationContext db, RefuseNews refuse, ConfirmAnnouncement confirm, AskingInChat asking, TimeProvider clock) : ChatHandler
{
    private static readonly string[] NoNews = [.. ((string[])["ไม่รับข่าว", "ไม่เอาข่าว", "หยุดส่งข่าว", "เลิกส่งข่าว", "ยกเลิกรับข่าว", "ปิดรับข่าว", "ไม่ต้องส่งข่าว"]).Select(ThaiFolding.Tight)];

    public override string Topic => NewsTaps.Topic;

    public override bool SpeaksInGroups => true;

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        switch (tap)
        {
            case { Act: NewsTaps.RefuseAct or NewsTaps.WantAct, Arguments: [var name] } when !turn.IsInGroup && Enum.TryParse<PublicationKind>(name, out var kind) && kind.Rule().ForPublic:
                await refuse.RunAsync(turn.UserId, kind, tap.Act == NewsTaps.WantAct, ct);
                turn.Answer(tap.Act == NewsTaps.WantAct ? Wanted(kind) : Refused(kind));
                break;
            case { Act: QuestionWords.AskAct, Arguments: [var typed] } when !turn.IsInGroup && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var about):
                await asking.BeginAsync(turn, about, null, ct);
                break;
            case { Act: QuestionWords.KindAct, Arguments: [var typed, var chosen] } when !turn.IsInGroup && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var about) && QuestionTerms.Kinds.Named(chosen) is { } kindOfQuestion:
                await asking.BeginAsync(turn, about, kindOfQuestion, ct);
                break;
            case { Act: NewsTaps.AnnouncedAct, Arguments: [var typed, var id] } when turn.GroupId is { } group && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParseExact(id, "N", out var village):
                turn.Answer(Said(await confirm.RunAsync(number, village, group, ct)));
                break;
            default:
                turn.Answer(ChatTexts.OldButton);
                break;
        }
    }

    public override string? FlowHasExpired => "คำถามที่เขียนค้างไว้ยังไม่ได้ส่งค่ะ ปิดไปแล้วเพราะเกินหนึ่งวัน แตะ ถามเรื่องนี้ ใต้ข่าวเพื่อเริ่มใหม่";

    public override Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct) => asking.HearAsync(turn, state, text, ct);

    /// <summary>Taken back in LINE, the words go here too, with what quotes them; that something was asked stays counted.</summary>
    public override async Task OnUnsentAsync(string lineUserId, string messageId, CancellationToken ct)
    {
        var taken = await db.Set<QuestionText>().Where(t => t.LineMessageId == messageId && t.LineUserId == lineUserId).Select(t => t.QuestionId).ToListAsync(ct);
        if (taken.Count > 0) await db.EraseQuestionsAsync(taken, clock.Now(), ct);
    }

    public override async Task<bool> TryTextAsync(ChatTurn turn, string text, CancellationToken ct)
    {
        var said = ThaiFolding.Tight(text);
        if (!NoNews.Contains(said)) return false;
        var choices = (await refuse.ListAsync(turn.UserId, ct)).Where(c => c.IsWanted).Select(c => Enum.Parse<PublicationKind>(c.Kind)).ToList();
        turn.Answer(choices.Count == 0
            ? new TextMessage("ท่านปิดรับข่าวทุกแบบไว้แล้วค่ะ อ่านได้ที่หน้าเว็บเสมอ")
            : new TextMessage("ไม่รับแบบไหนคะ แตะเลือกได้เลย อ่านที่หน้าเว็บได้เสมอ") { QuickReply = new QuickReply([.. choices.Select(k => new QuickReplyItem(NewsTaps.Refuse(k)))]) });
        return true;
    }

    private static TextMessage Refused(PublicationKind kind) => new($"ได้ค่ะ จะไม่ส่ง{kind.Rule().Words}ทาง LINE ให้แล้ว\nใช้บริการอื่นได้เหมือนเดิม และอ่านได้ที่หน้าเว็บเสมอ")
    {
        QuickReply = new QuickReply(NewsTaps.Want(kind), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)),
    };

    private static TextMessage Wanted(PublicationKind kind) => new($"ได้ค่ะ จะส่ง{kind.Rule().Words}ให้เหมือนเดิม");

    private static TextMessage Said(ConfirmAnnouncementOutcome outcome) => new(outcome.Match(
        confirmed => $"ขอบคุณค่ะ บันทึกแล้วว่า {confirmed.Village.FullName()} ประกาศเสียงตามสาย {At(confirmed.At)}",
        before => $"{before.Village.FullName()} บันทึกไว้แล้วเมื่อ {At(before.At)} ค่ะ",
        withdrawn => "เรื่องนี้ถอนแล้ว ไม่ต้องประกาศค่ะ",
        notTheirs => "ปุ่มนี้ใช้ได้เฉพาะในกลุ่มของหมู่บ้านหรือชุมชนนั้นค่ะ"));

    private static string At(DateTime at) => ThaiCalendar.ShortDateTime(at);
}
