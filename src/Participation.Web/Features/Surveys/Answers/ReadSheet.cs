using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// A posted form read against the questions it was made from. Errors are what the person can mend, field and words; forged
/// is a field or a value that the form never had, where nobody gets by filling it in.
/// </summary>
public sealed record SheetReading(AnswerSheet Sheet, IReadOnlyList<(string Field, string Words)> Errors, bool IsForged);

/// <summary>
/// Turns posted fields into an answer. What the form never asked is refused and counted; answers to a question that was
/// hidden again by another answer are dropped.
/// </summary>
public static class ReadSheet
{
    private const string Prefix = "q_";

    public static string Field(Question question) => Prefix + question.Key;

    public static SheetReading From(SurveyContent content, IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
    {
        var errors = new List<(string, string)>();
        var values = new Dictionary<string, List<int>>();
        var choices = new List<(string, int)>();
        var words = new List<(CommentKind, string)>();
        Rating? rating = null;
        bool? fee = null;
        if (posted.Keys.Any(f => f.StartsWith(Prefix, StringComparison.Ordinal) && content.Find(f[Prefix.Length..]) is null)) return Forged;

        foreach (var question in content.Questions)
        {
            var given = posted.GetValueOrDefault(Field(question)) ?? [];
            if (question.Kind.IsWords())
            {
                if (given.Count > 1) return Forged;
                var text = given.Count == 0 ? "" : PlainText.Clean(given[0]);
                if (text.Length > question.MaxLength) errors.Add((Field(question), $"ข้อความยาวเกินไป {(text.Length - question.MaxLength).ToString(CultureInfo.InvariantCulture)} ตัวอักษร กรุณาตัดให้สั้นลง"));
                else if (text.Length > 0 && IsAsked(question)) words.Add((KindOf(question), text));
                continue;
            }
            var picked = new List<int>();
            foreach (var one in given.Where(v => v.Length > 0))
            {
                if (!int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || question.Options.All(o => o.Value != value) || picked.Contains(value)) return Forged;
                picked.Add(value);
            }
            if (picked.Count > 1 && question.Kind != QuestionKind.SeveralOf) return Forged;
            if (!IsAsked(question)) continue;
            values[question.Key] = picked;
            if (picked.Count == 0)
            {
                if (question.IsRequired) errors.Add((Field(question), question.Kind == QuestionKind.Faces ? "กรุณาแตะรูปหน้าหนึ่งรูป" : "กรุณาเลือกคำตอบข้อนี้"));
                continue;
            }
            if (question.Role == QuestionRole.Headline) rating = (Rating)picked[0];
            else if (question.Role == QuestionRole.FeeAsked) fee = picked[0] == Question.Yes;
            else choices.AddRange(picked.Select(v => (question.Key, v)));
        }
        // Two questions for the same kind of words make one text.
        var merged = words.GroupBy(w => w.Item1).Select(g => (g.Key, string.Join('\n', g.Select(w => w.Item2))));
        return new SheetReading(new AnswerSheet { Rating = rating, FeeAsked = fee, Choices = choices, Words = [.. merged] }, errors, IsForged: false);

        bool IsAsked(Question question) => question.IsAsked(key => values.GetValueOrDefault(key) ?? []);
    }

    private static SheetReading Forged => new(new AnswerSheet(), [], IsForged: true);

    private static CommentKind KindOf(Question question) => question.Role switch
    {
        QuestionRole.Problem => CommentKind.Problem,
        QuestionRole.Suggestion => CommentKind.Suggestion,
        QuestionRole.Ordinary or QuestionRole.Headline or QuestionRole.FeeAsked => CommentKind.Remark,
    };
}
