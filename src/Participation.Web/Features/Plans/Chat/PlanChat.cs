using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>Drafts of plans in the chat: which lie open, following one by a tap, and a comment by the village, a wish to be told, and one message.</summary>
public sealed class PlanChat(ParticipationContext db, PlanList list, GiveComment give, FollowPlan follow, PlanLinks links, ConversationStore conversations, TimeProvider clock) : ChatHandler
{
    public override string Topic => PlanTaps.Topic;

    public override char? CodeLetter => PlanWords.Letter;

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Plan];

    public override string? FlowHasExpired => "ความเห็นต่อร่างแผนที่เขียนค้างไว้ยังไม่ได้ส่งค่ะ ปิดไปแล้วเพราะเกินหนึ่งวัน แตะ แผนพัฒนา เพื่อเริ่มใหม่";

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(turn.OccurredAt);
        var open = await list.TakingAsync(today, PlanWords.MostCards, ct);
        turn.Answer(open.Count == 0 ? PlanWords.None(links.Plans) : PlanWords.Taking(open, links, today));
    }

    public override async Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) =>
        turn.Answer(Number(code) is { } number && await db.FindPlanAsync(number, ct) is { ShownAt: not null } plan ? PlanWords.One(plan, links, ThaiCalendar.Day(turn.OccurredAt)) : PlanWords.Unknown);

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap.Arguments.Count == 0 || Number(tap.Arguments[0]) is not { } number || await db.FindPlanAsync(number, ct) is not { ShownAt: not null } plan)
        {
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        if (tap is { Act: PlanTaps.Follow or PlanTaps.Leave, Arguments.Count: 1 })
        {
            turn.Answer((await follow.RunAsync(turn.UserId, number, tap.Act == PlanTaps.Follow, ct)).Match(
                following => PlanWords.Following(following.Followed),
                notFollowing => PlanWords.NotFollowing(notFollowing.Followed),
                over => PlanWords.Over(over.Followed),
                noSuch => PlanWords.Unknown));
            return;
        }
        var today = ThaiCalendar.Day(turn.OccurredAt);
        if (plan.WindowOn(today) != CommentWindow.Open)
        {
            turn.Answer(PlanWords.NotOpen(plan.Taking(today)));
            return;
        }
        switch (tap.Act, tap.Arguments.Skip(1).ToArray())
        {
            case (PlanTaps.Say, []):
                await BeginAsync(turn, plan, ct);
                break;
            case (PlanTaps.Page, [var page]) when Number(page) is { } asked:
                await AskVillageAsync(turn, plan, asked, ct);
                break;
            case (PlanTaps.Village, [var village]) when village == PlanTaps.NoVillage || Guid.TryParse(village, out _):
                await conversations.BeginAsync(turn.UserId, Topic, new CommentDraft(number, Guid.TryParse(village, out var id) ? id : null, false).ToState(), ct);
                turn.Answer(PlanWords.Write(plan));
                break;
            case (PlanTaps.Wish, []) when await conversations.FindAsync(turn.UserId, ct) is { } flow && flow.Topic == Topic && CommentDraft.Read(flow.State) is { } draft && draft.Number == number:
                await conversations.BeginAsync(turn.UserId, Topic, (draft with { WantsAnswer = true }).ToState(), ct);
                turn.Answer(PlanWords.WillTell);
                break;
            case (PlanTaps.Wish, []):
                await BeginAsync(turn, plan, ct);
                break;
            default:
                turn.Answer(ChatTexts.OldButton);
                break;
        }
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        var words = PlainText.Clean(text);
        if (CommentDraft.Read(state) is not { } draft)
        {
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        if (draft.AsksVillage && await db.TypedVillageAsync(text, () => Task.FromResult(true), ct) is { } village && await db.FindPlanAsync(draft.Number, ct) is { } plan)
        {
            await conversations.BeginAsync(turn.UserId, Topic, new CommentDraft(draft.Number, village.Id, false).ToState(), ct);
            turn.Answer(PlanWords.Write(plan));
            return;
        }
        // Nothing but signs that were cleaned away.
        if (words.Length is 0 or > PlanCommentText.MaxWords)
        {
            turn.Answer(words.Length == 0 ? ChatTexts.WordsPlease : PlanWords.TooLong);
            return;
        }
        var outcome = await give.RunAsync(draft.Number, new NewComment(CommentChannel.Line, words, draft.WantsAnswer)
        {
            VillageId = draft.VillageId,
            LineUserId = turn.UserId,
            LineMessageId = turn.MessageId,
            OccurredAt = turn.OccurredAt,
        }, ct);
        await conversations.EndAsync(turn.UserId, ct);
        turn.Answer(outcome.Match(given => PlanWords.Thanks(given.Plan, links.CommentsOn(given.Plan)), sentTwice => ChatTexts.OldButton, notOpen => PlanWords.NotOpen(notOpen.Words)));
    }

    /// <summary>Taken back in LINE, the words go here too; that something was said stays counted.</summary>
    public override async Task OnUnsentAsync(string lineUserId, string messageId, CancellationToken ct)
    {
        foreach (var text in await db.Set<PlanCommentText>().Where(t => t.LineMessageId == messageId && t.LineUserId == lineUserId).ToListAsync(ct)) db.EraseWords(text, clock.Now());
    }

    /// <summary>Who writes at once instead of naming a village has said what matters: it is taken from the village they are known to live in.</summary>
    private async Task BeginAsync(ChatTurn turn, PlanDraft plan, CancellationToken ct)
    {
        var own = await db.VillageOfLineUserAsync(turn.UserId, ct);
        await conversations.BeginAsync(turn.UserId, Topic, new CommentDraft(plan.Number, own?.Id, false) { AsksVillage = true }.ToState(), ct);
        await AskVillageAsync(turn, plan, 0, ct);
    }

    /// <summary>The village they are known to live in stands first.</summary>
    private async Task AskVillageAsync(ChatTurn turn, PlanDraft plan, int page, CancellationToken ct)
    {
        var own = (await db.VillageOfLineUserAsync(turn.UserId, ct))?.Id;
        var all = (await db.ActiveVillagesAsync(ct)).OrderByDescending(v => v.Id == own).ToList();
        var shown = all.Skip(page * PlanWords.VillagesOnPage).Take(PlanWords.VillagesOnPage).ToList();
        var next = (page + 1) * PlanWords.VillagesOnPage < all.Count ? (page + 1).ToString(CultureInfo.InvariantCulture) : page > 0 ? "0" : null;
        turn.Answer(PlanWords.WhichVillage(plan, shown, next));
    }

    private static int? Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000 ? number : null;
}

/// <summary>A comment as far as it has been tapped.</summary>
public sealed record CommentDraft(int Number, Guid? VillageId, bool WantsAnswer)
{
    /// <summary>The question for the village is open.</summary>
    public bool AsksVillage { get; init; }

    public string ToState() => JsonSerializer.Serialize(this);

    public static CommentDraft? Read(string state)
    {
        try
        {
            return JsonSerializer.Deserialize<CommentDraft>(state);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
