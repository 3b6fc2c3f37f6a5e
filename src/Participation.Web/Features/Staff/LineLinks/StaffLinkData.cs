using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.LineLinks;

/// <summary>A colleague is a person too: what ties their LINE to their account is shown to them and goes when they ask.</summary>
public sealed class StaffLinkData : IPersonalData
{
    public string Title => "แจ้งเตือนงานเจ้าหน้าที่";

    public IReadOnlyList<string> Tables { get; } = ["staff_line_links"];

    public ProcessingActivity Activity { get; } = new(
        "แจ้งเตือนงานแก่เจ้าหน้าที่ทาง LINE", "รหัสผู้ใช้ LINE ของเจ้าหน้าที่ และบัญชีเจ้าหน้าที่ที่ผูก", "เจ้าหน้าที่ที่เลือกรับแจ้งเตือน",
        "บอกว่ามีงานรอ โดยไม่บอกรายละเอียดของเรื่อง", "ความยินยอม (มาตรา 24) เลิกได้ทุกเมื่อ", "จนกว่าจะเลิกผูก ขอลบ หรือปิดบัญชีเจ้าหน้าที่", "ไม่ส่งต่อ", "รหัสผูกใช้ครั้งเดียว 15 นาที เก็บเฉพาะค่าแฮช LINE ที่ผูกใช้เข้าระบบไม่ได้");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) => await db.Set<StaffLineLink>().Select(l => l.LineUserId).ToListAsync(ct);

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct) =>
        await db.Set<StaffLineLink>().AsNoTracking().SingleOrDefaultAsync(l => l.LineUserId == person.LineUserId, ct) is { } link
            ? [new PersonalRecord(Title, [new PersonalField("ผูกกับบัญชีเจ้าหน้าที่เมื่อ", ThaiCalendar.ShortDateTime(link.LinkedAt))])]
            : [];

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        await db.Set<StaffLineLink>().Where(l => l.LineUserId == person.LineUserId && l.LinkedAt <= upTo).ExecuteDeleteAsync(ct);
        return ErasureOutcome.Done;
    }
}
