using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>The made-up อบต. with its twelve villages and four counters. Names, numbers and telephone are invented.</summary>
public sealed class DemoAgency(TimeProvider clock) : IDemoData
{
    private static readonly (string Name, int Population, int Households)[] Villages =
    [
        ("บ้านดอกคูณใต้", 812, 241), ("บ้านดอกคูณเหนือ", 664, 198), ("บ้านหนองแว่นแก้ว", 538, 171), ("บ้านลานตะวันออก", 471, 139),
        ("บ้านริมทุ่งทอง", 703, 214), ("บ้านเนินสายลม", 389, 117), ("บ้านคลองกล้วยไม้", 845, 262), ("บ้านสวนสามพี่น้อง", 296, 94),
        ("บ้านโคกหิ่งห้อย", 427, 133), ("บ้านวังใบบัวบาน", 618, 187), ("บ้านไร่ปลายฟ้า", 352, 108), ("บ้านใหม่ดาวเรือง", 574, 176),
    ];

    private static readonly (string Code, string Name, string Place, string Unit)[] Points =
    [
        ("D1", "งานทะเบียนและบริการประชาชน", "อาคารสำนักงาน ชั้น 1 ช่อง 1", "งานบริการประชาชน"),
        ("D2", "งานจัดเก็บรายได้และภาษี", "อาคารสำนักงาน ชั้น 1 ช่อง 2", "งานจัดเก็บรายได้"),
        ("D3", "กองช่าง ขออนุญาตก่อสร้าง", "อาคารสำนักงาน ชั้น 2", "กองช่าง"),
        ("H7", "เบี้ยยังชีพและสวัสดิการ", "ศาลาประชาคม ประตูหน้า", "งานสวัสดิการสังคม"),
    ];

    // Division, and what hangs below it.
    private static readonly (string Name, string Aliases, string[] Works)[] Units =
    [
        ("สำนักปลัด", "สำนักงานปลัด", ["งานบริการประชาชน", "งานสวัสดิการสังคม", "งานป้องกันและบรรเทาสาธารณภัย", "งานนโยบายและแผน", "งานการเจ้าหน้าที่"]),
        ("กองคลัง", "", ["งานจัดเก็บรายได้", "งานการเงิน", "งานพัสดุ"]),
        ("กองช่าง", "", ["งานออกแบบและควบคุมอาคาร", "งานไฟฟ้าสาธารณะ"]),
        ("กองการศึกษา ศาสนาและวัฒนธรรม", "กองการศึกษา\nกองการศึกษาฯ", ["งานศูนย์พัฒนาเด็กเล็ก"]),
        ("กองสาธารณสุขและสิ่งแวดล้อม", "กองสาธารณสุขฯ", ["งานอนามัยและสิ่งแวดล้อม"]),
    ];

    public int Order => 10;

    public Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        var now = clock.Now();
        db.Add(new AgencyProfile
        {
            Name = "อบต.ทุ่งดอกคูณ",
            Kind = AgencyKind.SubdistrictAdministration,
            Address = "99 หมู่ 1 ตำบลทุ่งดอกคูณ (ข้อมูลสมมุติ)",
            Phone = "0 4999 0000",
            LunchFrom = new TimeOnly(12, 0),
            LunchTo = new TimeOnly(13, 0),
            Version = Guid.CreateVersion7(now),
        });
        for (var i = 0; i < Villages.Length; i++)
        {
            var (name, population, households) = Villages[i];
            var village = new Village { Id = Guid.CreateVersion7(now), Number = i + 1, Name = name, Label = "หมู่บ้าน", Population = population, Households = households, Version = Guid.CreateVersion7(now) };
            db.AddRange(village, new VillageHead { Id = Guid.CreateVersion7(now), VillageId = village.Id, Position = "ผู้ใหญ่บ้าน" });
        }
        var units = AddUnits(db, now);
        foreach (var (code, name, place, unit) in Points)
        {
            var point = new ServicePoint { Id = Guid.CreateVersion7(now), Code = code, Name = name, Place = place, UnitId = units[unit], CreatedAt = now, Version = Guid.CreateVersion7(now) };
            db.AddRange(
                point,
                new PointTime { PointId = point.Id, Time = ServingTime.OfficeHours, From = new(8, 30), To = new(16, 30) },
                new PointTime { PointId = point.Id, Time = ServingTime.Lunch, From = new(12, 0), To = new(13, 0) });
        }
        return Task.FromResult<IReadOnlyList<string>>(["Demo agency: อบต.ทุ่งดอกคูณ (made up), 12 villages, service points D1 D2 D3 H7"]);
    }

    private static Dictionary<string, Guid> AddUnits(ParticipationContext db, DateTime now)
    {
        var ids = new Dictionary<string, Guid>();
        for (var i = 0; i < Units.Length; i++)
        {
            var (name, aliases, works) = Units[i];
            var division = new Unit { Id = Guid.CreateVersion7(now), Level = UnitLevel.Division, Name = name, Aliases = aliases, SortOrder = i + 1, Version = Guid.CreateVersion7(now) };
            db.Add(division);
            ids[name] = division.Id;
            for (var j = 0; j < works.Length; j++)
                db.Add(new Unit { Id = ids[works[j]] = Guid.CreateVersion7(now), ParentId = division.Id, Level = UnitLevel.Work, Name = works[j], SortOrder = j + 1, Version = Guid.CreateVersion7(now) });
        }
        return ids;
    }
}
