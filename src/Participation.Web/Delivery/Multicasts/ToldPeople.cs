using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>Who was told what: LINE ids beside the subject, needed so that nobody is told twice.</summary>
public sealed class ToldPeople(ChangeMulticast change) : IPersonalData
{
    public string Title => "ข่าวที่ส่งถึงท่านทาง LINE";

    public IReadOnlyList<string> Tables { get; } = ["told_people"];

    public ProcessingActivity Activity { get; } = new(
        "ส่งข่าวทาง LINE", "รหัสผู้ใช้ LINE (ไม่ใช่ชื่อ) และเรื่องที่ส่งแล้ว", "ประชาชนที่เพิ่มเพื่อนและไม่ได้ปิดรับข่าว", "ส่งข่าวของหน่วยงาน ไม่ส่งเรื่องเดิมซ้ำ",
        "ภารกิจเพื่อประโยชน์สาธารณะ (มาตรา 24 (4)) ปิดรับได้ทุกเมื่อ", "{told-people}", "บริษัทผู้ให้บริการ LINE ในฐานะช่องทางส่งข้อความ", "เจ้าหน้าที่เห็นเฉพาะจำนวน ไม่เห็นรายคน");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) => await db.Set<ToldPerson>().Select(t => t.LineId).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var count = await db.Set<ToldPerson>().CountAsync(t => t.LineId == person.LineUserId, ct);
        return count == 0 ? [] : [new PersonalRecord(Title, [new PersonalField("ส่งแล้วหรือกำลังส่ง (ลบเองใน {told-people})", $"{WholeNumber.Show(count)} เรื่อง")])];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        await change.LeaveOutAsync(person.LineUserId, topic: null, upTo, ct);
        await db.Set<ToldPerson>().Where(t => t.LineId == person.LineUserId && t.At <= upTo
            && !db.Set<MulticastChunk>().Any(c => c.MulticastId == t.MulticastId && c.Number == t.Chunk && c.Status == ChunkStatus.Waiting)).ExecuteDeleteAsync(ct);
        // What is under way at LINE keeps its people until its end: the same key needs the same ones.
        return new ErasureOutcome(StillToCome: await db.Set<ToldPerson>().AnyAsync(t => t.LineId == person.LineUserId && t.At <= upTo, ct));
    }
}

/// <summary>Ids of those who were told. The figures of each sending stay.</summary>
public sealed class ToldPeopleRetention : RetentionRule
{
    public override string Kind => "told-people";

    public override string Title => "รายการว่าใครได้รับข่าวใดทาง LINE แล้ว (รหัสผู้ใช้ LINE)";

    public override int DefaultDays => 90;

    public override async Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        await db.Set<Multicast>().Where(m => m.CreatedAt < before && !m.PeopleAreForgotten).ExecuteUpdateAsync(set => set.SetProperty(m => m.PeopleAreForgotten, true), ct);
        var old = await db.Set<ToldPerson>().Where(o => o.At < before && !db.Set<MulticastChunk>().Any(c => c.MulticastId == o.MulticastId && c.Number == o.Chunk && c.Status == ChunkStatus.Waiting))
            .OrderBy(o => o.At).ThenBy(o => o.Id).Take(most).Select(o => new { o.Id, o.SubjectId }).ToListAsync(ct);
        // Also what only answers told of: it has no multicast to remember it by.
        foreach (var subject in old.Select(o => o.SubjectId).Distinct().Order())
            await db.Database.ExecuteSqlAsync($"INSERT INTO forgotten_subjects (subject_id) VALUES ({subject}) ON CONFLICT (subject_id) DO NOTHING", ct);
        var ids = old.ConvertAll(o => o.Id);
        return ids.Count == 0 ? 0 : await db.Set<ToldPerson>().Where(t => ids.Contains(t.Id)).ExecuteDeleteAsync(ct);
    }
}
