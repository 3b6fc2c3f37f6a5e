using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>What people asked under publications. Erasure leaves the counts.</summary>
public sealed class QuestionData : IPersonalData
{
    public string Title => "คำถามของท่านใต้ประกาศ";

    public IReadOnlyList<string> Tables { get; } = ["publication_question_texts", "publication_question_answers"];

    public ProcessingActivity Activity { get; } = new(
        "รับคำถามและข้อผิดพลาดที่พบในประกาศ แล้วตอบให้ทุกคนอ่าน", "ข้อความ ชื่อ (ถ้าบอก) หมู่บ้าน (ถ้าบอก) และรหัสผู้ใช้ LINE ของผู้ที่ถามทาง LINE", "ประชาชนที่ถามหรือแจ้งข้อผิดพลาด",
        "ตอบผู้ถาม และแก้ไขประกาศให้ถูกต้อง", "ภารกิจของรัฐ (มาตรา 24 (4))", "ชื่อและรหัสผู้ใช้ LINE {publication-questions} ข้อความและคำตอบจนกว่าผู้ถามขอลบ", "ข้อความและคำตอบแสดงให้ทุกคนอ่านโดยไม่แสดงชื่อ", "แยกข้อความและผู้ถามจากจำนวนที่นับ ลบได้โดยจำนวนไม่เปลี่ยน");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Set<QuestionText>().Where(t => t.LineUserId != null).Select(t => t.LineUserId!).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var asked = await (from text in db.Set<QuestionText>().AsNoTracking()
                           where text.LineUserId == person.LineUserId
                           join question in db.Set<AskedQuestion>().AsNoTracking() on text.QuestionId equals question.Id
                           join publication in db.Set<Publication>() on question.PublicationId equals publication.Id
                           orderby question.ReceivedAt, question.Id
                           select new { Question = question, Text = text, publication.Title }).Take(200).ToListAsync(ct);
        var ids = asked.ConvertAll(a => a.Question.Id);
        var answers = (await db.Set<QuestionAnswer>().AsNoTracking().Where(a => ids.Contains(a.QuestionId)).ToListAsync(ct)).GroupBy(a => a.QuestionId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Edition)!.Text);
        return [.. asked.Select(a => new PersonalRecord(Title, [.. Fields(a.Question, a.Text, a.Title, answers.GetValueOrDefault(a.Question.Id))]))];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        var theirs = await db.Set<QuestionText>().Where(t => t.LineUserId == person.LineUserId && db.Set<AskedQuestion>().Any(q => q.Id == t.QuestionId && q.ReceivedAt <= upTo)).Select(t => t.QuestionId).ToListAsync(ct);
        await db.EraseQuestionsAsync(theirs, upTo, ct);
        return ErasureOutcome.Done;
    }

    private static IEnumerable<PersonalField> Fields(AskedQuestion question, QuestionText text, string title, string? answer)
    {
        yield return new PersonalField("เรื่อง", title);
        yield return new PersonalField("ส่งเมื่อ", ThaiCalendar.ShortDateTime(question.ReceivedAt));
        yield return new PersonalField(question.Kind.Words(), text.Words);
        if (question.HiddenAt is not null) yield return new PersonalField("ซ่อนจากหน้าเว็บเพราะ", text.HideReason);
        if (answer is not null) yield return new PersonalField("คำตอบ", answer);
        else if (!question.IsSettled) yield return new PersonalField("จะตอบภายใน", ThaiCalendar.ShortDate(question.DueOn));
    }
}

public static class QuestionErasure
{
    internal static async Task EraseQuestionsAsync(this ParticipationContext db, IReadOnlyCollection<Guid> questions, DateTime at, CancellationToken ct)
    {
        foreach (var text in await db.Set<QuestionText>().Where(t => questions.Contains(t.QuestionId)).ToListAsync(ct)) text.Erase(at);
        foreach (var answer in await db.Set<QuestionAnswer>().Where(a => questions.Contains(a.QuestionId)).ToListAsync(ct)) answer.Text = "";
        foreach (var question in await db.Set<AskedQuestion>().Where(q => questions.Contains(q.Id)).ToListAsync(ct)) question.TakenBack();
    }
}

/// <summary>Who asked is nobody's business once it is long answered. The words stay under the publication.</summary>
public sealed class QuestionRetention : RetentionRule
{
    public override string Kind => "publication-questions";

    public override string Title => "ใครถามใต้ประกาศ (หลังจากนั้นเหลือแต่คำถามและคำตอบ)";

    public override int DefaultDays => 365;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) => db.Set<QuestionText>().Where(t => db.Set<QuestionText>()
            .Where(o => (o.LineUserId != null || o.Name != "" || o.TokenHash != null) && db.Set<AskedQuestion>().Any(q => q.Id == o.QuestionId && q.IsSettled && q.ReceivedAt < before))
            .OrderBy(o => o.QuestionId).Select(o => o.QuestionId).Take(most).Contains(t.QuestionId))
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.LineUserId, (string?)null).SetProperty(t => t.LineMessageId, (string?)null).SetProperty(t => t.Name, "").SetProperty(t => t.TokenHash, (byte[]?)null).SetProperty(t => t.ToTell, QuestionNews.Nothing), ct);
}

/// <summary>Questions by their words, for those who answer them.</summary>
public sealed class QuestionSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(AskedQuestion), typeof(QuestionText)];

    public Permission Needs => Permission.SeePublications;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct)
    {
        var found = await words.In(db.Set<QuestionText>().AsNoTracking(), t => t.Words)
            .Join(db.Set<AskedQuestion>().AsNoTracking(), t => t.QuestionId, q => q.Id, (t, q) => new { Text = t, Question = q }).OrderByDescending(f => f.Question.ReceivedAt).ThenByDescending(f => f.Question.Id).Take(take).ToListAsync(ct);
        return [.. found.Select(f => new SearchHit($"{f.Question.Kind.Words()}ใต้ประกาศ", LineChannel.Chat.Labels.Cut(f.Text.Words, 80), ThaiCalendar.ShortDateTime(f.Question.ReceivedAt), $"/staff/publications/questions/{f.Question.Id}"))];
    }
}
