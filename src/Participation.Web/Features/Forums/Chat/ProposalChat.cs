using System.Globalization;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums.Chat;

/// <summary>Proposals in the chat: what became of them, and following one by a tap.</summary>
public sealed class ProposalChat(ParticipationContext db, ProposalList list, FollowProposal follow, ForumLinks links) : ChatHandler
{
    public override string Topic => ProposalTaps.Topic;

    public override char? CodeLetter => ProposalWords.Letter;

    public override async Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) =>
        turn.Answer(Number(code) is { } number && await db.FindProposalAsync(number, ct) is { } proposal ? ProposalWords.One(proposal, links) : ProposalWords.Unknown);

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        var done = (tap.Act, tap.Arguments.ToArray()) switch
        {
            (ProposalTaps.Latest, []) => LatestAsync(turn, ct),
            (ProposalTaps.Follow, [var number]) when Number(number) is { } one => FollowAsync(turn, one, wanted: true, ct),
            (ProposalTaps.Leave, [var number]) when Number(number) is { } one => FollowAsync(turn, one, wanted: false, ct),
            _ => null,
        };
        if (done is null) turn.Answer(ChatTexts.OldButton);
        else await done;
    }

    private async Task LatestAsync(ChatTurn turn, CancellationToken ct)
    {
        var village = await db.VillageOfLineUserAsync(turn.UserId, ct);
        var latest = await list.LatestAsync(village?.Id, ProposalWords.MostCards, ct);
        turn.Answer(latest.Count == 0 ? ProposalWords.None(links.Proposals) : ProposalWords.Latest(latest, links));
    }

    private async Task FollowAsync(ChatTurn turn, int number, bool wanted, CancellationToken ct) =>
        turn.Answer((await follow.RunAsync(turn.UserId, number, wanted, ct)).Match(
            following => ProposalWords.Following(following.Proposal),
            notFollowing => ProposalWords.NotFollowing(notFollowing.Proposal),
            noSuch => ProposalWords.Unknown));

    private static int? Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
