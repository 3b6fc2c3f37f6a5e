using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>A text of the plan with its file. The next one says what is other in it; all stay readable.</summary>
public sealed class PublishEdition(ParticipationContext db, PlanDesk desk, FileStore store, TimeProvider clock)
{
    public async Task<EditOutcome> RunAsync(int number, Guid seen, string summary, string changes, CheckedFile file, int? agreed, string actor, CancellationToken ct)
    {
        // Before the transaction, since a slow disk must not hold up others; the same file is stored once.
        var name = await store.SaveAsync(file, ct);
        var next = (await db.FindPlanAsync(number, ct))?.Editions + 1 ?? 0;
        var words = string.Join('\n', new[] { $"ฉบับที่ {next.ToString(CultureInfo.InvariantCulture)}", changes }.Where(w => w.Length > 0));
        return await desk.StepAsync(number, seen, new PlanDeed("plan.edition_published", actor, PlanStepKind.EditionPublished) { Words = words, Agreed = agreed }, async (plan, write) =>
        {
            if (plan.Editions > 0 && changes.Length == 0) return new EditOutcome.Refused("Changes", "กรุณาบอกว่าฉบับนี้ต่างจากฉบับก่อนอย่างไร");
            if (await db.Set<PlanEdition>().AnyAsync(e => e.PlanId == plan.Id && e.Number == plan.Editions && e.File == name, write)) return new EditOutcome.Refused("Pdf", "ไฟล์นี้คือไฟล์ของฉบับล่าสุดอยู่แล้ว");
            db.Add(plan.Publish(summary, changes, name, actor, clock.Now()));
            return null;
        }, ct);
    }
}
