using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Forms;

/// <summary>A form's id is refused by its own age after a day (<see cref="FormIds.Life"/>), so what was spent is remembered a little longer than that.</summary>
public sealed class SpentFormRetention : RetentionRule
{
    public override string Kind => "spent-forms";

    public override string Title => "เลขกันส่งแบบฟอร์มซ้ำ (ไม่มีข้อมูลบุคคล)";

    public override int DefaultDays => 3;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(before);
        return db.Set<SpentForm>().Where(f => db.Set<SpentForm>().Where(o => o.Day < day).OrderBy(o => o.Day).Select(o => o.FormId).Take(most).Contains(f.FormId)).ExecuteDeleteAsync(ct);
    }
}
