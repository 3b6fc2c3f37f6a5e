using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <param name="At">In the future.</param>
/// <param name="To">Whom in LINE.</param>
/// <param name="Villages">Where some are named: whose people get it, and whose groups.</param>
/// <param name="ToGroups">The groups of these villages as well, or of all where none is named.</param>
public sealed record ScheduleOrder(DateTime At, ScheduledAudience To, IReadOnlyCollection<Guid> Villages, bool ToGroups);

/// <summary>Gives an approved publication its moment, changes it, or takes it back; as long as it has not come.</summary>
public sealed class SchedulePublication(ParticipationContext db, SendingAudience audience, TimeProvider clock)
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <param name="number">What is approved.</param>
    /// <param name="order">When, and to whom.</param>
    /// <param name="seen">Version of the publication.</param>
    /// <param name="doer">Who decides.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<EditOutcome> SetAsync(int number, ScheduleOrder order, Guid seen, Doer doer, CancellationToken ct) => ChangeAsync(number, seen, async (publication, schedule, write) =>
    {
        var now = clock.Now();
        if (order.At <= now) return new EditOutcome.Refused("Time", "เวลานี้ผ่านไปแล้ว กรุณาใส่เวลาที่ยังมาไม่ถึง หรือกดเผยแพร่ตอนนี้");
        if (order.At > now + Furthest) return new EditOutcome.Refused("Day", "ตั้งเวลาได้ไม่เกินหนึ่งปี");
        if (!publication.Kind.Rule().ForPublic && (order.To != ScheduledAudience.Nobody || order.ToGroups)) return new EditOutcome.Refused("", "หนังสือเวียนไม่ส่งทาง LINE");
        if (order.To == ScheduledAudience.Villages && order.Villages.Count == 0) return new EditOutcome.Refused("Villages", "กรุณาเลือกหมู่บ้านหรือชุมชน หรือเลือกทุกคน");
        IReadOnlyCollection<Guid> named = order.To == ScheduledAudience.Villages || order.ToGroups ? order.Villages : [];
        var known = (await audience.VillagesAsync(publication, write)).Select(v => v.Id).ToHashSet();
        if (!named.All(known.Contains)) return new EditOutcome.Refused("Villages", "มีหมู่บ้านหรือชุมชนที่เลิกใช้แล้ว กรุณาเลือกใหม่");
        var before = schedule?.At;
        if (schedule is null) db.Add(schedule = new PublicationSchedule { PublicationId = publication.Id });
        (schedule.At, schedule.To, schedule.ToGroups) = (order.At, order.To, order.ToGroups);
        schedule.Villages = string.Join(' ', named.Distinct().Select(v => v.ToString("N")));
        (schedule.SetBy, schedule.Actor, schedule.Version) = (doer.AccountId, doer.Actor, Guid.CreateVersion7(now));
        db.Audit(new AuditRecord(doer.Actor, "publication.scheduled", PublicationFinding.Subject(number), new Dictionary<string, AuditChange>
        {
            ["at"] = new(before is { } was ? ThaiCalendar.ShortDateTime(was) : null, ThaiCalendar.ShortDateTime(order.At)),
            ["line"] = new(null, order.To.ToString()),
            ["groups"] = new(null, order.ToGroups ? "yes" : "no"),
        }));
        return null;
    }, ct);

    public Task<EditOutcome> CancelAsync(int number, Guid seen, Doer doer, CancellationToken ct) => ChangeAsync(number, seen, (_, schedule, _) =>
    {
        if (schedule is null) return Task.FromResult<EditOutcome.Refused?>(new EditOutcome.Refused("", "เรื่องนี้ไม่ได้ตั้งเวลาไว้"));
        db.Remove(schedule);
        db.Audit(new AuditRecord(doer.Actor, "publication.schedule_cancelled", PublicationFinding.Subject(number)));
        return Task.FromResult<EditOutcome.Refused?>(null);
    }, ct);

    /// <summary>Somebody has seen what could not be sent, and leaves it at the page.</summary>
    public Task<EditOutcome> LeaveUnsentAsync(int number, Doer doer, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<PublicationSchedule>().SingleOrDefaultAsync(s => (s.ProblemPeople != "" || s.ProblemGroups != "") && db.Set<Publication>().Any(p => p.Id == s.PublicationId && p.Number == number), write) is not { } schedule) return new EditOutcome.Saved();
        (schedule.ProblemPeople, schedule.ProblemGroups) = ("", "");
        schedule.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(doer.Actor, "publication.left_unsent", PublicationFinding.Subject(number)));
        return new EditOutcome.Saved();
    }, ct);

    private Task<EditOutcome> ChangeAsync(int number, Guid seen, Func<Publication, PublicationSchedule?, CancellationToken, Task<EditOutcome.Refused?>> change, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<Publication>().SingleOrDefaultAsync(p => p.Number == number, write) is not { } publication) return new EditOutcome.Unknown();
        if (publication.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (publication.State != PublicationState.Approved) return new EditOutcome.Refused("", "ตั้งเวลาได้เมื่ออนุมัติแล้วและยังไม่เผยแพร่");
        if (await change(publication, await db.Set<PublicationSchedule>().SingleOrDefaultAsync(s => s.PublicationId == publication.Id, write), write) is { } refused) return refused;
        publication.Version = Guid.CreateVersion7(clock.Now());
        return new EditOutcome.Saved();
    }, ct);
}
