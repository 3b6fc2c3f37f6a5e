using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Gives an installation the categories that the plans count and the everyday ones, as far as it does not have them.</summary>
public sealed class PlantCategories(TimeProvider clock) : IPlanted
{
    private static readonly (string Key, string Name, string AlsoSaid)[] Known =
    [
        ("road", "ถนน ทางเท้า สะพาน", "ถนนพัง,หลุม,ทางเดิน"), ("light", "ไฟฟ้าสาธารณะ", "ไฟดับ,ไฟทาง,ไฟถนน,ไฟกิ่ง"), ("water", "น้ำประปา น้ำกินน้ำใช้", "น้ำไม่ไหล,ท่อแตก,น้ำขุ่น"),
        ("waste", "ขยะ สิ่งปฏิกูล", "ขยะ,กลิ่น"), ("drainage", "ท่อระบายน้ำ น้ำท่วม", "น้ำท่วม,ท่อตัน"), ("noise", "เสียง ฝุ่น ควัน กลิ่น", "เสียงดัง,ควัน,เหม็น"),
        ("animals", "สัตว์จรจัด สัตว์รบกวน", "หมา,แมว,งู"), ("health", "สาธารณสุข ยุงลาย โรค", "ยุง,โรค"), ("welfare", "เบี้ยยังชีพ สวัสดิการ", "เบี้ย,คนแก่,พิการ"),
        ("building", "อาคาร ที่สาธารณะ", "ก่อสร้าง,บุกรุก"), ("tax", "ภาษี ค่าธรรมเนียม", "ภาษี"), ("slow", "บริการช้า ไม่ตรงเวลา", "รอนาน"),
        ("unfair", "บริการไม่เป็นธรรม เลือกปฏิบัติ", "ไม่เป็นธรรม,ลำเอียง"), ("queue", "ลัดคิว ไม่ทำตามลำดับ", "แซงคิว,ลัดคิว"), ("manner", "กิริยา คำพูดของเจ้าหน้าที่", "พูดไม่ดี"),
        ("performance", "การปฏิบัติงานของเจ้าหน้าที่หรือหน่วยงาน", "ไม่ทำงาน"), ("personnel", "การบริหารงานบุคคล", ""), ("promotion", "การเลื่อนขั้นเงินเดือน", ""), ("other", "เรื่องอื่น", ""),
    ];

    public async Task PlantAsync(ParticipationContext db, CancellationToken ct)
    {
        var keys = Known.Select(k => k.Key).ToList();
        if (await db.Set<CaseCategory>().CountAsync(c => keys.Contains(c.Key), ct) == Known.Length) return;
        await db.WriteAsync(async write =>
        {
            // Another instance may have been faster.
            var there = await db.Set<CaseCategory>().Where(c => c.Key != "").Select(c => c.Key).ToListAsync(write);
            var now = clock.Now();
            foreach (var (place, (key, name, alsoSaid)) in Known.Index())
                if (!there.Contains(key)) db.Add(new CaseCategory { Id = Guid.CreateVersion7(now), Key = key, Name = name, AlsoSaid = alsoSaid, SortOrder = place + 1, Version = Guid.CreateVersion7(now) });
        }, ct);
    }
}
