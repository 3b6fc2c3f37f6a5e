using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys.Staff.Forms;

/// <summary>One question as it is edited: plain fields, so that the page works without script.</summary>
public sealed class QuestionRow
{
    /// <summary>Empty for a new question, which gets one when it is saved.</summary>
    public string? Key { get; set; }
    public QuestionKind Kind { get; set; }
    public string? Text { get; set; }
    public QuestionRole Role { get; set; }
    public bool IsRequired { get; set; }

    /// <summary>One a line.</summary>
    public string? Choices { get; set; }
    public string? WhenQuestion { get; set; }
    public string? WhenValues { get; set; }

    public static QuestionRow Of(Question question) => new()
    {
        Key = question.Key,
        Kind = question.Kind,
        Text = question.Text,
        Role = question.Role,
        IsRequired = question.IsRequired,
        Choices = string.Join('\n', question.Choices.Select(c => c.Text)),
        WhenQuestion = question.When?.Question,
        WhenValues = question.When is { } when ? string.Join(',', when.Values.Select(v => v.ToString(CultureInfo.InvariantCulture))) : null,
    };

    /// <summary>Keys and values that were ever used keep their meaning; what is new gets the next free ones.</summary>
    public Question ToQuestion(IReadOnlyList<SurveyContent> past, string key)
    {
        var known = past.Select(c => c.Find(key)).OfType<Question>().SelectMany(q => q.Choices).ToList();
        var next = known.Select(c => c.Value).DefaultIfEmpty(0).Max();
        var choices = new List<SurveyChoice>();
        if (Kind is QuestionKind.OneOf or QuestionKind.SeveralOf)
            foreach (var line in (Choices ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                choices.Add(known.Find(c => c.Text == line) ?? new SurveyChoice(++next, line));
        return new Question(key, Kind, Text ?? "")
        {
            Role = Role,
            IsRequired = IsRequired && !Kind.IsWords(),
            Choices = choices,
            When = WhenQuestion is { Length: > 0 } asked ? new AskedWhen(asked, Values(WhenValues)) : null,
        };
    }

    private static List<int> Values(string? typed) =>
        [.. ThaiDigits.ToArabic(typed ?? "").Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1)];
}
