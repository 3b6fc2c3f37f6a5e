using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <param name="Action">As the audit trail names it.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Kind">As the plan's log names it.</param>
public sealed record PlanDeed(string Action, string Actor, PlanStepKind Kind)
{
    public int? Stage { get; init; }
    public DateOnly? Day { get; init; }

    /// <summary>For everybody: a reason, by what it is shown.</summary>
    public string Words { get; init; } = "";

    /// <summary>To how many followers somebody agreed to send it; null where they hear it with their next answer.</summary>
    public int? Agreed { get; init; }
}

/// <summary>Where every step of a plan passes: one row of its log, one entry of the trail, and whoever follows it told.</summary>
public sealed class PlanDesk(ParticipationContext db, TellFollowers tell, PlanLinks links, TimeProvider clock)
{
    /// <summary>One step of a plan that was seen as it still is.</summary>
    internal Task<EditOutcome> StepAsync(int number, Guid seen, PlanDeed deed, Func<PlanDraft, CancellationToken, Task<EditOutcome.Refused?>> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        // Two steps at the same moment would want the same place in the log; a comment that is just being keyed in is waited for, and counted.
        await db.HoldPlanAsync(number, write);
        if (await db.Set<PlanDraft>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } plan) return new EditOutcome.Unknown();
        if (plan.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await change(plan, write) is { } refused) return refused;
        plan.Version = Guid.CreateVersion7(clock.Now());
        await WriteAsync(plan, deed, write);
        return new EditOutcome.Saved(Text(number));
    }, ct);

    internal async Task WriteAsync(PlanDraft plan, PlanDeed deed, CancellationToken ct)
    {
        var now = clock.Now();
        var step = plan.Step(deed.Kind, deed.Stage, deed.Day, deed.Words, deed.Actor, now);
        if (deed.Kind.IsNews() && plan.ShownAt is not null)
        {
            var id = Guid.CreateVersion7(now);
            step.Tell(id, await tell.RunAsync(db.FollowersOf(plan), new FollowersNews(id, PlanTerms.Topic(plan.Number), step.Ordinal, PlanWords.Changed(plan, step, links.Of(plan))), deed.Agreed, ct));
        }
        db.Add(step);
        var changes = new Dictionary<string, AuditChange>();
        if (deed.Stage is { } stage) changes["stage"] = new(null, Text(stage));
        if (deed.Day is { } day) changes["day"] = new(null, ThaiDate.Show(day));
        if (deed.Words.Length > 0) changes["words"] = new(null, deed.Words);
        db.Audit(new AuditRecord(deed.Actor, deed.Action, PlanTerms.Subject(plan.Number), changes));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
