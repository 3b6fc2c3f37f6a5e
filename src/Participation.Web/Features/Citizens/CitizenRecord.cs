using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>What a person told about themselves, and to what they agreed.</summary>
public sealed class CitizenRecord : IPersonalData
{
    public string Title => "เรื่องของท่าน";

    public IReadOnlyList<string> Tables { get; } = ["citizens", "citizen_consents", "erasures"];

    public ProcessingActivity Activity { get; } = new(
        "จำหมู่บ้านหรือชุมชนของผู้ใช้", "หมู่บ้านหรือชุมชนที่ผู้ใช้บอก รหัสผู้ใช้ LINE (ไม่ใช่ชื่อ) วันที่บอก และความยินยอม", "ประชาชนที่เลือกบอก",
        "บอกเรื่องของหมู่บ้านนั้นให้ตรงคน", "ความยินยอม (มาตรา 24) ถอนได้ทุกเมื่อ", "จนกว่าจะถอนความยินยอมหรือขอลบ", "ไม่ส่งต่อ", "เจ้าหน้าที่ไม่เห็นรายคน ลบแล้วเขียนทับ");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) => await db.Set<Citizen>().Select(c => c.LineUserId).ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        if (await db.Set<Citizen>().AsNoTracking().SingleOrDefaultAsync(c => c.LineUserId == person.LineUserId, ct) is not { } citizen) return [];
        var village = await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == citizen.VillageId, ct);
        var consents = await db.Set<Consent>().AsNoTracking().Where(c => c.CitizenId == citizen.Id).OrderBy(c => c.GivenAt).Take(100).ToListAsync(ct);
        return
        [
            new PersonalRecord(Title,
            [
                new PersonalField("หมู่บ้านหรือชุมชน", village is null ? "ไม่ได้บอก" : VillageName.Of(village)),
                new PersonalField("เริ่มเก็บเมื่อ", ThaiCalendar.ShortDateTime(citizen.CreatedAt)),
                new PersonalField("เปลี่ยนล่าสุด", ThaiCalendar.ShortDateTime(citizen.ChangedAt)),
            ]),
            .. consents.Select(c => new PersonalRecord("ความยินยอมให้จำหมู่บ้าน",
            [
                new PersonalField("ตามประกาศฉบับที่", c.NoticeVersion.ToString(CultureInfo.InvariantCulture)),
                new PersonalField("ยินยอมเมื่อ", ThaiCalendar.ShortDateTime(c.GivenAt)),
                new PersonalField("ถอนเมื่อ", c.WithdrawnAt is { } at ? ThaiCalendar.ShortDateTime(at) : "ยังไม่ถอน"),
            ])),
        ];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        // Consents go with the citizen by the foreign key.
        await db.Set<Citizen>().Where(c => c.LineUserId == person.LineUserId && c.CreatedAt <= upTo).ExecuteDeleteAsync(ct);
        return ErasureOutcome.Done;
    }
}
