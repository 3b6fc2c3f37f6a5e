using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>A committee whose members a forum chose a while ago, with a seat that is free again. Made-up names.</summary>
public sealed class DemoCommittees(PlanForum plan, RecordForum record, SetUpCommittee setUp, RecordChoosing choose, EndMembership end, TimeProvider clock) : IDemoData
{
    public int Order => 47;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var today = ThaiCalendar.Day(clock.Now());
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var villages = await db.ActiveVillagesAsync(ct);
        var day = today.AddDays(-40);
        var forum = Number(await plan.RunAsync(null, new ForumPlan(ForumPurpose.Representatives, ForumLevel.Tambon, "เวทีเลือกผู้แทนประชาคม", [], day, new(9, 0), new(12, 0), null) { Place = "ศาลาประชาคมกลาง", Agenda = "ชี้แจงวิธีเลือก\nเสนอชื่อ\nลงคะแนน" }, despiteClash: true, Guid.Empty, actor, ct));
        await db.SaveChangesAsync(ct);
        await record.RunAsync(forum, new ForumResult(new Dictionary<Guid, int> { [villages[0].Id] = 40, [villages[1 % villages.Count].Id] = 31 }, 0, "ประธานชี้แจงวิธีเลือก แล้วเปิดให้เสนอชื่อ", "ได้ผู้แทน 3 คน"), await db.Set<Forum>().Where(f => f.Number == forum).Select(f => f.Version).SingleAsync(ct), actor, ct);
        await db.SaveChangesAsync(ct);
        var committee = Number(await setUp.RunAsync(null, new CommitteePlan(CommitteeKind.PlanDevelopment, "คณะกรรมการพัฒนาท้องถิ่น", 4, day, today.AddDays(75), "52/2569", day), Guid.Empty, actor, ct));
        await db.SaveChangesAsync(ct);
        Guid? At(int i) => villages[i % villages.Count].Id;
        await choose.RunAsync(forum, new ChoosingResult(ChoosingMethod.RaisedHands, 71, [new("นางสมศรี ตัวอย่าง", At(0), 52, true), new("นายมานพ สมมติ", At(1), 47, true), new("นางสาวดวงใจ ลองดู", At(2), 40, true), new("นายสมาน ทดลอง", At(3), 21, false)], committee, "", 0), actor, ct);
        await db.SaveChangesAsync(ct);
        var leaving = await db.Set<CommitteeMember>().Where(m => m.Seat == 2).Select(m => m.Id).FirstAsync(ct);
        await end.RunAsync(leaving, MemberEnd.MovedAway, "ย้ายไปอยู่กับบุตร (ตัวอย่าง)", today.AddDays(-5), actor, ct);
        await db.SaveChangesAsync(ct);
        return ["Demo committees: at /committees and /staff/forums/committees"];
    }

    private static int Number(EditOutcome outcome) => int.Parse(outcome.Match(saved => saved.Key, refused => throw new InvalidOperationException(refused.Words), _ => throw new InvalidOperationException("changed"), _ => throw new InvalidOperationException("unknown")), CultureInfo.InvariantCulture);
}
