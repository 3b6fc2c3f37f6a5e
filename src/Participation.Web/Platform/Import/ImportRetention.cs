using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;

namespace Participation.Web.Platform.Import;

/// <summary>Finished imports; what was imported when stands in the audit trail.</summary>
public sealed class ImportRetention : RetentionRule
{
    public override string Kind => "import-runs";

    public override string Title => "ความคืบหน้าของการนำเข้าไฟล์ (ไม่มีข้อมูลประชาชน)";

    public override int DefaultDays => 30;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct) =>
        db.Set<ImportRecord>().Where(r => db.Set<ImportRecord>().Where(o => o.FinishedAt < before).OrderBy(o => o.FinishedAt).Select(o => o.Id).Take(most).Contains(r.Id)).ExecuteDeleteAsync(ct);
}
