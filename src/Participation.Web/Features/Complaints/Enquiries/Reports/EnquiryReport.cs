using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>One line of a table: so many asked in writing or in LINE, so many came or called.</summary>
public sealed record UserCount(string Name, int Asked, int Visits)
{
    public int Total => Asked + Visits;
}

public sealed record UserTable(string Title, IReadOnlyList<UserCount> Lines);

/// <summary>How the questions received in the period stand against the time for answering.</summary>
public sealed record AnswerCount(int InTime, int Late, int Waiting, int Over)
{
    /// <summary>Of those answered or over, how many in time; null where there are none.</summary>
    public decimal? Share => Percent.Of(InTime, InTime + Late + Over);
}

/// <summary>A known answer and what people made of it.</summary>
public sealed record FaqCount(int Number, string Question, int Shown, int Helped, int NotHelped)
{
    public decimal? Share => Percent.Of(Helped, Helped + NotHelped);
}

/// <summary>What somebody would have otherwise, as it was noted.</summary>
public sealed record SuggestionLine(Guid Id, DateOnly Day, string Category, string Words, string? HiddenBecause);

/// <summary>Who used the information centre in a period, what for, whether they were answered, and what they suggest.</summary>
public sealed record EnquiryReport(
    FigurePeriod Period, AnswerWithin Within, UserCount All, int AnsweredAtOnce, AnswerCount Answers, IReadOnlyList<UserTable> Tables, IReadOnlyList<FaqCount> Faq, IReadOnlyList<SuggestionLine> Suggestions, int Suggested)
{
    public FaqCount FaqAll => new(0, "รวม", Faq.Sum(f => f.Shown), Faq.Sum(f => f.Helped), Faq.Sum(f => f.NotHelped));
}
