using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>What people told in their cases. An open case holds erasure back; the register stays in any case.</summary>
public sealed class CaseData(FileStore store) : IPersonalData
{
    public string Title => "เรื่องที่ท่านแจ้ง";

    public IReadOnlyList<string> Tables { get; } = ["case_matters", "case_entry_texts", "case_files", "case_followers", "case_lessons"];

    public ProcessingActivity Activity { get; } = new(
        "รับเรื่องร้องทุกข์ ร้องเรียน", "เรื่องที่แจ้ง รูป สถานที่ ชื่อ เบอร์โทร ที่อยู่ และรหัสผู้ใช้ LINE ของผู้แจ้งและผู้ติดตามเรื่องทาง LINE", "ประชาชนที่แจ้งเรื่อง",
        "แก้ปัญหาและแจ้งผลภายในกำหนด", "ภารกิจของรัฐ (มาตรา 24 (4))", "จนกว่าผู้แจ้งขอลบหลังปิดเรื่อง", "หน่วยที่รับผิดชอบ เฉพาะที่ผู้แจ้งให้เห็น", "แยกจากทะเบียน ซ่อนชื่อตามที่ผู้แจ้งเลือก");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Set<CaseMatter>().Where(m => m.LineUserId != null).Select(m => m.LineUserId!)
            .Union(db.Set<CaseFollower>().Where(f => f.LineUserId != null).Select(f => f.LineUserId!)).ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct) =>
        [.. (await db.Set<CaseMatter>().AsNoTracking().Where(m => m.LineUserId == person.LineUserId)
            .Join(db.Set<Case>(), m => m.CaseId, c => c.Id, (m, c) => new { Case = c, Matter = m }).OrderBy(r => r.Case.ReceivedAt).Take(200).ToListAsync(ct))
            .Select(r => new PersonalRecord(Title,
            [
                new PersonalField("เลขที่", r.Case.Text),
                new PersonalField("รับเมื่อ", ThaiCalendar.ShortDateTime(r.Case.ReceivedAt)),
                new PersonalField("เรื่อง", r.Matter.Words),
                .. Told(r.Matter),
                new PersonalField("สถานะ", r.Case.Standing()),
            ])),
            .. (await db.Set<CaseFollower>().AsNoTracking().Where(f => f.LineUserId == person.LineUserId)
                .Join(db.Set<Case>(), f => f.CaseId, c => c.Id, (f, c) => new { Case = c, f.Since }).OrderBy(r => r.Since).Take(200).ToListAsync(ct))
                .Select(r => new PersonalRecord("เรื่องที่ท่านติดตามด้วย",
                [
                    new PersonalField("เลขที่", r.Case.Text),
                    new PersonalField("ติดตามตั้งแต่", ThaiCalendar.ShortDateTime(r.Since)),
                    new PersonalField("สถานะ", r.Case.Standing()),
                ]))];

    private static IEnumerable<PersonalField> Told(CaseMatter matter) =>
        new[] { ("สถานที่", matter.Place), ("ตำแหน่ง", matter.Point), ("ชื่อ", matter.Name), ("เบอร์โทร", matter.Phone), ("ที่อยู่", matter.Address) }
            .Where(field => !string.IsNullOrEmpty(field.Item2)).Select(field => new PersonalField(field.Item1, field.Item2!));

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        var matters = await db.Set<CaseMatter>().Where(m => m.LineUserId == person.LineUserId).ToListAsync(ct);
        var ids = matters.ConvertAll(m => m.CaseId);
        var cases = await db.Set<Case>().Where(c => ids.Contains(c.Id) && c.ReceivedAt <= upTo).ToDictionaryAsync(c => c.Id, ct);
        await db.Set<CaseFollower>().Where(f => f.LineUserId == person.LineUserId && f.Since <= upTo).ExecuteDeleteAsync(ct);
        // Those merged into another are owed their answer until that one has its result.
        var owed = await db.Set<CaseRound>().Where(r => ids.Contains(r.CaseId) && r.ClosedAt == null).Select(r => new { r.CaseId, r.Round }).ToListAsync(ct);
        var held = new List<string>();
        foreach (var matter in matters)
        {
            if (!cases.TryGetValue(matter.CaseId, out var about)) continue;
            if (about.IsOpen || (about.MergedIntoId is not null && owed.Any(o => o.CaseId == about.Id && o.Round == about.Round)))
            {
                held.Add($"เรื่องเลขที่ {about.Text} ยังทำอยู่ จะลบได้หลังแจ้งผลแล้ว");
                continue;
            }
            matter.Erase(about.ClosedAt ?? upTo);
            await db.Set<CaseLesson>().Where(l => l.CaseId == about.Id).ExecuteDeleteAsync(ct);
            await db.Set<CaseEntryText>().Where(t => t.CaseId == about.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Text, ""), ct);
            foreach (var file in await db.Set<CaseFile>().Where(f => f.CaseId == about.Id && f.Loss == null).ToListAsync(ct))
            {
                store.Delete(file.Name);
                file.Lose(FileLoss.Erased);
            }
        }
        return new ErasureOutcome(HeldBack: held.Count == 0 ? null : string.Join(" ", held));
    }
}
