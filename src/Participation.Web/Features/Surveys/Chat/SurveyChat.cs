using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys.Chat;

/// <summary>
/// The rating by taps. Every shown question carries a one-time id in its buttons, spent with the first tap. What holds a
/// rating or words is forgotten in the commit that handles it, so that neither can be joined to the person.
/// </summary>
public sealed class SurveyChat(
    ParticipationContext db, RateServicePoint rate, AddComment addComment, FormIds formIds, CommentTicket tickets, ConversationStore conversations) : ChatHandler
{
    private const string Ask = "ask";
    private const string Rate = "rate";
    private const string Write = "write";
    private const string Nothing = "nothing";

    public override string Topic => "survey";

    public override char? CodeLetter => 'S';

    public override IReadOnlyList<string> Words { get; } = ["ประเมิน"];

    public override Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) => AskAsync(turn, code, ct);

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var points = await OpenPointsAsync(ct);
        if (points.Count == 1) Question(turn, points[0]);
        else turn.Answer(SurveyWords.ChoosePoint(points, p => ChatTap.Data(Topic, Ask, p.Code)));
    }

    public override Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        switch (tap.Act, tap.Arguments)
        {
            case (Ask, [var code]):
                return AskAsync(turn, code, ct);
            case (Rate, [var code, var rating, var formId]):
                turn.Forget();
                return RateAsync(turn, code, rating, formId, ct);
            case (Write, [var ticket]):
                turn.Forget();
                return BeginCommentAsync(turn, ticket, ct);
            case (Nothing, _):
                turn.Answer(SurveyWords.Goodbye);
                return conversations.EndAsync(turn.UserId, ct);
            default:
                turn.Answer(SurveyWords.OldButton);
                return Task.CompletedTask;
        }
    }

    public override async Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct)
    {
        turn.Forget();
        if (tickets.Read(state) is not { } answerId)
        {
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(SurveyWords.TooLateForComment);
            return;
        }
        if (text.Length == 0)
        {
            turn.Answer(SurveyWords.WriteNow);
            return;
        }
        var outcome = await addComment.RunAsync(answerId, text, ct);
        turn.Answer(outcome.Match(added => SurveyWords.CommentTaken, tooLong => SurveyWords.CommentTooLong(tooLong.By), alreadyThere => SurveyWords.CommentTaken));
        if (outcome is not AddCommentOutcome.TooLong) await conversations.EndAsync(turn.UserId, ct);
    }

    private async Task AskAsync(ChatTurn turn, string typed, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(typed, ct) is not { } point)
            turn.Answer(SurveyWords.UnknownCode(await OpenPointsAsync(ct), p => ChatTap.Data(Topic, Ask, p.Code)));
        else if (!point.IsOpen)
            turn.Answer(SurveyWords.Closed(point));
        else
            Question(turn, point);
    }

    private void Question(ChatTurn turn, ServicePoint point)
    {
        var formId = formIds.Issue();
        turn.Answer(SurveyWords.Question(point, rating => ChatTap.Data(Topic, Rate, point.Code, ((int)rating).ToString(CultureInfo.InvariantCulture), formId)));
    }

    private async Task RateAsync(ChatTurn turn, string code, string ratingText, string formIdText, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(code, ct) is not { } point
            || !int.TryParse(ratingText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !Enum.IsDefined((Rating)number))
        {
            turn.Answer(SurveyWords.OldButton);
            return;
        }
        if (formIds.Read(formIdText) is not { } formId)
        {
            // A question of yesterday: its id is no longer known to be unspent, so it is asked afresh.
            turn.Answer(SurveyWords.QuestionWasOld);
            await AskAsync(turn, code, ct);
            return;
        }
        var outcome = await rate.RunAsync(point.Id, (Rating)number, comment: null, WayIn.Line, formId, ct);
        turn.Answer(outcome.Match(
            given => SurveyWords.Thanks(point, ChatTap.Data(Topic, Write, tickets.Issue(given.AnswerId)), ChatTap.Data(Topic, Nothing)),
            alreadyGiven => SurveyWords.AlreadyGiven(point),
            pointIsClosed => SurveyWords.Closed(point)));
    }

    private async Task BeginCommentAsync(ChatTurn turn, string ticket, CancellationToken ct)
    {
        if (tickets.Read(ticket) is null)
        {
            turn.Answer(SurveyWords.TooLateForComment);
            return;
        }
        await conversations.BeginAsync(turn.UserId, Topic, ticket, ct);
        turn.Answer(SurveyWords.WriteNow);
    }

    private async Task<IReadOnlyList<ServicePoint>> OpenPointsAsync(CancellationToken ct) =>
        await db.Set<ServicePoint>().AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code).Take(SurveyWords.MostPoints).ToListAsync(ct);
}
