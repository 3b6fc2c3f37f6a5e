using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>Everybody may follow it from now on.</summary>
public sealed class ShowPlan(PlanDesk desk, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new PlanDeed("plan.shown", actor, PlanStepKind.Shown), (plan, _) =>
        {
            if (plan.ShownAt is not null) return Task.FromResult<EditOutcome.Refused?>(new EditOutcome.Refused("", "เปิดให้ประชาชนเห็นแล้ว"));
            plan.Show(clock.Now());
            return Task.FromResult<EditOutcome.Refused?>(null);
        }, ct);
}

/// <summary>From when until when people comment on the draft.</summary>
public sealed class OpenComments(ParticipationContext db, PlanDesk desk, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, DateOnly opens, DateOnly closes, int? agreed, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new PlanDeed("plan.comments_opened", actor, PlanStepKind.CommentsOpened) { Day = closes, Words = $"เริ่ม {ThaiCalendar.ShortDate(opens)}", Agreed = agreed }, async (plan, write) =>
        {
            if (plan.OpensOn is not null) return new EditOutcome.Refused("", "กำหนดช่วงรับความเห็นแล้ว ถ้าต้องการเวลาเพิ่ม ให้ขยายเวลา");
            if (!plan.MayTakeComments) return new EditOutcome.Refused("", "เปิดรับความเห็นได้เมื่อขั้นจัดทำร่างเสร็จ และมีร่างฉบับแรกแล้ว");
            if (plan.ShownAt is null) return new EditOutcome.Refused("", "กรุณาเปิดให้ประชาชนเห็นก่อน");
            if (opens < ThaiCalendar.Day(clock.Now())) return new EditOutcome.Refused("Opens", "วันเปิดรับผ่านไปแล้ว กรุณาใส่วันนี้หรือหลังจากนี้");
            if (closes < opens) return new EditOutcome.Refused("Closes", "วันปิดรับต้องไม่ก่อนวันเปิดรับ");
            plan.OpenComments(opens, closes, (await db.PlanSettingsAsync(write)).AnswerDays);
            return null;
        }, ct);
}

/// <summary>More time for comments, for a reason that everybody reads. The days of the answers move with it.</summary>
public sealed class ExtendComments(ParticipationContext db, PlanDesk desk, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, Guid seen, DateOnly closes, string reason, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new PlanDeed("plan.comments_extended", actor, PlanStepKind.CommentsExtended) { Day = closes, Words = $"เพราะ {reason}" }, async (plan, write) =>
        {
            if (plan.ClosesOn is not { } was || !plan.MayTakeComments) return new EditOutcome.Refused("", "ขยายเวลาได้ในขั้นเผยแพร่ร่างเท่านั้น");
            if (closes <= was || closes < ThaiCalendar.Day(clock.Now())) return new EditOutcome.Refused("ExtendTo", $"วันปิดรับใหม่ต้องหลัง {ThaiCalendar.ShortDate(was)} และยังไม่ผ่านไป");
            plan.ExtendComments(closes, (await db.PlanSettingsAsync(write)).AnswerDays);
            return null;
        }, ct);
}

/// <summary>
/// The present stage is finished, shown by an order, minutes or a letter. The stage of comments ends after its last day, the one of
/// revising when every comment has its answer.
/// </summary>
public sealed class FinishStage(ParticipationContext db, PlanDesk desk, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int number, int stage, Guid seen, DateOnly on, string evidence, string actor, CancellationToken ct) => RunAsync(number, stage, seen, on, evidence, [], null, actor, ct);

    /// <param name="number">The plan.</param>
    /// <param name="stage">Which of its stages.</param>
    /// <param name="seen">Its version when it was seen.</param>
    /// <param name="on">The day.</param>
    /// <param name="evidence">By what it is shown.</param>
    /// <param name="reports">Of the last stage: to whom it was reported, when and how.</param>
    /// <param name="agreed">To how many followers somebody agreed to send it.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<EditOutcome> RunAsync(int number, int stage, Guid seen, DateOnly on, string evidence, IReadOnlyList<PlanReport> reports, int? agreed, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new PlanDeed("plan.stage_finished", actor, PlanStepKind.Finished) { Stage = stage, Day = on, Words = evidence, Agreed = agreed }, async (plan, write) =>
        {
            var today = ThaiCalendar.Day(clock.Now());
            if (plan.Current != stage) return new EditOutcome.Refused("", "ทำทีละขั้นตามลำดับ กรุณาเปิดหน้านี้ใหม่");
            if (on > today) return new EditOutcome.Refused("DoneOn", "วันที่ทำเสร็จยังไม่ถึง");
            if (stage == PlanDraft.Reporting && PlanReport.Demanded.Any(to => reports.All(r => r.To != to))) return new EditOutcome.Refused("", "ขั้นนี้เสร็จเมื่อรายงานครบทั้งคณะกรรมการ ผู้บริหาร และประชาชน");
            if (reports.Any(r => r.On > today)) return new EditOutcome.Refused("", "วันที่รายงานยังไม่ถึง");
            if (await NotYetAsync(plan, stage, today, write) is { } words) return new EditOutcome.Refused("", words);
            plan.FinishStage();
            foreach (var report in reports) db.Add(plan.Step(report.To, stage, report.On, report.Words, actor, clock.Now()));
            (await db.Set<PlanStage>().SingleAsync(s => s.PlanId == plan.Id && s.Ordinal == stage, write)).Finish(on, evidence, actor);
            return null;
        }, ct);

    private async Task<string?> NotYetAsync(PlanDraft plan, int stage, DateOnly today, CancellationToken ct) => stage switch
    {
        2 when plan.Editions == 0 => "กรุณาเพิ่มร่างฉบับแรกพร้อมไฟล์ก่อน",
        PlanDraft.Commenting when plan.ClosesOn is null => "กรุณากำหนดช่วงรับความเห็นก่อน",
        PlanDraft.Commenting when today <= plan.ClosesOn => $"ยังรับความเห็นถึง {ThaiCalendar.ShortDate(plan.ClosesOn!.Value)} ขั้นนี้เสร็จได้หลังจากนั้น",
        PlanDraft.Revising when await db.Set<PlanComment>().Where(c => c.PlanId == plan.Id).Owed(db).CountAsync(ct) is > 0 and var owed => $"ยังมีความเห็นรอคำตอบ {owed} เรื่อง ตอบให้ครบก่อน",
        _ => null,
    };
}

/// <summary>A stage is done again. Why, everybody reads; what was recorded before stays in the log.</summary>
public sealed class StepBack(ParticipationContext db, PlanDesk desk)
{
    public Task<EditOutcome> RunAsync(int number, int stage, Guid seen, string reason, string actor, CancellationToken ct) =>
        desk.StepAsync(number, seen, new PlanDeed("plan.stepped_back", actor, PlanStepKind.SteppedBack) { Stage = stage, Words = $"เพราะ {reason}" }, async (plan, write) =>
        {
            if (stage < 1 || stage > plan.Done) return new EditOutcome.Refused("BackTo", "เลือกได้เฉพาะขั้นที่เสร็จแล้ว");
            plan.StepBackTo(stage);
            foreach (var open in await db.Set<PlanStage>().Where(s => s.PlanId == plan.Id && s.Ordinal >= stage).ToListAsync(write)) open.Reopen();
            return null;
        }, ct);
}
