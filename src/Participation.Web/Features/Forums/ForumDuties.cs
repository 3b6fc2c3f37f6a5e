using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>What waits for whoever plans forums, answers opinions or works on proposals.</summary>
public sealed class ForumDuties(ParticipationContext db, CurrentStaff staff, ReadYearlyRound rounds, OpenEnds openEnds, StaleAnnouncements stale, TimeProvider clock) : IStaffDuties
{
    private const int SoonDays = 7;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        var today = ThaiCalendar.Day(clock.Now());
        if (await staff.MayAsync(Permission.PlanForums, ct)) await AddPlanningAsync(duties, today, ct);
        await AddStaleAsync(duties, today, ct);
        if (await staff.MayAsync(Permission.AnswerOpinions, ct))
        {
            var owed = db.Set<Opinion>().Owed(db);
            var late = await owed.CountAsync(o => o.DueOn < today, ct);
            var waiting = await owed.CountAsync(o => o.DueOn >= today, ct);
            if (late > 0) duties.Add(new StaffDuty($"✕ {late} ความเห็นเกินกำหนดตอบ", "/staff/forums/opinions?show=waiting", Urgent: true));
            if (waiting > 0) duties.Add(new StaffDuty($"{waiting} ความเห็นในเวทีประชาคมรอคำตอบ", "/staff/forums/opinions?show=waiting", Urgent: false));
        }
        if (await staff.MayAsync(Permission.WorkOnProposals, ct)) await AddProposalsAsync(duties, today, ct);
        return duties;
    }

    /// <summary>For whoever can put the announcement right, and for whoever moved the forum, whose page tells of it.</summary>
    private async Task AddStaleAsync(List<StaffDuty> duties, DateOnly today, CancellationToken ct)
    {
        var publishes = await staff.MayAsync(Permission.WritePublications, ct) || await staff.MayAsync(Permission.ApprovePublications, ct);
        if (!publishes && !await staff.MayAsync(Permission.PlanForums, ct)) return;
        foreach (var one in await stale.FromAsync(today, ct))
            duties.Add(new StaffDuty($"✕ {(one.Forum.State == ForumState.Cancelled ? "เวทียกเลิกแล้ว" : "เวทีเปลี่ยนกำหนดการแล้ว")} แต่ประกาศทุกช่องทางยังเป็นข้อความเดิม: {one.Forum.Title}", publishes ? one.Address : $"/staff/forums/{one.Forum.Number}", Urgent: true));
    }

    private async Task AddProposalsAsync(List<StaffDuty> duties, DateOnly today, CancellationToken ct)
    {
        var late = await db.Set<Proposal>().Owed().CountAsync(p => p.DueOn < today, ct);
        var waiting = await db.Set<Proposal>().Owed().CountAsync(p => p.DueOn >= today, ct);
        if (late > 0) duties.Add(new StaffDuty($"✕ {late} ข้อเสนอเกินกำหนดบอกผล", "/staff/forums/proposals?overdue=true", Urgent: true));
        if (waiting > 0) duties.Add(new StaffDuty($"{waiting} ข้อเสนอรอบอกผล", "/staff/forums/proposals", Urgent: false));
    }

    private async Task AddPlanningAsync(List<StaffDuty> duties, DateOnly today, CancellationToken ct)
    {
        var year = ThaiCalendar.FiscalYear(today);
        // From December until the fiscal year ends; before that there is time.
        if (today.Month is >= ReadYearlyRound.RemindFromMonth or < 10 && await rounds.MissingAsync(year, ct) is > 0 and var missing)
            duties.Add(new StaffDuty($"อีก {missing} หมู่บ้านหรือชุมชนยังไม่ได้กำหนดวันเวทีประชาคม ปีงบประมาณ {year}", $"/staff/forums/round?year={year}", Urgent: today.Month is 1 or 2));
        var unrecorded = await db.Set<Forum>().CountAsync(f => f.State == ForumState.Announced && f.Day < today, ct);
        if (await db.CountedAfterResultAsync(today, ct) is { Count: > 0 } late)
            duties.Add(new StaffDuty($"{CountedAfterResult.Words(late.Sum(l => l.Heads))} ใน {late.Count} เวที ตรวจแล้วแก้ไขผล", late is [var only] ? $"/staff/forums/{only.Number}/result" : "/staff/forums?state=held", Urgent: false));
        if (await db.ToPhone(today).Join(db.Set<Forum>(), s => s.ForumId, f => f.Id, (_, f) => f.Number).ToListAsync(ct) is { Count: > 0 } calls)
            duties.Add(new StaffDuty($"โทรบอกผู้จองที่นั่งทางเว็บ {calls.Count} คน", $"/staff/forums/{calls.Min()}/seats", Urgent: true));
        var soon = today.AddDays(SoonDays);
        var unannounced = await db.Set<Forum>().CountAsync(f => f.State == ForumState.Draft && f.Day >= today && f.Day <= soon, ct);
        if (unrecorded > 0) duties.Add(new StaffDuty($"{unrecorded} เวทีผ่านไปแล้ว ยังไม่ได้บันทึกผล", "/staff/forums?state=announced", Urgent: false));
        if (await openEnds.CountAsync(ct) is > 0 and var open) duties.Add(new StaffDuty($"{open} เวทีจัดแล้ว ยังไม่มีมติหรือยังไม่ได้พิจารณาข้อเสนอ", "/staff/forums#open-ends", Urgent: false));
        if (unannounced > 0) duties.Add(new StaffDuty($"{unannounced} เวทีจะถึงภายใน {SoonDays} วัน ยังไม่ได้ประกาศ", "/staff/forums?state=draft", Urgent: true));
    }
}

public static class OwedOpinions
{
    /// <summary>Those that wait for an answer somebody could still read.</summary>
    public static IQueryable<Opinion> Owed(this IQueryable<Opinion> opinions, ParticipationContext db) =>
        opinions.Where(o => o.WantsAnswer && o.AnsweredAt == null && !db.Set<OpinionText>().Any(t => t.OpinionId == o.Id && t.ErasedAt != null));
}
