using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>A made-up forum that is under way: some have pressed on their phones, some were counted at the desk, one question is closed and one open.</summary>
public sealed class DemoHall(PlanForum plan, AnnounceForum announce, CheckInToForum checkIn, CountHeads count, MakePoll make, OpenPoll open, ClosePoll close, CountHands hands, CastVote cast, HallKeys keys, TimeProvider clock) : IDemoData
{
    private const int Phones = 14;

    public int Order => 47;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var villages = await db.ActiveVillagesAsync(ct);
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var local = ThaiCalendar.ToBangkok(clock.Now());
        var from = Math.Clamp(local.Hour - 1, 0, 20);
        var (own, next) = (villages[^2], villages[0]);
        var wanted = new ForumPlan(ForumPurpose.Plan, ForumLevel.Village, $"เวทีประชาคมแผนพัฒนา {VillageName.Of(own)} (กำลังจัด)", [own.Id], DateOnly.FromDateTime(local), new(from, 0), new(from + 3, 0), null) { Place = $"ศาลากลางบ้าน {VillageName.Numbered(own)}", Agenda = "รับฟังปัญหาและความต้องการ\nเลือกเรื่องเร่งด่วนของหมู่บ้าน" };
        var number = int.Parse(Key(await plan.RunAsync(null, wanted, despiteClash: true, Guid.Empty, actor, ct)), CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(ct);
        await announce.RunAsync(number, await db.Set<Forum>().Where(f => f.Number == number).Select(f => f.Version).SingleAsync(ct), actor, ct);
        await db.SaveChangesAsync(ct);
        var forum = (await db.FindForumAsync(number, ct))!;
        for (var i = 0; i < Phones; i++)
        {
            await checkIn.RunAsync(number, Phone(forum, i), new Arrival(i % 5 == 4 ? next.Id : own.Id, HallWay.Phone) { Name = i == 0 ? "สมศรี ใจงาม (ตัวอย่าง)" : null }, ct);
            await db.SaveChangesAsync(ct);
        }
        var now = clock.Now();
        await count.RunAsync(number, [.. Enumerable.Range(0, 9).Select(i => new DeskEntry(Guid.CreateVersion7(now), i == 8 ? null : own.Id, HallWay.Desk, 1, now)), new DeskEntry(Guid.CreateVersion7(now), own.Id, HallWay.Paper, 22, now)], null, actor, ct);
        await db.SaveChangesAsync(ct);
        await AskAsync(db, forum, "เรื่องใดควรทำก่อน", ["ถนนและไหล่ทาง", "ไฟทาง", "ท่อระบายน้ำ"], [6, 9, 4], isClosed: true, actor, ct);
        await AskAsync(db, forum, "ควรจัดเวทีครั้งต่อไปวันใด", ["วันเสาร์เช้า", "วันอาทิตย์บ่าย"], [0, 0], isClosed: false, actor, ct);
        return [$"Demo hall: a forum under way at /staff/forums/{number}/hall, its screen is opened from there; in LINE type F-{keys.CodeOf(forum)}"];
    }

    private async Task AskAsync(ParticipationContext db, Forum forum, string question, string[] choices, int[] raised, bool isClosed, string actor, CancellationToken ct)
    {
        var ordinal = int.Parse(Key(await make.RunAsync(forum.Number, question, choices, actor, ct)), CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(ct);
        await open.RunAsync(forum.Number, ordinal, await SeenAsync(db, forum, ordinal, ct), actor, ct);
        await db.SaveChangesAsync(ct);
        for (var i = 0; i < Phones - 2; i++)
        {
            await cast.RunAsync(forum.Number, ordinal, Phone(forum, i), (i * i % choices.Length) + 1, ct);
            await db.SaveChangesAsync(ct);
        }
        await hands.RunAsync(forum.Number, ordinal, raised, await SeenAsync(db, forum, ordinal, ct), actor, ct);
        await db.SaveChangesAsync(ct);
        if (isClosed) await close.RunAsync(forum.Number, ordinal, await SeenAsync(db, forum, ordinal, ct), actor, ct);
        await db.SaveChangesAsync(ct);
    }

    private byte[] Phone(Forum forum, int i) => keys.KeyOfPhone(forum.Id, string.Create(CultureInfo.InvariantCulture, $"demo-{i}"));

    private static Task<Guid> SeenAsync(ParticipationContext db, Forum forum, int ordinal, CancellationToken ct) => db.Set<ForumPoll>().Where(p => p.ForumId == forum.Id && p.Ordinal == ordinal).Select(p => p.Version).SingleAsync(ct);

    private static string Key(EditOutcome outcome) => outcome.Match(saved => saved.Key, refused => refused.Words, _ => "changed", _ => "unknown");
}
