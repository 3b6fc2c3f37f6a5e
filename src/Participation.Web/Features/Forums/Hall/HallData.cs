using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// That somebody said in LINE they are at a forum, and what their phone answers while a poll is open. Found again by working the
/// key out anew: the LINE id itself is not kept here. Erasure leaves what was counted.
/// </summary>
public sealed class HallData(HallKeys keys) : IPersonalData
{
    public string Title => "การลงชื่อในวันประชาคม";

    public IReadOnlyList<string> Tables { get; } = ["forum_hall_phones", "forum_hall_names", "forum_poll_votes"];

    public ProcessingActivity Activity { get; } = new(
        "ลงชื่อผู้เข้าร่วมเวทีประชาคมในวันจัด และคำถามที่ถามในเวที", "รหัสที่คำนวณจากโทรศัพท์หรือผู้ใช้ LINE เพื่อไม่นับซ้ำ คำตอบระหว่างที่คำถามเปิดอยู่ และชื่อของผู้ที่ยินยอมให้ลงในรายชื่อ", "ประชาชนที่ลงชื่อด้วยโทรศัพท์หรือ LINE",
        "นับผู้เข้าร่วมโดยไม่ซ้ำ และทำรายชื่อผู้เข้าร่วมที่ยินยอม", "ภารกิจของรัฐ (มาตรา 24 (4)) ชื่อโดยความยินยอม (มาตรา 19)", "รหัส {forum-phones} ชื่อ {forum-names} คำตอบลบเมื่อปิดคำถาม", "ไม่มี", "จำนวนที่นับแยกจากรหัสและชื่อ ลบได้โดยจำนวนไม่เปลี่ยน");

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var shown = new List<PersonalRecord>();
        foreach (var phone in await FindAsync(db, person, ct))
        {
            var forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == phone.ForumId, ct);
            shown.Add(new PersonalRecord("เวทีที่ท่านลงชื่อ", [new("เวที", forum.Title), new("ลงชื่อเมื่อ", ThaiCalendar.ShortDateTime(phone.At))]));
        }
        return shown;
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        foreach (var phone in (await FindAsync(db, person, ct)).Where(p => p.At <= upTo))
        {
            // The answer stays counted until the poll closes, and is nobody's.
            foreach (var vote in await db.Set<ForumPollVote>().Where(v => v.Key == phone.Key).ToListAsync(ct)) vote.Key = RandomNumberGenerator.GetBytes(phone.Key.Length);
            db.RemoveRange(await db.Set<HallName>().Where(n => n.EntryId == phone.EntryId).ToListAsync(ct));
            db.Remove(phone);
        }
        return ErasureOutcome.Done;
    }

    private async Task<List<HallPhone>> FindAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var forums = await db.Set<HallPhone>().Select(p => p.ForumId).Distinct().ToListAsync(ct);
        if (forums.Count == 0) return [];
        var wanted = forums.ConvertAll(forum => keys.KeyOfLine(forum, person.LineUserId));
        return await db.Set<HallPhone>().Where(p => wanted.Contains(p.Key)).OrderBy(p => p.At).ToListAsync(ct);
    }
}

/// <summary>Which phones were counted is of no use once nobody can press again.</summary>
public sealed class HallPhoneRetention : RetentionRule
{
    public override string Kind => "forum-phones";

    public override string Title => "รหัสที่กันลงชื่อประชาคมซ้ำ (หลังจากนั้นเหลือแต่จำนวน)";

    public override int DefaultDays => 90;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<HallPhone>().Where(p => db.Set<HallPhone>().Where(o => o.At < before).OrderBy(o => o.At).Select(o => o.EntryId).Take(most).Contains(p.EntryId)).ExecuteDeleteAsync(ct);
}

public sealed class HallNameRetention : RetentionRule
{
    public override string Kind => "forum-names";

    public override string Title => "ชื่อผู้เข้าร่วมประชาคมที่ยินยอมให้ลงในรายชื่อ";

    public override int DefaultDays => 90;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<HallName>().Where(n => db.Set<HallName>().Where(o => o.ConsentedAt < before).OrderBy(o => o.ConsentedAt).Select(o => o.EntryId).Take(most).Contains(n.EntryId)).ExecuteDeleteAsync(ct);
}
