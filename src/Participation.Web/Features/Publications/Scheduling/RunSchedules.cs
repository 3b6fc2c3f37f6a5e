using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Quota;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>
/// Publishes what has its moment, and begins its sending to LINE in the same commit: whichever of several instances takes the row
/// does all of it, and a crash before the commit leaves all of it to do. A moment that was missed is made up at once; LINE keeps the
/// quiet hours all the same. What cannot be paid is not begun, and what comes much too late goes on the page only; both wait for
/// somebody's decision.
/// </summary>
public sealed class RunSchedules(ParticipationContext db, PublishPublication publish, BeginSending begin, TellVillageGroups groups, QuotaLedger quota, TimeProvider clock, ILogger<RunSchedules> log)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    /// <summary>So long LINE is asked how many people a group has, before the others go without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>So late nobody sends a message any more without being asked.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromHours(12);

    private const string CameTooLate = "ระบบหยุดอยู่และเลยเวลาที่ตั้งไว้เกิน 12 ชั่วโมง จึงลงหน้าเว็บอย่างเดียว กรุณาเลือกว่าจะส่งหรือไม่";

    public async Task RunOnceAsync(CancellationToken ct)
    {
        var now = clock.Now();
        foreach (var due in await db.Set<PublicationSchedule>().AsNoTracking().Where(s => s.DoneAt == null && s.At <= now).OrderBy(s => s.At).ThenBy(s => s.PublicationId).Take(20).ToListAsync(ct))
            await TryAsync(RunAsync, due, ct);
        foreach (var waiting in await db.Set<PublicationSchedule>().AsNoTracking().Where(s => s.GroupsUntil != null).OrderBy(s => s.GroupsUntil).ThenBy(s => s.PublicationId).Take(20).ToListAsync(ct))
            await TryAsync(TellGroupsAsync, waiting, ct);
    }

    private async Task TryAsync(Func<PublicationSchedule, CancellationToken, Task> act, PublicationSchedule schedule, CancellationToken ct)
    {
        try
        {
            await act(schedule, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "A publication could not be put out at its time; the next round tries again");
        }
    }

    private async Task RunAsync(PublicationSchedule due, CancellationToken ct)
    {
        var isLate = clock.Now() - due.At > TooLate;
        // Before the transaction: LINE is asked.
        if (due.IsToLine && !isLate) await quota.AskBeforeSpendingAsync(ct);
        var told = due.ToGroups && !isLate ? await groups.GroupsAsync(due.GroupsOf, ct) : [];
        await db.WriteAsync(async write =>
        {
            var now = clock.Now();
            // Who else runs it finds it taken; where it was changed or called off meanwhile, this is not its moment.
            if (await db.Set<PublicationSchedule>().Where(s => s.PublicationId == due.PublicationId && s.Version == due.Version && s.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.DoneAt, now), write) == 0) return;
            if (await db.Set<Publication>().SingleOrDefaultAsync(p => p.Id == due.PublicationId && p.State == PublicationState.Approved, write) is not { } publication) return;
            var doer = new Doer(due.SetBy, due.Actor);
            await publish.PutOutAsync(publication, doer, now, write);
            await db.SaveChangesAsync(write);
            var (people, heads, until) = ("", "", (DateTime?)null);
            if (due.To != ScheduledAudience.Nobody)
                people = isLate ? CameTooLate : await begin.InTransactionAsync(publication.Number, new SendingOrder(due.Audience, int.MaxValue), doer, write) is EditOutcome.Refused refused ? Cut(refused.Words) : "";
            // The page does not wait for LINE.
            if (told.Any(g => g.Members is null)) until = now + Patience;
            else if (due.ToGroups) heads = isLate ? CameTooLate : Cut(await groups.AtItsTimeAsync(publication, told, doer, write));
            await db.Set<PublicationSchedule>().Where(s => s.PublicationId == due.PublicationId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ProblemPeople, people).SetProperty(s => s.ProblemGroups, heads).SetProperty(s => s.GroupsUntil, until), write);
        }, ct);
    }

    /// <summary>Asks again; when it has asked long enough, those are told whose price is known, and the others are named.</summary>
    private async Task TellGroupsAsync(PublicationSchedule waiting, CancellationToken ct)
    {
        var told = await groups.GroupsAsync(waiting.GroupsOf, ct);
        if (told.Any(g => g.Members is null) && clock.Now() < waiting.GroupsUntil) return;
        await quota.AskBeforeSpendingAsync(ct);
        await db.WriteAsync(async write =>
        {
            // Who else runs it finds it taken; and somebody may have sent them by hand.
            if (await db.Set<PublicationSchedule>().Where(s => s.PublicationId == waiting.PublicationId && s.GroupsUntil != null).ExecuteUpdateAsync(set => set.SetProperty(s => s.GroupsUntil, (DateTime?)null), write) == 0) return;
            if (await db.Set<Publication>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == waiting.PublicationId && p.State == PublicationState.Published, write) is not { } publication) return;
            var problem = Cut(await groups.AtItsTimeAsync(publication, told, new Doer(waiting.SetBy, waiting.Actor), write));
            await db.Set<PublicationSchedule>().Where(s => s.PublicationId == waiting.PublicationId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ProblemGroups, problem), write);
        }, ct);
    }

    private static string Cut(string words) => words.Length <= PublicationSchedule.MaxProblem ? words : $"{words[..(PublicationSchedule.MaxProblem - 1)]}…";
}
