using System.Globalization;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Services.Chat;

/// <summary>
/// "ต้องใช้เอกสารอะไร" in the chat: the person names the matter in their own words or taps one, and gets papers, time,
/// fee and place in one answer.
/// </summary>
public sealed class ManualChat(ParticipationContext db, FindManuals find, CurrentAgency agency, ManualWords words, ConversationStore conversations) : ChatHandler
{
    private const string Open = "open";
    private const string Steps = "steps";
    private const string Ask = "ask";

    public override string Topic => "manual";

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Manual];

    public override Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct) => AskAsync(turn, ct);

    public override Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        switch (tap.Act, tap.Arguments)
        {
            case (Open, [var number]):
                return AnswerAsync(turn, number, Steps, ct);
            case (Steps, [var number]):
                return AnswerAsync(turn, number, Open, ct);
            default:
                return AskAsync(turn, ct);
        }
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        var (found, total) = await find.RunAsync(text, 1, ManualWords.MostChoices, ct);
        // The flow stays: who is shown the wrong matter types it again in other words.
        await conversations.BeginAsync(turn.UserId, Topic, "", ct);
        if (total == 0) turn.Answer(words.NothingFound(text));
        else if (total == 1) await AnswerAsync(turn, found[0].Number.ToString(CultureInfo.InvariantCulture), Steps, ct);
        else turn.Answer(words.Choose("เรื่องไหนคะ", found, Data));
    }

    private async Task AskAsync(ChatTurn turn, CancellationToken ct)
    {
        var (found, total) = await find.RunAsync(null, 1, ManualWords.MostChoices, ct);
        if (total == 0)
        {
            turn.Answer(ManualWords.NoneYet);
            return;
        }
        await conversations.BeginAsync(turn.UserId, Topic, "", ct);
        turn.Answer(words.Choose("อยากมาทำเรื่องอะไรคะ พิมพ์ชื่อเรื่องด้วยคำของท่านได้เลย เช่น ต่อเติมบ้าน หรือแตะด้านล่าง", found, Data));
    }

    /// <summary><paramref name="next"/> is what the button beneath goes on to: from the whole to the steps and back.</summary>
    private async Task AnswerAsync(ChatTurn turn, string written, string next, CancellationToken ct)
    {
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await db.FindPublishedAsync(number, await agency.VocabularyAsync(ct), ct) is not { } found)
        {
            turn.Answer(ManualWords.Gone);
            return;
        }
        var button = ChatTap.Data(Topic, next, written);
        turn.Answer(next == Steps ? words.Manual(found, await db.PointsOfAsync(found.Kind.Id, ct), button) : words.Steps(found, button));
    }

    private string Data(ManualLine line) => ChatTap.Data(Topic, Open, line.Number.ToString(CultureInfo.InvariantCulture));
}
