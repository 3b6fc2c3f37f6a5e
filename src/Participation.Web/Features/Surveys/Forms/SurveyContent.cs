using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Participation.Web.Features.Surveys;

/// <summary>What a form asks. Kept whole with each version, so that an old answer is read beside the words it was given to.</summary>
public sealed record SurveyContent
{
    public const int MaxQuestions = 30;
    public const int MaxText = 300;

    /// <summary>Questions answered in words, of each kind of words.</summary>
    public const int MaxWordQuestions = 3;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public string Intro { get; init; } = "";

    /// <summary>Ask "ในเขต/นอกเขต", and of those inside, the village.</summary>
    public bool AsksVillage { get; init; }

    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>The one question whose share and mean are compared with the target; a form of facts alone has none.</summary>
    [JsonIgnore]
    public Question? Headline => Questions.FirstOrDefault(q => q.Role == QuestionRole.Headline);

    /// <summary>What can be answered by taps besides the headline, in order.</summary>
    [JsonIgnore]
    public IEnumerable<Question> Further => Questions.Where(q => q.Role is QuestionRole.Ordinary or QuestionRole.FeeAsked && !q.Kind.IsWords());

    public Question? Find(string key) => Questions.FirstOrDefault(q => q.Key == key);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static SurveyContent Read(string json) => JsonSerializer.Deserialize<SurveyContent>(json, Json) ?? new SurveyContent();
}

public enum QuestionKind
{
    Faces,

    /// <summary>1 to 5.</summary>
    Scale,
    YesNo,
    OneOf,
    SeveralOf,
    ShortText,
    LongText,
}

/// <summary>What an answer to the question is used for.</summary>
public enum QuestionRole
{
    Ordinary,

    /// <summary>Its share of 4 and 5 is the form's satisfaction.</summary>
    Headline,

    /// <summary>"Were you asked to pay more than the posted fee?": counted apart, so that no rating can be joined to it.</summary>
    FeeAsked,
    Problem,
    Suggestion,
}

/// <summary>The key stays with the question through all versions, so that its figures can be followed over the years.</summary>
public sealed record Question(string Key, QuestionKind Kind, string Text)
{
    public const int MaxKey = 16;

    public QuestionRole Role { get; init; }
    public bool IsRequired { get; init; }
    public IReadOnlyList<SurveyChoice> Choices { get; init; } = [];

    /// <summary>Asked only after certain answers to an earlier question.</summary>
    public AskedWhen? When { get; init; }

    /// <summary>The values a tap may give, in the order shown, with their words.</summary>
    [JsonIgnore]
    public IReadOnlyList<SurveyChoice> Options => Kind switch
    {
        QuestionKind.Faces => Faces,
        QuestionKind.Scale => Grades,
        QuestionKind.YesNo => YesOrNo,
        QuestionKind.OneOf or QuestionKind.SeveralOf => Choices,
        QuestionKind.ShortText or QuestionKind.LongText => [],
    };

    [JsonIgnore]
    public int MaxLength => Kind == QuestionKind.ShortText ? 200 : SurveyComment.MaxLength;

    public bool IsAsked(Func<string, IReadOnlyList<int>> answers) => When is not { } when || answers(when.Question).Any(when.Values.Contains);

    private static readonly IReadOnlyList<SurveyChoice> Faces = [.. RatingWords.BestFirst.Select(r => new SurveyChoice((int)r, r.Word()))];
    private static readonly IReadOnlyList<SurveyChoice> Grades = [new(5, "5"), new(4, "4"), new(3, "3"), new(2, "2"), new(1, "1")];
    private static readonly IReadOnlyList<SurveyChoice> YesOrNo = [new(Yes, "ใช่"), new(No, "ไม่ใช่")];

    public const int Yes = 1;
    public const int No = 2;
}

/// <summary>The value stays with its words through all versions and is given to no other.</summary>
public sealed record SurveyChoice(int Value, string Text)
{
    /// <summary>With "skip" and "enough" as many as LINE shows under a message.</summary>
    public const int Most = 11;
    public const int MaxText = 60;
}

public sealed record AskedWhen(string Question, IReadOnlyList<int> Values);

public static class QuestionKinds
{
    public static bool IsWords(this QuestionKind kind) => kind is QuestionKind.ShortText or QuestionKind.LongText;

    /// <summary>Answered from 1 to 5, so that share and mean can be reckoned.</summary>
    public static bool IsGraded(this QuestionKind kind) => kind is QuestionKind.Faces or QuestionKind.Scale;

    public static string Words(this QuestionKind kind) => kind switch
    {
        QuestionKind.Faces => "ห้าหน้า (มากที่สุด ถึง น้อยที่สุด)",
        QuestionKind.Scale => "คะแนน 1 ถึง 5",
        QuestionKind.YesNo => "ใช่ หรือ ไม่ใช่",
        QuestionKind.OneOf => "เลือกหนึ่งข้อ",
        QuestionKind.SeveralOf => "เลือกได้หลายข้อ",
        QuestionKind.ShortText => "เขียนสั้น ๆ",
        QuestionKind.LongText => "เขียนยาวได้",
    };
}
