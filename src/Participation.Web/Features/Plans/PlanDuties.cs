using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>Stages that are late, comments that wait for their answer, projects of which nothing is heard.</summary>
public sealed class PlanDuties(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : IStaffDuties
{
    private const int MostNamed = 3;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        if (await staff.MayAsync(Permission.WritePlans, ct)) await AddStagesAsync(duties, today, ct);
        if (await staff.MayAsync(Permission.AnswerPlanComments, ct)) await AddCommentsAsync(duties, today, ct);
        if (await staff.MayAsync(Permission.WorkOnProjects, ct)) await AddProjectsAsync(duties, now, today, ct);
        return duties;
    }

    private async Task AddStagesAsync(List<StaffDuty> duties, DateOnly today, CancellationToken ct)
    {
        var late = await db.Set<PlanDraft>().AsNoTracking().LateOn(db, today).OrderBy(p => p.Number).Take(MostNamed + 1).ToListAsync(ct);
        duties.AddRange(late.Take(MostNamed).Select(p => new StaffDuty($"✕ เลยกำหนด ขั้นที่ {p.Current} {PlanTerms.StageName(p.Current!.Value)} ของ {p.Title}", $"/staff/plans/{p.Number}", Urgent: true)));
        if (late.Count > MostNamed) duties.Add(new StaffDuty("✕ มีแผนอื่นที่เลยกำหนดอีก", "/staff/plans?late=true", Urgent: true));
    }

    private async Task AddCommentsAsync(List<StaffDuty> duties, DateOnly today, CancellationToken ct)
    {
        var owed = db.Set<PlanComment>().Owed(db);
        // What was handed to another unit is theirs to answer.
        if (await staff.UnitsAsync(Permission.AnswerPlanComments, ct) is { } own)
        {
            var units = own.ToList();
            owed = owed.Where(c => c.UnitId == null || units.Contains(c.UnitId.Value));
        }
        var late = await owed.CountAsync(c => db.Set<PlanDraft>().Any(p => p.Id == c.PlanId && p.AnswerBy < today), ct);
        var waiting = await owed.CountAsync(c => db.Set<PlanDraft>().Any(p => p.Id == c.PlanId && (p.AnswerBy == null || p.AnswerBy >= today)), ct);
        if (late > 0) duties.Add(new StaffDuty($"✕ {late} ความเห็นต่อร่างแผนเกินกำหนดตอบ", "/staff/plans/comments?show=waiting", Urgent: true));
        if (waiting > 0) duties.Add(new StaffDuty($"{waiting} ความเห็นต่อร่างแผนรอคำตอบ", "/staff/plans/comments?show=waiting", Urgent: false));
    }

    private async Task AddProjectsAsync(List<StaffDuty> duties, DateTime now, DateOnly today, CancellationToken ct)
    {
        var late = await db.Set<Project>().LateOn(today).CountAsync(ct);
        if (late > 0) duties.Add(new StaffDuty($"✕ {late} โครงการเลยกำหนดเสร็จ ยังไม่ได้บอกเหตุผล", "/staff/projects?late=true", Urgent: true));
        var days = (await db.PlanSettingsAsync(ct)).SilentDays;
        var since = now.AddDays(-days);
        var silent = await db.Set<Project>().CountAsync(p => (p.State == ProjectState.Running || p.State == ProjectState.Delayed) && p.HeardAt < since, ct);
        if (silent > 0) duties.Add(new StaffDuty($"{silent} โครงการไม่มีความคืบหน้าเกิน {days} วัน", "/staff/projects", Urgent: false));
    }
}
