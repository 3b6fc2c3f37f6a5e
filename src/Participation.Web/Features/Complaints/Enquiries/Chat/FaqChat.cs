using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.Features.Complaints.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints.Enquiries.Chat;

/// <summary>Known answers in the chat: opened by a tap, rated by a tap, and offered where free words come near enough to one.</summary>
public sealed class FaqChat(FindFaq find, RateFaq rate, FormIds formIds, ConversationStore conversations) : ChatHandler
{
    public override string Topic => FaqTaps.Topic;

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        var asking = await AskingAsync(turn, ct);
        turn.Answer((tap.Act, tap.Arguments) switch
        {
            (FaqTaps.Open, [var number]) when await OpenAsync(number, ct) is { } found => FaqWords.Answer(found, formIds.Issue(), asking ? ComplaintTaps.SendQuestion : null),
            (FaqTaps.Open, [_]) => FaqWords.Gone,
            (FaqTaps.Rate, [var number, FaqTaps.Helped or FaqTaps.DidNot, var form]) when Read(number) is { } of && formIds.Read(form) is { } formId => await RatedAsync(turn, of, tap.Arguments[1] == FaqTaps.Helped, formId, asking, ct),
            _ => ChatTexts.OldButton,
        });
    }

    public override async Task<bool> TryTextAsync(ChatTurn turn, string text, CancellationToken ct)
    {
        if (await find.NearAsync(text, FindFaq.Strong, ct) is not { Count: > 0 } known) return false;
        // A guess: what was typed stays the person's own.
        turn.Forget();
        turn.Answer(FaqWords.Offer(FaqWords.Guess, known, null) with { QuickReply = ChatTexts.Taps(Vocabulary.Ask, Vocabulary.Person, Vocabulary.Menu) });
        return true;
    }

    private async Task<FaqShown?> OpenAsync(string written, CancellationToken ct)
    {
        if (Read(written) is not { } number || await find.OpenAsync(number, ct) is not { } found) return null;
        await rate.ShownAsync(number, ct);
        return found;
    }

    private async Task<Message> RatedAsync(ChatTurn turn, int number, bool hasHelped, Guid formId, bool asking, CancellationToken ct)
    {
        await rate.RunAsync(number, hasHelped, formId, ct);
        if (!hasHelped) return asking ? FaqWords.SorryInFlow(ComplaintTaps.SendQuestion) : FaqWords.Sorry;
        if (asking) await conversations.EndAsync(turn.UserId, ct);
        return asking ? FaqWords.ThanksUnsent : FaqWords.Thanks;
    }

    /// <summary>Whether the person is about to send a question.</summary>
    private async Task<bool> AskingAsync(ChatTurn turn, CancellationToken ct) =>
        await conversations.FindAsync(turn.UserId, ct) is { Topic: ComplaintTaps.Topic } flow && CaseDraft.Read(flow.State) is { Step: DraftStep.Place } draft && draft.Kind.IsEnquiry();

    private static int? Read(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
