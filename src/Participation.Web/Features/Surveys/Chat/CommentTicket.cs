using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Surveys.Chat;

/// <summary>
/// Ties the words somebody wants to add to the answer they just gave, without the database ever holding both the person
/// and the answer's id in the clear: button and flow carry the id encrypted with a key that is not in the database, it is
/// good for an hour, and the flow's row goes when the words are sent or the flow ends.
/// </summary>
public sealed class CommentTicket(TimedTokens tokens)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const string Purpose = "survey-comment";

    public string Issue(Guid answerId) => tokens.Issue(Purpose, answerId.ToByteArray());

    /// <summary>The answer, or null when the hour is over or the ticket is not one of ours.</summary>
    public Guid? Read(string ticket) => tokens.Read(Purpose, ticket, Life) is { Length: 16 } id ? new Guid(id) : null;
}
