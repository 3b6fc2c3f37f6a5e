using System.Globalization;
using System.Text.Json;
using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Chat;

/// <summary>Forums in the chat: what is to come, whether one will be there, and an opinion by taps and one message.</summary>
public sealed class ForumChat(ParticipationContext db, ForumList list, StatementList statements, SayWhetherComing say, GiveOpinion give, ForumLinks links, ConversationStore conversations, TimeProvider clock) : ChatHandler
{
    public override string Topic => ForumTaps.Topic;

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Forum];

    public override string? FlowHasExpired => "ความเห็นที่เขียนค้างไว้ยังไม่ได้ส่งค่ะ ปิดไปแล้วเพราะเกินหนึ่งวัน แตะ ประชาคม เพื่อเริ่มใหม่";

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var village = await db.VillageOfLineUserAsync(turn.UserId, ct);
        var coming = await list.ComingAsync(village?.Id, ForumWords.MostCards, ct);
        var settings = await db.ForumSettingsAsync(ct);
        var said = await statements.WithStatementsAsync(coming.Select(c => c.Forum.Id), ct);
        turn.Answer(coming.Count == 0 ? ForumWords.None(links.All) : ForumWords.Coming(coming, links, village is not null, said, forum => forum.HallAt(settings, turn.OccurredAt) == HallTime.Open));
    }

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap.Arguments.Count == 0 || !int.TryParse(tap.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        var done = (tap.Act, tap.Arguments.Skip(1).ToArray()) switch
        {
            (ForumTaps.Coming, []) => ComeAsync(turn, number, ComingAnswer.Coming, ct),
            (ForumTaps.NotComing, []) => ComeAsync(turn, number, ComingAnswer.NotComing, ct),
            (ForumTaps.Remind, []) => ComeAsync(turn, number, null, ct),
            (ForumTaps.Say, []) => WithOpenAsync(turn, number, forum => AnswerAsync(turn, ForumWords.WhichKind(forum)), ct),
            (ForumTaps.Kind, [var kind]) when OpinionTerms.Kinds.Named(kind) is { } chosen => WithOpenAsync(turn, number, forum => AnswerAsync(turn, ForumWords.WantsAnswer(forum, chosen)), ct),
            (ForumTaps.Wish, [var kind, var wish]) when OpinionTerms.Kinds.Named(kind) is { } chosen => WithOpenAsync(turn, number, forum => AskAsync(turn, new OpinionDraft(forum.Number, chosen, wish == ForumTaps.WantsAnswer), ct), ct),
            _ => AnswerAsync(turn, ChatTexts.OldButton),
        };
        await done;
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        var words = PlainText.Clean(text);
        if (OpinionDraft.Read(state) is not { } draft || await db.FindForumAsync(draft.Number, ct) is not { } forum)
        {
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        // Nothing but signs that were cleaned away.
        if (words.Length == 0)
        {
            turn.Answer(ChatTexts.WordsPlease);
            return;
        }
        if (words.Length > OpinionText.MaxWords)
        {
            turn.Answer(ForumWords.TooLong);
            return;
        }
        var outcome = await give.RunAsync(forum.Number, new NewOpinion(draft.Kind, forum.UsualPart(), OpinionChannel.Line, words, draft.WantsAnswer)
        {
            VillageId = (await db.VillageOfLineUserAsync(turn.UserId, ct))?.Id,
            LineUserId = turn.UserId,
            LineMessageId = turn.MessageId,
        }, ct);
        await conversations.EndAsync(turn.UserId, ct);
        turn.Answer(outcome.Match(given => ForumWords.Thanks(forum, given.Opinion, links.Of(forum)), sentTwice => ForumWords.Closed, notOpen => ForumWords.Closed));
    }

    /// <summary>Taken back in LINE, the words go here too; that something was said stays counted.</summary>
    public override async Task OnUnsentAsync(string lineUserId, string messageId, CancellationToken ct)
    {
        foreach (var text in await db.Set<OpinionText>().Where(t => t.LineMessageId == messageId && t.LineUserId == lineUserId).ToListAsync(ct)) text.Erase(clock.Now());
    }

    private async Task ComeAsync(ChatTurn turn, int number, ComingAnswer? answer, CancellationToken ct) =>
        turn.Answer((await say.RunAsync(turn.UserId, number, answer, ct)).Match(
            said => answer is null ? ForumWords.WillRemind(said.Forum, said.Intent.WantsReminder) : ForumWords.Said(said.Forum, said.Intent),
            notToCome => ForumWords.Over));

    private async Task AskAsync(ChatTurn turn, OpinionDraft draft, CancellationToken ct)
    {
        await conversations.BeginAsync(turn.UserId, Topic, draft.ToState(), ct);
        turn.Answer(ForumWords.Write(draft.Kind));
    }

    private async Task WithOpenAsync(ChatTurn turn, int number, Func<Forum, Task> act, CancellationToken ct)
    {
        var settings = await db.ForumSettingsAsync(ct);
        if (await db.FindForumAsync(number, ct) is { } forum && forum.TakesOpinions(settings, ThaiCalendar.Day(turn.OccurredAt))) await act(forum);
        else turn.Answer(ForumWords.Closed);
    }

    private static Task AnswerAsync(ChatTurn turn, Message message)
    {
        turn.Answer(message);
        return Task.CompletedTask;
    }
}

/// <summary>An opinion as far as it has been tapped.</summary>
public sealed record OpinionDraft(int Number, OpinionKind Kind, bool WantsAnswer)
{
    public string ToState() => JsonSerializer.Serialize(this);

    public static OpinionDraft? Read(string state)
    {
        try
        {
            return JsonSerializer.Deserialize<OpinionDraft>(state);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
