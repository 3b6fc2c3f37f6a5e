using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Once the forum is over nobody is let in or phoned by these names any more. Counted from its day, since a seat may be asked for long before.</summary>
public sealed class WebSeatRetention : RetentionRule
{
    public override string Kind => "forum-web-seats";

    public override string Title => "ชื่อและเบอร์โทรของผู้จองที่นั่งประชาคมทางเว็บ นับจากวันเวที (หลังจากนั้นเหลือแต่จำนวน)";

    public override int DefaultDays => 30;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(before);
        var over = db.Set<WebSeat>().Where(s => s.ErasedAt == null && db.Set<Forum>().Any(f => f.Id == s.ForumId && f.Day < day)).OrderBy(s => s.IntentId).Select(s => s.IntentId).Take(most);
        return db.Set<WebSeat>().Where(s => over.Contains(s.IntentId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, "").SetProperty(s => s.Phone, "").SetProperty(s => s.ErasedAt, (DateTime?)before), ct);
    }
}
