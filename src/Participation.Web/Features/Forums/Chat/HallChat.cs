using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums.Chat;

/// <summary>The day of a forum in the chat: "I am here" by the code in the hall, and the question that is asked. All of it as replies.</summary>
public sealed class HallChat(ParticipationContext db, CheckInToForum checkIn, CastVote cast, HallKeys keys) : ChatHandler
{
    public override string Topic => HallTaps.Topic;

    public override char? CodeLetter => HallTaps.Letter;

    public override async Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct)
    {
        if (HallKeys.NumberIn(code) is { } number && await db.FindForumAsync(number, ct) is { AnnouncedAt: not null } forum && keys.IsCodeOf(forum, code)) await ComeAsync(turn, forum, ct);
        else turn.Answer(HallWords.Unknown);
    }

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap.Arguments.Count == 0 || Number(tap.Arguments[0]) is not { } number || await db.FindForumAsync(number, ct) is not { AnnouncedAt: not null } forum)
        {
            turn.Answer(ChatTexts.OldButton);
            return;
        }
        var done = (tap.Act, tap.Arguments.Skip(1).ToArray()) switch
        {
            (HallTaps.Here, []) => HereAsync(turn, forum, ct),
            (HallTaps.Ask, []) => AskAsync(turn, forum, ct),
            (HallTaps.Vote, [var poll, var choice]) when Number(poll) is { } ordinal && Number(choice) is { } chosen => VoteAsync(turn, forum, ordinal, chosen, ct),
            _ => null,
        };
        if (done is null) turn.Answer(ChatTexts.OldButton);
        else await done;
    }

    /// <summary>The tap is in everybody's chat, also at home; the code hangs in the hall. Whoever is in sees by the tap how they are counted.</summary>
    private async Task HereAsync(ChatTurn turn, Forum forum, CancellationToken ct)
    {
        if (await db.FindPhoneAsync(forum.Id, keys.KeyOfLine(forum.Id, turn.UserId), ct) is not null)
        {
            await ComeAsync(turn, forum, ct);
            return;
        }
        var settings = await db.ForumSettingsAsync(ct);
        turn.Answer(forum.HallAt(settings, turn.OccurredAt) == HallTime.Open ? HallWords.TypeCode : HallWords.Shut(forum.Shut(settings, turn.OccurredAt)));
    }

    private async Task ComeAsync(ChatTurn turn, Forum forum, CancellationToken ct)
    {
        var village = await db.VillageOfLineUserAsync(turn.UserId, ct);
        var outcome = await checkIn.RunAsync(forum.Number, keys.KeyOfLine(forum.Id, turn.UserId), new Arrival(village?.Id, HallWay.Line), ct);
        turn.Answer(await outcome.Match(
            async isIn => HallWords.In(forum, isIn.VillageId is { } counted ? await db.Set<Village>().AsNoTracking().SingleAsync(v => v.Id == counted, ct) : null, isIn.IsAgain),
            shut => Task.FromResult(HallWords.Shut(shut.Words))));
    }

    private async Task AskAsync(ChatTurn turn, Forum forum, CancellationToken ct) =>
        turn.Answer(await db.OpenPollAsync(forum.Id, ct) is { } poll ? HallWords.Asked(forum, poll) : HallWords.NoneAsked(forum));

    private async Task VoteAsync(ChatTurn turn, Forum forum, int ordinal, int choice, CancellationToken ct) =>
        turn.Answer(await (await cast.RunAsync(forum.Number, ordinal, keys.KeyOfLine(forum.Id, turn.UserId), choice, ct)).Match(
            done => Task.FromResult(HallWords.Voted(forum, done.Text)),
            notIn => Task.FromResult(HallWords.InFirst),
            async notOpen => HallWords.NotCounted(forum, await db.OpenPollAsync(forum.Id, ct))));

    private static int? Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
