using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>Made-up proposals in every state: of an opinion, of forums, and one brought to the office.</summary>
public sealed class DemoProposals(RegisterProposal register, ConsiderProposal consider, PutProposalInPlan put, DeclineProposal decline, ForwardProposal forward, ReportProposal report, FinishProposal finish) : IDemoData
{
    private const string Plan = "แผนพัฒนาท้องถิ่น (ตัวอย่าง) หน้า 12";

    public int Order => 46;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var villages = await db.ActiveVillagesAsync(ct);
        var unit = await db.Set<Unit>().Where(u => u.Name == "กองช่าง").Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct);
        var held = await db.Set<Forum>().Where(f => f.State == ForumState.Held).OrderByDescending(f => f.Day).Select(f => (int?)f.Number).Take(3).ToListAsync(ct);
        var need = await db.Set<Opinion>().Where(o => o.Kind == OpinionKind.Need && o.HiddenAt == null).OrderBy(o => o.Id).Select(o => new { o.Id, o.VillageId }).FirstAsync(ct);

        var road = await AddAsync(new NewProposal("ขยายไหล่ทางหน้าโรงเรียน") { OpinionId = need.Id, VillageId = need.VillageId, UnitId = unit });
        await StepAsync(road, (number, seen) => consider.RunAsync(number, seen, "ช่างไปวัดพื้นที่แล้ว", actor, ct));
        await StepAsync(road, (number, seen) => put.RunAsync(number, seen, Plan, "งบประมาณรายจ่าย (ตัวอย่าง) ข้อ 4", "", actor, ct));
        await StepAsync(road, (number, seen) => report.RunAsync(number, seen, 40, "ลงหินคลุกแล้ว เหลือเทคอนกรีต", actor, ct));

        var lights = await AddAsync(new NewProposal("ติดไฟทางสามแยกท้ายหมู่บ้าน") { Forum = held.ElementAtOrDefault(1), VillageId = villages[1 % villages.Count].Id, UnitId = unit });
        await StepAsync(lights, (number, seen) => consider.RunAsync(number, seen, "", actor, ct));
        await StepAsync(lights, (number, seen) => put.RunAsync(number, seen, Plan, "งบประมาณรายจ่าย (ตัวอย่าง) ข้อ 7", "", actor, ct));
        await StepAsync(lights, (number, seen) => finish.RunAsync(number, seen, "ติดครบ 6 ดวง เปิดใช้แล้ว", actor, ct));

        var bridge = await AddAsync(new NewProposal("สร้างสะพานข้ามคลองใหญ่") { Forum = held.ElementAtOrDefault(2), VillageId = villages[2 % villages.Count].Id });
        await StepAsync(bridge, (number, seen) => consider.RunAsync(number, seen, "", actor, ct));
        await StepAsync(bridge, (number, seen) => forward.RunAsync(number, seen, "หน่วยงานทางหลวง (ตัวอย่าง)", "คลองอยู่นอกเขตที่เราสร้างได้", actor, ct));

        var pool = await AddAsync(new NewProposal("สร้างสระว่ายน้ำประจำหมู่บ้าน") { Words = "อยากให้เด็กมีที่ว่ายน้ำ", VillageId = villages[0].Id });
        await StepAsync(pool, (number, seen) => consider.RunAsync(number, seen, "", actor, ct));
        await StepAsync(pool, (number, seen) => decline.RunAsync(number, seen, "ค่าดูแลต่อปีสูงกว่างบของหมู่บ้าน ใช้สระของโรงเรียนร่วมกันแทน", actor, ct));

        await StepAsync(await AddAsync(new NewProposal("ทำลานตากข้าวรวม") { Words = "ลานเดิมแคบ ต้องตากบนถนน", VillageId = villages[3 % villages.Count].Id }), (number, seen) => consider.RunAsync(number, seen, "กำลังหาที่ดิน", actor, ct));
        await AddAsync(new NewProposal("เพิ่มถังขยะที่ตลาดเช้า") { Forum = held.FirstOrDefault(), VillageId = villages[0].Id });
        return ["Demo proposals: at /forums/proposals, /staff/forums/proposals and /staff/forums/needs"];

        async Task<int> AddAsync(NewProposal wanted)
        {
            var number = int.Parse(Key(await register.RunAsync(wanted, actor, ct)), CultureInfo.InvariantCulture);
            await db.SaveChangesAsync(ct);
            return number;
        }

        async Task StepAsync(int number, Func<int, Guid, Task<EditOutcome>> step)
        {
            Key(await step(number, await db.Set<Proposal>().Where(p => p.Number == number).Select(p => p.Version).SingleAsync(ct)));
            await db.SaveChangesAsync(ct);
        }
    }

    private static string Key(EditOutcome outcome) => outcome.Match(
        saved => saved.Key, refused => throw new InvalidOperationException(refused.Words), _ => throw new InvalidOperationException("changed"), _ => throw new InvalidOperationException("unknown"));
}
