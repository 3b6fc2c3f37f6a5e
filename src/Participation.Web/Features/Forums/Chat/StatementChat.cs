using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Chat;

/// <summary>Short sentences in the chat: one, three taps to choose from, and the next comes with the answer, free of charge.</summary>
public sealed class StatementChat(ParticipationContext db, StatementList list, StatementVoters voters, VoteOnStatement vote, ForumLinks links) : ChatHandler
{
    public const string Handle = "statement";
    private const string Next = "next";
    private const string Vote = "vote";

    public override string Topic => Handle;

    public static PostbackAction Begin(Forum forum) => new("ตอบข้อความสั้น", ChatTap.Data(Handle, Next, Text(forum.Number))) { DisplayText = "ตอบข้อความสั้น" };

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap.Arguments.Count == 0 || Number(tap.Arguments[0]) is not { } number || await db.FindForumAsync(number, ct) is not { AnnouncedAt: not null } forum)
        {
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        // Before anything is asked: an old card may be of a forum that is over or called off.
        if (!forum.TakesOpinions(await db.ForumSettingsAsync(ct), ThaiCalendar.Day(turn.OccurredAt)))
        {
            turn.Answer(Closed(forum));
            return;
        }
        var voter = voters.OfLine(turn.UserId, forum.Id);
        var before = "";
        switch (tap.Act, tap.Arguments.Skip(1).ToArray())
        {
            case (Next, []):
                break;
            case (Vote, [var place, var said]) when Number(place) is { } ordinal && StatementTerms.Choices.Named(said) is { } choice:
                if (!await vote.RunAsync(forum.Id, ordinal, voter, choice, (await db.VillageOfLineUserAsync(turn.UserId, ct))?.Id, ct)) before = "ข้อนั้นไม่ได้ถามแล้ว คำตอบนี้ไม่ได้นับค่ะ\n\n";
                // The next question asks the database, where this answer must stand.
                await db.SaveChangesAsync(ct);
                break;
            default:
                turn.Answer(ChatTexts.OldButton);
                return;
        }
        var next = await list.NextAsync(forum.Id, voter, asked: null, ct);
        var message = next.Line is { } line ? Ask(forum, line, next) : Done(forum, next);
        turn.Answer(message with { Text = before + message.Text });
    }

    private TextMessage Closed(Forum forum) => new($"เวทีนี้ปิดรับคำตอบแล้วค่ะ ไม่ได้นับคำตอบเพิ่ม\nดูว่าคนอื่นเห็นอย่างไรได้ที่ {(forum.State == ForumState.Cancelled ? links.Of(forum) : links.StatementsOf(forum))}")
    {
        QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu),
    };

    private static TextMessage Ask(Forum forum, StatementLine line, NextStatement next) => new($"ข้อ {next.Answered + 1} จาก {next.Total}\n\n“{line.Text.Words}”\n\nท่านเห็นอย่างไรคะ")
    {
        QuickReply = new QuickReply([.. StatementTerms.Choices.Select(LineAction (c) => new PostbackAction(c.Words(), ChatTap.Data(Handle, Vote, Text(forum.Number), Text(line.Statement.Ordinal), c.ToString())) { DisplayText = c.Words() }), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]),
    };

    private TextMessage Done(Forum forum, NextStatement next) => new(next.Total == 0
        ? "เวทีนี้ยังไม่มีข้อความให้ตอบค่ะ"
        : $"ตอบครบ {next.Total} ข้อแล้ว ขอบคุณค่ะ\nดูว่าคนอื่นเห็นอย่างไร และเปลี่ยนคำตอบ ได้ที่ {links.StatementsOf(forum)}")
    {
        QuickReply = new QuickReply([ForumTaps.To("ให้ความเห็น", ForumTaps.Say, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
