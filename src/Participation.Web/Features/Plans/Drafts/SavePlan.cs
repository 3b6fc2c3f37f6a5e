using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <param name="Kind">What is being made.</param>
/// <param name="Title">As everybody reads it.</param>
/// <param name="FromYear">The first Buddhist fiscal year.</param>
/// <param name="ToYear">The last one.</param>
/// <param name="UnitId">Who makes it.</param>
/// <param name="Planned">When each of the seven stages is meant to be finished.</param>
public sealed record PlanOutline(PlanKind Kind, string Title, int FromYear, int ToYear, Guid? UnitId, IReadOnlyList<DateOnly?> Planned);

/// <summary>Begins a plan with its seven stages, or changes what is meant. Of one that people follow, other days stand in its log.</summary>
public sealed class SavePlan(ParticipationContext db, PlanDesk desk, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int? number, PlanOutline wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (number is { } held) await db.HoldPlanAsync(held, write);
        var plan = number is null ? null : await db.Set<PlanDraft>().SingleOrDefaultAsync(p => p.Number == number, write);
        if (number is not null && plan is null) return new EditOutcome.Unknown();
        if (plan is not null && plan.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (wanted.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused("Unit", "ไม่พบหน่วยที่เลือก");
        if (OutOfOrder(wanted.Planned) is { } wrong) return new EditOutcome.Refused($"Planned[{wrong}]", "กำหนดวันต้องไม่ก่อนขั้นก่อนหน้า");
        var now = clock.Now();
        var isNew = plan is null;
        var stages = plan is null ? [] : await db.Set<PlanStage>().Where(s => s.PlanId == plan.Id).OrderBy(s => s.Ordinal).ToListAsync(write);
        var before = plan is null ? null : Fields(plan, stages);
        if (plan is null)
        {
            plan = new PlanDraft { Id = Guid.CreateVersion7(now), Number = (await db.Set<PlanDraft>().MaxAsync(p => (int?)p.Number, write) ?? 0) + 1, Kind = wanted.Kind, Title = wanted.Title, FromYear = wanted.FromYear, ToYear = wanted.ToYear, CreatedAt = now };
            stages = [.. Enumerable.Range(1, PlanDraft.StageCount).Select(i => new PlanStage { PlanId = plan.Id, Ordinal = i })];
            db.Add(plan);
            db.AddRange(stages);
        }
        var isReplanned = stages.Any(s => s.PlannedOn != wanted.Planned[s.Ordinal - 1]);
        (plan.Kind, plan.Title, plan.FromYear, plan.ToYear, plan.UnitId) = (wanted.Kind, wanted.Title, wanted.FromYear, wanted.ToYear, wanted.UnitId);
        foreach (var stage in stages) stage.PlannedOn = wanted.Planned[stage.Ordinal - 1];
        plan.Version = Guid.CreateVersion7(now);
        var changes = Fields(plan, stages).ChangesSince(before);
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, isNew ? "plan.begun" : "plan.changed", PlanTerms.Subject(plan.Number), changes));
        if (isReplanned && plan.ShownAt is not null) await desk.WriteAsync(plan, new PlanDeed("plan.replanned", actor, PlanStepKind.Replanned), write);
        return new EditOutcome.Saved(plan.Number.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มแผนในเวลาเดียวกัน กรุณากดอีกครั้ง"));

    private static int? OutOfOrder(IReadOnlyList<DateOnly?> days)
    {
        DateOnly? last = null;
        foreach (var (i, day) in days.Index())
        {
            if (day < last) return i;
            last = day ?? last;
        }
        return null;
    }

    private static Dictionary<string, string> Fields(PlanDraft plan, List<PlanStage> stages) => new()
    {
        ["kind"] = plan.Kind.ToString(),
        ["title"] = plan.Title,
        ["years"] = $"{plan.FromYear}-{plan.ToYear}",
        ["unit"] = plan.UnitId?.ToString("N") ?? "",
        ["planned"] = string.Join(", ", stages.Select(s => s.PlannedOn is { } day ? ThaiDate.Show(day) : "-")),
    };
}
