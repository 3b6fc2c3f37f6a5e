using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>Six sentences under the forum for everybody, answered by made-up telephones, and one that waits to be read.</summary>
public sealed class DemoStatements(WriteStatement write, VoteOnStatement vote) : IDemoData
{
    private const int Telephones = 24;

    private static readonly string[] Sentences =
    [
        "ควรซ่อมถนนสายเก่าก่อนสร้างถนนสายใหม่", "ตลาดเช้าควรเปิดถึงสิบโมง", "ควรใช้งบไฟทางกับทางเข้าหมู่บ้านก่อน",
        "ลานกีฬาควรเปิดไฟถึงสามทุ่ม", "ควรเก็บขยะสัปดาห์ละสองครั้ง แม้ค่าธรรมเนียมเพิ่ม", "ควรประชุมประชาคมตอนเย็นหลังเลิกงาน",
    ];

    public int Order => 48;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var forum = await db.Set<Forum>().AsNoTracking().Where(f => f.State == ForumState.Announced && f.Level == ForumLevel.Tambon && f.Purpose == ForumPurpose.Plan).OrderBy(f => f.Number).FirstAsync(ct);
        var villages = await db.ActiveVillagesAsync(ct);
        foreach (var (i, words) in Sentences.Index())
        {
            await write.RunAsync(forum.Number, words, new Guid(i + 1, 0, 0, new byte[8]), actor, ct);
            await db.SaveChangesAsync(ct);
        }
        for (var phone = 0; phone < Telephones; phone++)
        {
            for (var i = 0; i < Sentences.Length; i++)
                await vote.RunAsync(forum.Id, i + 1, [.. BitConverter.GetBytes(phone), .. new byte[28]], (((phone * 3) + (i * 2)) % 7) switch { 0 or 1 => StatementChoice.Disagree, 2 => StatementChoice.Pass, _ => StatementChoice.Agree }, villages[phone % 4 % villages.Count].Id, ct);
            await db.SaveChangesAsync(ct);
        }
        await write.RunAsync(forum.Number, "ควรมีที่นั่งพักให้คนแก่ที่ตลาด", new Guid(100, 0, 0, new byte[8]), actor: null, ct);
        await db.SaveChangesAsync(ct);
        return [$"Demo statements: at /forums/{forum.Number}/statements"];
    }
}
