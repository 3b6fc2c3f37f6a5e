using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>A made-up round: last year's held nearly everywhere, this year's begun, some to come, one called off; with what people said.</summary>
public sealed class DemoForums(PlanForum plan, AnnounceForum announce, CancelForum cancel, RecordForum record, WriteAttendanceRule rule, GiveOpinion give, AnswerOpinion answer, ModerateOpinion moderate, TakeWebSeat take, TimeProvider clock) : IDemoData
{
    private const string Agenda = "แจ้งผลการทำงานของปีที่ผ่านมา\nรับฟังปัญหาและความต้องการ\nพิจารณาร่างแผนของหมู่บ้าน";

    // Of what would be each village's share; the eighth had none last year.
    private static readonly int[] PercentThatCame = [110, 95, 80, 120, 60, 100, 70, 0, 130, 90, 105, 75];

    private static readonly (OpinionKind Kind, OpinionChannel Channel, bool WantsAnswer, string Words)[] Said =
    [
        (OpinionKind.Need, OpinionChannel.Hall, false, "อยากให้ขยายไหล่ทางหน้าโรงเรียน เด็กเดินไปกลับทุกวัน"),
        (OpinionKind.Problem, OpinionChannel.Web, true, "ซอยหลังวัดน้ำขังทุกครั้งที่ฝนตก ท่อเล็กเกินไป"),
        (OpinionKind.Suggestion, OpinionChannel.Paper, false, "จัดตลาดนัดผักปลอดสารที่ลานหมู่บ้านเดือนละครั้ง"),
        (OpinionKind.Opinion, OpinionChannel.Web, false, "ปีที่แล้วซ่อมไฟทางได้เร็วดี ขอให้ทำต่อ"),
        (OpinionKind.Objection, OpinionChannel.Web, true, "ไม่เห็นด้วยที่จะย้ายลานตากข้าวไปหลังหมู่บ้าน ไกลเกินไป"),
    ];

    public int Order => 45;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var villages = await db.ActiveVillagesAsync(ct);
        var (today, account) = (ThaiCalendar.Day(clock.Now()), await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var actor = StaffActor.Of(account);
        var unit = await db.Set<Unit>().Where(u => u.Name == "งานนโยบายและแผน").Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        var lastYear = ThaiCalendar.FiscalYear(today) - 1;
        foreach (var (i, village) in villages.Index())
            if (PercentThatCame[i % PercentThatCame.Length] > 0) await HoldAsync(db, villages, village, new DateOnly(lastYear - 543, 1, 8).AddDays(i * 4), PercentThatCame[i % PercentThatCame.Length], unit, actor, ct);

        var held = 0;
        foreach (var (i, village) in villages.Take(3).Index())
            held = await HoldAsync(db, villages, village, Latest(ThaiCalendar.FiscalYearStart(lastYear + 1), today.AddDays(-3 * (i + 1))), 100, unit, actor, ct);
        foreach (var (i, said) in Said.Index()) await SayAsync(db, held, villages[i % 3], said, actor, ct);
        var coming = 0;
        foreach (var (i, village) in villages.Skip(3).Take(4).Index())
        {
            coming = await PlanAsync(db, OfVillage(village, today.AddDays(20 + (9 * i)), unit), actor, ct);
            if (i < 3) await AnnounceAsync(db, coming, actor, ct);
        }
        var tambon = await PlanAsync(db, new ForumPlan(ForumPurpose.Plan, ForumLevel.Tambon, "เวทีประชาคมรวมทุกหมู่บ้าน แผนพัฒนาปีหน้า", [], today.AddDays(60), new(9, 0), new(12, 0), null) { Place = "ศาลาประชาคมกลาง", Agenda = Agenda, UnitId = unit, Capacity = 120, KeptPerVillage = 4 }, actor, ct);
        await AnnounceAsync(db, tambon, actor, ct);
        await SayAsync(db, tambon, villages[0], Said[3], actor, ct);
        foreach (var (i, name) in ((string[])["ยายจันทร์ (ตัวอย่าง)", "ตามี (ตัวอย่าง)"]).Index())
        {
            await take.RunAsync(tambon, new NewWebSeat(name, i == 0 ? "0800000000" : "", villages[i % villages.Count].Id, Guid.CreateVersion7(clock.Now())), ct);
            await db.SaveChangesAsync(ct);
        }
        var council = await PlanAsync(db, new ForumPlan(ForumPurpose.Council, ForumLevel.Tambon, "ประชุมสภาท้องถิ่น สมัยสามัญ", [], today.AddDays(25), new(9, 30), new(12, 0), null) { Session = "สมัยสามัญ สมัยที่ 1 ครั้งที่ 1", Place = "ห้องประชุมสภา", Agenda = "รับรองรายงานการประชุม\nพิจารณาร่างแผนพัฒนา" }, actor, ct);
        await AnnounceAsync(db, council, actor, ct);
        var off = await PlanAsync(db, OfVillage(villages[^1], today.AddDays(10), unit), actor, ct);
        await AnnounceAsync(db, off, actor, ct);
        await cancel.RunAsync(off, await SeenAsync(db, off, ct), "ตรงกับงานบุญประจำปีของหมู่บ้าน จะประกาศวันใหม่", tells: false, actor, ct);
        await rule.RunAsync("ระเบียบว่าด้วยการให้ประชาชนเข้าฟังการประชุมสภาท้องถิ่น (ตัวอย่าง)", "ประชาชนเข้าฟังการประชุมได้โดยแจ้งชื่อที่หน้าห้องประชุมก่อนเริ่ม 15 นาที\nแต่งกายสุภาพ ไม่ส่งเสียงรบกวน\nถ่ายภาพได้เมื่อประธานอนุญาต", new DateOnly(2026, 10, 5), 0, account, actor, ct);
        await db.SaveChangesAsync(ct);
        await ReactAsync(db, actor, ct);
        return ["Demo forums: at /forums and /staff/forums (sign in as officer); type ประชาคม in the phone"];
    }

    /// <summary>One opinion is answered, one hidden.</summary>
    private async Task ReactAsync(ParticipationContext db, string actor, CancellationToken ct)
    {
        var problem = await db.Set<Opinion>().Where(o => o.Kind == OpinionKind.Problem).Select(o => new { o.Id, o.Version }).FirstAsync(ct);
        await answer.RunAsync(problem.Id, problem.Version, "ช่างไปดูแล้ว จะเปลี่ยนท่อเป็นขนาด 60 เซนติเมตร เสนอเข้าแผนปีหน้า", actor, ct);
        await db.SaveChangesAsync(ct);
        var opinion = await db.Set<Opinion>().Where(o => o.Kind == OpinionKind.Opinion && o.AnsweredAt == null).OrderBy(o => o.Id).Select(o => new { o.Id, o.Version }).FirstAsync(ct);
        await moderate.HideAsync(opinion.Id, opinion.Version, "ส่งซ้ำกับความเห็นก่อนหน้า (ตัวอย่าง)", actor, ct);
        await db.SaveChangesAsync(ct);
    }

    private static ForumPlan OfVillage(Village village, DateOnly day, Guid? unit) =>
        new(ForumPurpose.Plan, ForumLevel.Village, $"เวทีประชาคมแผนพัฒนา {VillageName.Of(village)}", [village.Id], day, new(9, 0), new(12, 0), null) { Place = $"ศาลากลางบ้าน {VillageName.Numbered(village)}", Agenda = Agenda, UnitId = unit, OrderNumber = "45/2569" };

    private async Task<int> HoldAsync(ParticipationContext db, IReadOnlyList<Village> all, Village village, DateOnly day, int percent, Guid? unit, string actor, CancellationToken ct)
    {
        var number = await PlanAsync(db, OfVillage(village, day, unit), actor, ct);
        var came = Math.Max(1, ForumTarget.Of(300, [village], all) * percent / 100);
        var result = new ForumResult(new Dictionary<Guid, int> { [village.Id] = came }, percent % 20 == 0 ? 2 : 0, "ผู้ใหญ่บ้านเปิดเวที แจ้งผลปีที่ผ่านมา แล้วให้ทุกคนบอกปัญหาและความต้องการ", "เห็นชอบร่างแผนของหมู่บ้าน และเสนอขยายไหล่ทางเป็นลำดับแรก");
        await record.RunAsync(number, result, await SeenAsync(db, number, ct), actor, ct);
        await db.SaveChangesAsync(ct);
        return number;
    }

    private async Task<int> PlanAsync(ParticipationContext db, ForumPlan wanted, string actor, CancellationToken ct)
    {
        var outcome = await plan.RunAsync(null, wanted, despiteClash: true, Guid.Empty, actor, ct);
        await db.SaveChangesAsync(ct);
        return int.Parse(outcome.Match(saved => saved.Key, refused => refused.Words, _ => "changed", _ => "unknown"), CultureInfo.InvariantCulture);
    }

    private async Task AnnounceAsync(ParticipationContext db, int number, string actor, CancellationToken ct)
    {
        await announce.RunAsync(number, await SeenAsync(db, number, ct), actor, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task SayAsync(ParticipationContext db, int number, Village village, (OpinionKind Kind, OpinionChannel Channel, bool WantsAnswer, string Words) said, string actor, CancellationToken ct)
    {
        await give.RunAsync(number, new NewOpinion(said.Kind, TakingPart.Planning, said.Channel, said.Words, said.WantsAnswer) { VillageId = village.Id, Actor = said.Channel is OpinionChannel.Hall or OpinionChannel.Paper ? actor : null }, ct);
        await db.SaveChangesAsync(ct);
    }

    private static Task<Guid> SeenAsync(ParticipationContext db, int number, CancellationToken ct) => db.Set<Forum>().Where(f => f.Number == number).Select(f => f.Version).SingleAsync(ct);

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
