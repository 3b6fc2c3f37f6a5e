using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Last year's report, cut and written to.</summary>
public sealed class DemoForumReport(MakeForumReport make, WriteForumReport write, TimeProvider clock) : IDemoData
{
    public int Order => 49;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        await make.RunAsync(ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now())) - 1, 0, actor, ct);
        await db.SaveChangesAsync(ct);
        var report = await db.Set<ForumReport>().Select(r => r.Id).SingleAsync(ct);
        await write.RunAsync(report, "หมู่บ้านหนึ่งจัดเวทีไม่ได้เพราะน้ำท่วม", "คนวัยทำงานมาน้อยในวันธรรมดา", "ปีหน้าจัดตอนเย็นหรือวันหยุด", Guid.Empty, actor, ct);
        await db.SaveChangesAsync(ct);
        return ["Demo report of forums: at /staff/forums/report"];
    }
}
