using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>What people of the made-up อบต. have brought in the last two weeks, in every state.</summary>
public sealed class DemoCases(ReceiveCase receive, AcceptCase accept, ExplainDelay explain, CloseCase close, MergeCase merge, ForwardCase forward, WriteLesson lesson, WriteOversight oversee, TimeProvider clock) : IDemoData
{
    // So few that the same thing comes twice from one.
    private const int Villages = 5;

    private static readonly (string Category, CaseKind Kind, CaseChannel Channel, NameChoice Naming, int DaysAgo, string Words, string Place)[] Told =
    [
        ("light", CaseKind.Hardship, CaseChannel.Web, NameChoice.Named, 1, "ไฟทางหน้าศาลากลางบ้านดับมาสองคืน เด็กกลับจากโรงเรียนเดินมืด อยากให้มาเปลี่ยนหลอด", "เสาไฟหน้าศาลากลางบ้าน"),
        ("road", CaseKind.Hardship, CaseChannel.WalkIn, NameChoice.Named, 14, "ถนนดินทางเข้านาเป็นหลุมลึกหลังฝนตก รถไถเข้าไม่ได้", "ทางแยกหลังวัด"),
        ("water", CaseKind.Hardship, CaseChannel.Phone, NameChoice.HiddenFromUnit, 9, "น้ำประปาขุ่นและมีกลิ่นมาสามวัน", "ซอยข้างโรงเรียน"),
        ("waste", CaseKind.Hardship, CaseChannel.Web, NameChoice.Nameless, 5, "ถังขยะล้นตลาดนัด ไม่มีรถมาเก็บสองรอบแล้ว", "ตลาดนัดวันพุธ"),
        ("slow", CaseKind.Grievance, CaseChannel.Box, NameChoice.Nameless, 12, "ไปชำระภาษีแล้วรอนานกว่าชั่วโมง ทั้งที่มีคนรอไม่มาก", ""),
        ("light", CaseKind.Hardship, CaseChannel.Phone, NameChoice.Named, 0, "ไฟหน้าศาลากลางบ้านไม่ติด เดินกลับบ้านไม่เห็นทาง", "หน้าศาลากลางบ้าน"),
        ("road", CaseKind.Hardship, CaseChannel.Facebook, NameChoice.Nameless, 2, "ทางหลวงหน้าตลาดเป็นหลุมใหญ่ รถล้มสองคันแล้ว", "หน้าตลาดสด"),
        ("other", CaseKind.Praise, CaseChannel.Web, NameChoice.Nameless, 3, "ขอบคุณเจ้าหน้าที่งานทะเบียนที่อธิบายให้ยายเข้าใจทีละขั้น", ""),
    ];

    // After the people, whose orders open the kinds.
    public int Order => 40;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var works = await db.Set<Unit>().Where(u => u.Name == "กองช่าง").Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        foreach (var category in await db.Set<CaseCategory>().Where(c => c.Key == "road" || c.Key == "light" || c.Key == "water").ToListAsync(ct)) category.UnitId = works;
        await db.SaveChangesAsync(ct);
        var categories = await db.Set<CaseCategory>().Where(c => c.Key != "").ToDictionaryAsync(c => c.Key, c => c.Id, ct);
        var villages = await db.Set<Village>().OrderBy(v => v.Number).Select(v => v.Id).Take(Villages).ToListAsync(ct);
        var officer = StaffActor.Of(await db.Users.Where(u => u.UserName == "works").Select(u => u.Id).SingleAsync(ct));
        var received = new List<Case>();
        foreach (var (place, told) in Told.Index())
        {
            var outcome = await receive.RunAsync(new NewCase(told.Kind, categories[told.Category], told.Channel, told.Naming, told.Words, told.Channel == CaseChannel.Web ? CaseActors.Citizen : officer)
            {
                Place = told.Place,
                VillageId = villages[place % Villages],
                Name = told.Naming == NameChoice.Nameless ? "" : "ชาวบ้านตัวอย่าง",
                Phone = told.Naming == NameChoice.Named ? "0800000000" : "",
                ReceivedAt = clock.Now().AddDays(-told.DaysAgo),
            }, ct);
            if (outcome is ReceiveCaseOutcome.Received { Case: var made }) received.Add(made);
            await db.SaveChangesAsync(ct);
        }
        if (received.Count < Told.Length) return [];
        await accept.RunAsync(received[1].Id, received[1].Revision, officer, ct);
        await explain.RunAsync(received[1].Id, received[1].Revision, "ต้องรอดินแห้งก่อนจึงเอารถเกลี่ยเข้าได้ ระหว่างนี้ลงหินคลุกเฉพาะหลุมลึกแล้ว", ThaiCalendar.Day(clock.Now()).AddDays(20), AttachedFiles.None, officer, ct);
        await close.RunAsync(received[3].Id, received[3].Revision, CaseOutcome.Solved, "เก็บขยะแล้วเมื่อเช้า และเพิ่มรอบรถในวันตลาดนัดเป็นสองรอบ", AttachedFiles.None, officer, ct);
        // Two about the same lamp, one about a road of somebody else.
        await merge.RunAsync(received[5].Id, received[5].Revision, received[0].Text, "เสาไฟต้นเดียวกันหน้าศาลากลางบ้าน", Reach.Everything, officer, ct);
        await forward.RunAsync(received[6].Id, received[6].Revision, new WantedForwarding("แขวงทางหลวงตัวอย่าง", "ทด 15/2569", ThaiCalendar.Day(clock.Now()), "ทางสายนี้เป็นของทางหลวง เขารับเรื่องแล้วและจะแจ้งวันซ่อม", Closes: false), AttachedFiles.None, officer, ct);
        await lesson.RunAsync(received[3].Id, "รถเก็บขยะมีรอบเดียวในวันที่คนมาก", "เพิ่มรอบรถในวันตลาดนัด และทบทวนทุกไตรมาส", Guid.Empty, officer, ct);
        await oversee.RunAsync(OversightKind.Reminder, works, "เรื่องถนนทางเข้านาใกล้ครบกำหนด ขอให้แจ้งความคืบหน้าพร้อมรูป", officer, ct);
        return ["Demo cases: eight at /staff/cases; a new one at /c/new, or type ร้องเรียน in the phone"];
    }
}
