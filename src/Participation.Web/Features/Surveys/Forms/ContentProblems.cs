namespace Participation.Web.Features.Surveys;

/// <summary>What stands against publishing a form: the question's place (or -1 for the form itself), the field, and words for whoever writes it.</summary>
public static class ContentProblems
{
    public static IReadOnlyList<(int Place, string Field, string Words)> Of(SurveyContent content)
    {
        var problems = new List<(int, string, string)>();
        var questions = content.Questions;
        if (questions.Count == 0) problems.Add((-1, "", "แบบประเมินต้องมีอย่างน้อยหนึ่งข้อ"));
        if (questions.Count > SurveyContent.MaxQuestions) problems.Add((-1, "", $"ถามได้ไม่เกิน {SurveyContent.MaxQuestions} ข้อ ข้อยิ่งน้อย คนยิ่งตอบ"));
        if (questions.Count(q => q.Role == QuestionRole.Headline) > 1) problems.Add((-1, "", "ข้อที่ใช้เทียบเป้ามีได้ข้อเดียว"));
        if (questions.Count(q => q.Role == QuestionRole.FeeAsked) > 1) problems.Add((-1, "", "ข้อที่ถามเรื่องเงินเกินค่าธรรมเนียมมีได้ข้อเดียว"));
        foreach (var many in questions.Where(q => q.Kind.IsWords()).GroupBy(q => q.Role).Where(g => g.Count() > SurveyContent.MaxWordQuestions))
            problems.Add((-1, "", $"ข้อเขียนชนิดเดียวกันมีได้ไม่เกิน {SurveyContent.MaxWordQuestions} ข้อ"));
        for (var place = 0; place < questions.Count; place++)
            foreach (var (field, words) in Of(questions[place], questions.Take(place))) problems.Add((place, field, words));
        return problems;
    }

    private static IEnumerable<(string Field, string Words)> Of(Question question, IEnumerable<Question> before)
    {
        if (question.Text.Length == 0) yield return ("Text", "กรุณาใส่คำถาม");
        if (question.Text.Length > SurveyContent.MaxText) yield return ("Text", $"คำถามยาวได้ไม่เกิน {SurveyContent.MaxText} ตัวอักษร");
        if (question.Kind is QuestionKind.OneOf or QuestionKind.SeveralOf)
        {
            if (question.Choices.Count is < 2 or > SurveyChoice.Most) yield return ("Choices", $"กรุณาใส่ตัวเลือก 2 ถึง {SurveyChoice.Most} ข้อ บรรทัดละข้อ");
            if (question.Choices.Any(c => c.Text.Length > SurveyChoice.MaxText)) yield return ("Choices", $"ตัวเลือกยาวได้ไม่เกิน {SurveyChoice.MaxText} ตัวอักษร");
            if (question.Choices.DistinctBy(c => c.Text).Count() < question.Choices.Count) yield return ("Choices", "มีตัวเลือกซ้ำกัน");
        }
        var fits = question.Role switch
        {
            QuestionRole.Headline => question.Kind.IsGraded(),
            QuestionRole.FeeAsked => question.Kind == QuestionKind.YesNo,
            QuestionRole.Problem or QuestionRole.Suggestion => question.Kind.IsWords(),
            QuestionRole.Ordinary => true,
        };
        if (!fits) yield return ("Role", "การใช้คำตอบแบบนี้ไม่เข้ากับชนิดของคำถาม");
        if (question.When is { } when)
        {
            var asked = before.FirstOrDefault(q => q.Key == when.Question);
            if (asked is null || asked.Kind.IsWords()) yield return ("WhenQuestion", "ถามต่อได้จากข้อก่อนหน้าที่ตอบด้วยการแตะเท่านั้น");
            else if (when.Values.Count == 0 || when.Values.Any(v => asked.Options.All(o => o.Value != v))) yield return ("WhenValues", "กรุณาใส่คำตอบของข้อก่อนหน้า เช่น 1,2");
            if (question.Role == QuestionRole.Headline) yield return ("WhenQuestion", "ข้อที่ใช้เทียบเป้าต้องถามทุกคน");
        }
    }
}
