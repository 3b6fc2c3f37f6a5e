using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Citizens.Chat;

/// <summary>
/// "Which village do you live in?" Asked once of somebody new, passed over with one tap, changed whenever they like.
/// No flow: nothing is left half-way, and typing "หมู่ 3" does the same as the tap.
/// </summary>
public sealed class VillageChat(ParticipationContext db, ChooseVillage choose) : ChatHandler, IChatWelcome
{
    private const string Page = "page";
    private const string Choose = "choose";
    private const string Skip = "skip";

    public override string Topic => "village";

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.MyVillage];

    public async Task<bool> TryAskAsync(ChatTurn turn, CancellationToken ct)
    {
        if (await db.FindCitizenAsync(turn.UserId, ct) is { VillageAnsweredAt: not null }) return false;
        return await AskAsync(turn, 0, current: null, ct);
    }

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var current = await db.VillageOfLineUserAsync(turn.UserId, ct);
        if (!await AskAsync(turn, 0, current, ct)) turn.Answer(VillageTexts.NoVillages);
    }

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        switch (tap.Act, tap.Arguments)
        {
            case (Page, [var number]) when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && await AskAsync(turn, page, null, ct):
                break;
            case (Choose, [var id]) when Guid.TryParse(id, out var villageId):
                await ChooseAsync(turn, villageId, ct);
                break;
            case (Skip, _):
                await ChooseAsync(turn, null, ct);
                break;
            default:
                turn.Answer(ChatTexts.OldButton);
                break;
        }
    }

    public override async Task<bool> TryTextAsync(ChatTurn turn, string text, CancellationToken ct)
    {
        // A bare number says a village only to whom the question is still open.
        if (await db.TypedVillageAsync(text, async () => await db.FindCitizenAsync(turn.UserId, ct) is not { VillageId: not null }, ct) is not { } village) return false;
        await ChooseAsync(turn, village.Id, ct);
        return true;
    }

    private async Task ChooseAsync(ChatTurn turn, Guid? villageId, CancellationToken ct)
    {
        var outcome = await choose.RunAsync(turn.UserId, villageId, ct);
        turn.Answer(outcome.Match(chosen => VillageTexts.Chosen(chosen.Village), passedOver => VillageTexts.PassedOver, noSuchVillage => ChatTexts.OldButton));
    }

    private async Task<bool> AskAsync(ChatTurn turn, int page, Village? current, CancellationToken ct)
    {
        var count = await db.Set<Village>().CountAsync(ct);
        var size = count <= VillageTexts.MostOnOnePage ? VillageTexts.MostOnOnePage : VillageTexts.PageSize;
        var villages = await db.Set<Village>().AsNoTracking().OrderBy(v => v.Label).ThenBy(v => v.Number).Skip(page * size).Take(size).ToListAsync(ct);
        if (villages.Count == 0) return false;
        turn.Answer(VillageTexts.Which(villages, current, v => ChatTap.Data(Topic, Choose, v.Id.ToString("N")), ChatTap.Data(Topic, Skip),
            previous: page > 0 ? PageData(page - 1) : null, next: (page + 1) * size < count ? PageData(page + 1) : null));
        return true;
    }

    private string PageData(int page) => ChatTap.Data(Topic, Page, page.ToString(CultureInfo.InvariantCulture));
}
