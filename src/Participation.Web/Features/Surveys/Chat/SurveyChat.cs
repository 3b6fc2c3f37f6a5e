using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Chat;

/// <summary>
/// The rating by taps: the face first, which is kept at once, then the further questions one by one for whoever likes.
/// Every shown question carries a one-time id or the answer's sealed id in its buttons, so that an old button is known.
/// What holds a rating or words is forgotten in the commit that handles it, so that neither can be joined to the person.
/// </summary>
public sealed class SurveyChat(
    ParticipationContext db, TakeAnswer take, AddToAnswer add, AnswerInvitation invitations, CountFee fees, FormIds formIds, CommentTicket tickets,
    ConversationStore conversations, IOptions<SiteOptions> site, TimeProvider clock) : ChatHandler
{
    private const string TopicName = "survey";
    private const string Ask = "ask";
    private const string Rate = "rate";
    private const string Invited = "invited";
    private const string RateInvited = "rate-invited";
    private const string Write = "write";
    private const string Nothing = "nothing";
    private const string Next = "next";
    private const string Answer = "answer";
    private const string Fee = "fee";
    private const string Suggest = "suggest";

    // The flow's state where words come without a rating; a sealed answer id is never this.
    private const string SuggestState = "suggest";

    public override string Topic => TopicName;

    public override char? CodeLetter => 'S';

    public override IReadOnlyList<string> Words { get; } = ["ประเมิน"];

    /// <summary>What the button under an invitation carries.</summary>
    public static string InvitationTap(string token) => ChatTap.Data(TopicName, Invited, token);

    public override Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) => AskAsync(turn, code, ct);

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var points = await OpenPointsAsync(ct);
        if (points.Count == 1) await QuestionAsync(turn, points[0], ct);
        else turn.Answer(SurveyWords.ChoosePoint(points, p => ChatTap.Data(Topic, Ask, p.Code), ChatTap.Data(Topic, Suggest)));
    }

    public override Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        if (tap.Act is not (Ask or Nothing)) turn.Forget();
        switch (tap.Act, tap.Arguments)
        {
            case (Ask, [var code]):
                return AskAsync(turn, code, ct);
            case (Rate, [var code, var rating, var formId]):
                return RateAsync(turn, code, rating, formId, ct);
            case (Invited, [var token]):
                return AskInvitedAsync(turn, token, ct);
            case (RateInvited, [var token, var rating]):
                return RateInvitedAsync(turn, token, rating, ct);
            case (Write, [var ticket]):
                return BeginCommentAsync(turn, ticket, ct);
            case (Next, [var place, var ticket]):
                return FurtherAsync(turn, ticket, Place(place), ct);
            case (Answer, [var place, var value, var ticket]):
                return AnswerAsync(turn, ticket, Place(place), value, ct);
            case (Fee, [var place, var value, var ticket]):
                return FeeAsync(turn, ticket, Place(place), value, ct);
            case (Suggest, []):
                return BeginSuggestionAsync(turn, ct);
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
        if (state == SuggestState)
        {
            await SuggestAsync(turn, text, ct);
            return;
        }
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
        var outcome = await add.WriteAsync(answerId, CommentKind.Remark, text, ct);
        turn.Answer(outcome.Match(
            added => SurveyWords.CommentTaken,
            alreadyThere => SurveyWords.CommentTaken,
            tooLong => SurveyWords.CommentTooLong(tooLong.By),
            notThere => SurveyWords.TooLateForComment));
        if (outcome is not AddToAnswerOutcome.TooLong) await conversations.EndAsync(turn.UserId, ct);
    }

    private async Task AskAsync(ChatTurn turn, string typed, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(typed, ct) is not { } point)
            turn.Answer(SurveyWords.UnknownCode(await OpenPointsAsync(ct), p => ChatTap.Data(Topic, Ask, p.Code)));
        else if (!point.IsOpen)
            turn.Answer(SurveyWords.Closed(point.Name));
        else
            await QuestionAsync(turn, point, ct);
    }

    private async Task QuestionAsync(ChatTurn turn, ServicePoint point, CancellationToken ct)
    {
        if (await db.SurveyOfPointAsync(point.Id, ct) is not { Survey.IsOpen: true, Content.Headline: { } headline })
        {
            turn.Answer(SurveyWords.Closed(point.Name));
            return;
        }
        var formId = formIds.Issue();
        turn.Answer(SurveyWords.Question(point.Name, headline.Text, rating => ChatTap.Data(Topic, Rate, point.Code, Number((int)rating), formId)));
    }

    private async Task RateAsync(ChatTurn turn, string code, string ratingText, string formIdText, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(code, ct) is not { } point || RatingOf(ratingText) is not { } rating || await db.SurveyOfPointAsync(point.Id, ct) is not { } survey)
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
        var given = new GivenAnswer { Version = survey.Version, ServicePointId = point.Id, WayIn = WayIn.Line, OccurredAt = clock.Now(), Sheet = new AnswerSheet { Rating = rating } };
        Thank(turn, await take.RunAsync(given, formId, ct), point.Name, survey.Content, rating, SurveyWords.AlreadyGiven(point));
    }

    private async Task AskInvitedAsync(ChatTurn turn, string token, CancellationToken ct)
    {
        if (await FindInvitedAsync(token, ct) is not ({ } survey, { } place) || survey.Content.Headline is not { } headline) turn.Answer(SurveyWords.InvitationIsOver);
        else turn.Answer(SurveyWords.Question(place, headline.Text, rating => ChatTap.Data(Topic, RateInvited, token, Number((int)rating))));
    }

    private async Task RateInvitedAsync(ChatTurn turn, string token, string ratingText, CancellationToken ct)
    {
        if (await FindInvitedAsync(token, ct) is not ({ } survey, { } place) || RatingOf(ratingText) is not { } rating) turn.Answer(SurveyWords.InvitationIsOver);
        else Thank(turn, await invitations.RunAsync(token, new AnswerSheet { Rating = rating }, survey, ct), place, survey.Content, rating, SurveyWords.InvitationIsOver);
    }

    private void Thank(ChatTurn turn, TakeAnswerOutcome outcome, string place, SurveyContent content, Rating rating, Line.Messaging.Messages.Message alreadyGiven) => turn.Answer(outcome.Match(
        taken =>
        {
            var ticket = tickets.Issue(taken.AnswerId ?? throw new InvalidOperationException("A rating makes an answer."));
            return SurveyWords.Thanks(place, FurtherOf(content, rating).Count > 0 ? ChatTap.Data(Topic, Next, Number(0), ticket) : null, ChatTap.Data(Topic, Write, ticket), ChatTap.Data(Topic, Nothing));
        },
        already => alreadyGiven,
        closed => SurveyWords.Closed(place)));

    /// <summary>Asks the question at this place in the list, or thanks when the list is through.</summary>
    private async Task FurtherAsync(ChatTurn turn, string ticket, int place, CancellationToken ct)
    {
        if (await FindAnsweredAsync(ticket, ct) is not ({ } answer, { } further))
            turn.Answer(SurveyWords.TooLateForComment);
        else if (place >= further.Count)
            turn.Answer(SurveyWords.AllAnswered(ChatTap.Data(Topic, Write, ticket), ChatTap.Data(Topic, Nothing)));
        else
            turn.Answer(SurveyWords.Further(further[place], place + 1, further.Count, Data, ChatTap.Data(Topic, Next, Number(place + 1), ticket), ChatTap.Data(Topic, Next, Number(further.Count), ticket)));

        string Data(int value) => ChatTap.Data(Topic, further![place].Role == QuestionRole.FeeAsked ? Fee : Answer, Number(place), Number(value), ticket);
    }

    private async Task AnswerAsync(ChatTurn turn, string ticket, int place, string valueText, CancellationToken ct)
    {
        if (await FindAnsweredAsync(ticket, ct) is not ({ } answer, { } further) || place >= further.Count || !int.TryParse(valueText, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            turn.Answer(SurveyWords.TooLateForComment);
            return;
        }
        await add.TapAsync(answer.Id, further[place].Key, value, ct);
        await FurtherAsync(turn, ticket, place + 1, ct);
    }

    private async Task FeeAsync(ChatTurn turn, string ticket, int place, string value, CancellationToken ct)
    {
        if (await FindAnsweredAsync(ticket, ct) is not ({ } answer, _))
        {
            turn.Answer(SurveyWords.TooLateForComment);
            return;
        }
        var wasAsked = value == Number(Question.Yes);
        await fees.RunAsync(answer.SurveyId, answer.ServicePointId, wasAsked, OnceFor(answer.Id), ct);
        if (wasAsked) turn.Answer(SurveyWords.ToReport(new Uri(site.Value.PublicUrl, "/report")));
        await FurtherAsync(turn, ticket, place + 1, ct);
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

    private async Task BeginSuggestionAsync(ChatTurn turn, CancellationToken ct)
    {
        await conversations.BeginAsync(turn.UserId, Topic, SuggestState, ct);
        turn.Answer(SurveyWords.SuggestNow);
    }

    private async Task SuggestAsync(ChatTurn turn, string text, CancellationToken ct)
    {
        if (text.Length == 0) turn.Answer(SurveyWords.SuggestNow);
        else if (text.Length > SurveyComment.MaxLength) turn.Answer(SurveyWords.CommentTooLong(text.Length - SurveyComment.MaxLength));
        else if (await db.FindSurveyAsync(PresetSurveys.ServiceSlug, ct) is not { } survey) turn.Answer(SurveyWords.OldButton);
        else
        {
            // The flow ends in the same commit, so that the same words cannot be taken in twice.
            var sheet = new AnswerSheet { Words = [(CommentKind.Suggestion, text)] };
            await take.RunAsync(new GivenAnswer { Version = survey.Version, WayIn = WayIn.Line, OccurredAt = clock.Now(), Sheet = sheet }, formIds.Read(formIds.Issue())!.Value, ct);
            await conversations.EndAsync(turn.UserId, ct);
            turn.Answer(SurveyWords.SuggestionTaken);
        }
    }

    private async Task<(PublishedSurvey? Survey, string? Place)> FindInvitedAsync(string token, CancellationToken ct)
    {
        if (await invitations.FindAsync(token, ct) is not { } invitation || await db.FindSurveyAsync(invitation.SurveyId, ct) is not { } survey) return (null, null);
        var place = await db.Set<ServicePoint>().Where(p => p.Id == invitation.ServicePointId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        return (survey, place ?? survey.Survey.Name);
    }

    private async Task<(SurveyAnswer? Answer, IReadOnlyList<Question>? Further)> FindAnsweredAsync(string ticket, CancellationToken ct)
    {
        if (tickets.Read(ticket) is not { } id
            || await db.Set<SurveyAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } answer
            || await db.FindVersionAsync(answer.SurveyVersionId, ct) is not { } version) return (null, null);
        return (answer, FurtherOf(version.Content, answer.Rating));
    }

    // Conditions hang on the face alone here; what hangs on another further question is asked on the page.
    private static IReadOnlyList<Question> FurtherOf(SurveyContent content, Rating? rating) =>
        [.. content.Further.Where(q => q.IsAsked(key => key == content.Headline?.Key && rating is { } face ? [(int)face] : []))];

    private static Rating? RatingOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((Rating)number) ? (Rating)number : null;

    // The second tap is told from the first without the fee's answer being kept anywhere: what is spent says that the
    // question was answered, not how.
    private static Guid OnceFor(Guid answerId) => new(SHA256.HashData([.. answerId.ToByteArray(), .. "fee"u8]).AsSpan(0, 16));

    private static int Place(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<ServicePoint>> OpenPointsAsync(CancellationToken ct) =>
        await db.Set<ServicePoint>().AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code).Take(SurveyWords.MostPoints).ToListAsync(ct);
}
