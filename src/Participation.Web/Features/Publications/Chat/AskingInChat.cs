using Microsoft.Extensions.Options;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Publications.Chat;

/// <summary>A question about news, by two taps and one message.</summary>
public sealed class AskingInChat(ParticipationContext db, AskQuestion ask, ConversationStore conversations, IOptions<SiteOptions> site)
{
    public async Task BeginAsync(ChatTurn turn, int number, AskedKind? kind, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication || !publication.TakesQuestions())
        {
            turn.Answer(QuestionWords.Closed);
            return;
        }
        if (kind is { } chosen)
        {
            await conversations.BeginAsync(turn.UserId, NewsTaps.Topic, new QuestionDraft(number, chosen).ToState(), ct);
            turn.Answer(QuestionWords.Write(chosen));
        }
        else
        {
            turn.Answer(QuestionWords.WhichKind(publication));
        }
    }

    public async Task HearAsync(ChatTurn turn, string state, string typed, CancellationToken ct)
    {
        var words = PlainText.Clean(typed);
        if (QuestionDraft.Read(state) is not { } draft || await db.FindPublicationAsync(draft.Number, ct) is not { } publication)
        {
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(ChatTexts.OldButton);
        }
        // Nothing but signs that were cleaned away.
        else if (words.Length == 0)
        {
            turn.Answer(ChatTexts.WordsPlease);
        }
        else if (words.Length > QuestionText.MaxWords)
        {
            turn.Answer(QuestionWords.TooLong);
        }
        else
        {
            var outcome = await ask.RunAsync(draft.Number, new NewQuestion(draft.Kind, QuestionChannel.Line, words) { LineUserId = turn.UserId, LineMessageId = turn.MessageId, VillageId = (await db.VillageOfLineUserAsync(turn.UserId, ct))?.Id }, ct);
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(outcome.Match(
                asked => QuestionWords.Thanks(publication, asked.Question, PublishPublication.AddressOf(site.Value, draft.Number)),
                sentTwice => QuestionWords.Closed,
                notOpen => QuestionWords.Closed));
        }
    }
}
