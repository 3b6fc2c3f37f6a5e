using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>What people said to forums, and whether they meant to come. Erasure leaves the counts.</summary>
public sealed class ForumData : IPersonalData
{
    public string Title => "ประชาคมและความเห็นของท่าน";

    public IReadOnlyList<string> Tables { get; } = ["forum_opinion_texts", "forum_intents"];

    public ProcessingActivity Activity { get; } = new(
        "รับความเห็นในเวทีประชาคม และจดว่าใครจะไป", "ความเห็น หมู่บ้าน และรหัสผู้ใช้ LINE ของผู้ที่ให้ความเห็นหรือบอกว่าจะไปทาง LINE", "ประชาชนที่ให้ความเห็นหรือบอกว่าจะไป",
        "นำความเห็นเข้าเวที ตอบผู้เขียน และเตือนผู้ที่ขอให้เตือน", "ภารกิจของรัฐ (มาตรา 24 (4))", "ความเห็นจนกว่าผู้เขียนขอลบ ผู้ที่บอกว่าจะไป {forum-intents}", "ข้อความแสดงให้ทุกคนอ่านโดยไม่แสดงชื่อ", "แยกข้อความและรหัสผู้ใช้จากจำนวนที่นับ ลบได้โดยจำนวนไม่เปลี่ยน");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Set<OpinionText>().Where(t => t.LineUserId != null).Select(t => t.LineUserId!)
            .Union(db.Set<ForumIntent>().Where(i => i.LineUserId != null).Select(i => i.LineUserId!)).ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var said = await (from text in db.Set<OpinionText>().AsNoTracking()
                          where text.LineUserId == person.LineUserId
                          join opinion in db.Set<Opinion>().AsNoTracking() on text.OpinionId equals opinion.Id
                          join forum in db.Set<Forum>() on opinion.ForumId equals forum.Id
                          orderby opinion.ReceivedAt, opinion.Id
                          select new { Opinion = opinion, Text = text, forum.Title }).Take(200).ToListAsync(ct);
        var meant = await db.Set<ForumIntent>().AsNoTracking().Where(i => i.LineUserId == person.LineUserId)
            .Join(db.Set<Forum>(), i => i.ForumId, f => f.Id, (i, f) => new { Intent = i, f.Title }).OrderBy(r => r.Intent.SaidAt).Take(200).ToListAsync(ct);
        return
        [
            .. said.Select(r => new PersonalRecord("ความเห็นของท่าน", [.. Fields(r.Opinion, r.Text, r.Title)])),
            .. meant.Select(r => new PersonalRecord("เวทีที่ท่านบอกไว้", [new PersonalField("เวที", r.Title), new PersonalField("ท่านบอกว่า", r.Intent.Words())])),
        ];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        foreach (var text in await db.Set<OpinionText>().Where(t => t.LineUserId == person.LineUserId && db.Set<Opinion>().Any(o => o.Id == t.OpinionId && o.ReceivedAt <= upTo)).ToListAsync(ct)) text.Erase(upTo);
        foreach (var intent in await db.Set<ForumIntent>().Where(i => i.LineUserId == person.LineUserId && i.SaidAt <= upTo).ToListAsync(ct)) intent.Erase();
        return ErasureOutcome.Done;
    }

    private static IEnumerable<PersonalField> Fields(Opinion opinion, OpinionText text, string title)
    {
        yield return new PersonalField("เวที", title);
        yield return new PersonalField("ส่งเมื่อ", ThaiCalendar.ShortDateTime(opinion.ReceivedAt));
        yield return new PersonalField(opinion.Kind.Words(), text.Words);
        if (opinion.HiddenAt is not null) yield return new PersonalField("ซ่อนจากหน้าเว็บเพราะ", text.HideReason);
        if (opinion.AnsweredAt is not null) yield return new PersonalField("คำตอบ", text.Answer);
        else if (opinion.DueOn is { } due) yield return new PersonalField("จะตอบภายใน", ThaiCalendar.ShortDate(due));
    }
}

public static class IntentWords
{
    public static string Words(this ForumIntent intent) => string.Join(" ", new[]
    {
        intent.Answer switch { ComingAnswer.Coming => "จะไป", ComingAnswer.NotComing => "ไปไม่ได้", ComingAnswer.Open => "" },
        intent.WantsReminder ? "ขอให้เตือน" : "",
    }.Where(w => w.Length > 0));
}
