using System.Globalization;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>Projects in the chat: how far they are, and following one by a tap.</summary>
public sealed class ProjectChat(ParticipationContext db, ProjectList list, FollowProject follow, PlanLinks links) : ChatHandler
{
    public override string Topic => ProjectTaps.Topic;

    public override char? CodeLetter => ProjectWords.Letter;

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Project];

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var village = await db.VillageOfLineUserAsync(turn.UserId, ct);
        var latest = await list.LatestAsync(village?.Id, ProjectWords.MostCards, ct);
        turn.Answer(latest.Count == 0 ? ProjectWords.None(links.Projects) : ProjectWords.Latest(latest, links));
    }

    public override async Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) =>
        turn.Answer(Number(code) is { } number && await db.FindProjectAsync(number, ct) is { } project ? ProjectWords.One(project, links) : ProjectWords.Unknown);

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        var done = (tap.Act, tap.Arguments.ToArray()) switch
        {
            (ProjectTaps.Follow, [var number]) when Number(number) is { } one => FollowAsync(turn, one, wanted: true, ct),
            (ProjectTaps.Leave, [var number]) when Number(number) is { } one => FollowAsync(turn, one, wanted: false, ct),
            _ => null,
        };
        if (done is null) turn.Answer(ChatTexts.OldButton);
        else await done;
    }

    private async Task FollowAsync(ChatTurn turn, int number, bool wanted, CancellationToken ct) =>
        turn.Answer((await follow.RunAsync(turn.UserId, number, wanted, ct)).Match(
            following => ProjectWords.Following(following.Followed),
            notFollowing => ProjectWords.NotFollowing(notFollowing.Followed),
            over => ProjectWords.Over(over.Followed),
            noSuch => ProjectWords.Unknown));

    private static int? Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
