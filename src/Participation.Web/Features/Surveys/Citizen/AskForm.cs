using Microsoft.AspNetCore.Mvc.ModelBinding;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>A form as it is drawn: its questions, what was answered so far, and what is wrong with it.</summary>
public sealed record AskForm(SurveyContent Content, Guid VersionId, IFormCollection? Posted, ModelStateDictionary Errors)
{
    public const string VersionField = "version";
    public const string ServiceField = "service";
    public const string LivesField = "lives";
    public const string VillageField = "village";

    /// <summary>A field that people do not see; only programs fill it in.</summary>
    public const string HoneypotField = "website";

    /// <summary>What people can have come for here, where there is a choice.</summary>
    public IReadOnlyList<ServiceKind> Services { get; init; } = [];

    public IReadOnlyList<Village> Villages { get; init; } = [];

    public IEnumerable<Question> First => Content.Questions.Where(q => q.Role == QuestionRole.Headline || q.When?.Question == Content.Headline?.Key);

    /// <summary>Folded away: a villager in a hurry is done after one tap.</summary>
    public IReadOnlyList<Question> More => [.. Content.Questions.Except(First).Where(q => !q.Kind.IsWords())];

    public IEnumerable<Question> Words => Content.Questions.Except(First).Where(q => q.Kind.IsWords());

    public bool IsMoreOpen => Content.Headline is null || More.Any(q => IsAnswered(q) || ErrorOf(q) is not null);

    public bool IsChosen(Question question, int value) => Posted?[ReadSheet.Field(question)].Contains(value.ToString(System.Globalization.CultureInfo.InvariantCulture)) == true;

    public string? Text(Question question) => Posted?[ReadSheet.Field(question)].ToString();

    public string? ErrorOf(Question question) => ErrorOf(ReadSheet.Field(question));

    public string? ErrorOf(string field) =>
        Errors.TryGetValue(field, out var entry) && entry.ValidationState == ModelValidationState.Invalid ? entry.Errors[0].ErrorMessage : null;

    public string? Value(string field) => Posted?[field].ToString();

    private bool IsAnswered(Question question) => Posted?.ContainsKey(ReadSheet.Field(question)) == true;
}
