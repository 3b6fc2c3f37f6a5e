using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// What LINE accepted is proof; what it will not bring, or has not taken within the hour, becomes a letter or a call. What it
/// takes after all is proof as well, and nobody needs to write or call any more.
/// </summary>
public sealed class SettleNotices(ParticipationContext db, TimeProvider clock)
{
    private const int Most = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public Task<int> RunAsync(CancellationToken ct) => db.WriteAsync(async write =>
    {
        var now = clock.Now();
        var underWay = now - CaseNotices.Life - Patience;
        var waiting = await db.Set<CaseNotice>()
            .Where(n => n.AcceptedAt == null && n.DeliveredAt == null && (n.Way == NoticeWay.Line || (n.Way == NoticeWay.LetterOrCall && n.CreatedAt > underWay && db.Set<CaseMatter>().Any(m => m.CaseId == n.CaseId && m.LineUserId != null))))
            .OrderBy(n => n.CreatedAt).Take(Most).ToListAsync(write);
        var keys = waiting.ConvertAll(n => n.DedupeKey);
        var sent = await db.OutboxMessages.AsNoTracking().Where(m => keys.Contains(m.DedupeKey!)).ToDictionaryAsync(m => m.DedupeKey!, write);
        var settled = 0;
        foreach (var notice in waiting)
        {
            if (!sent.TryGetValue(notice.DedupeKey, out var message)) continue;
            if (message.Status is OutboxStatus.Sent or OutboxStatus.PresumedSent)
            {
                notice.AcceptedAt = message.FinishedAt ?? message.CreatedAt;
                await db.ProveAsync(notice, notice.AcceptedAt.Value, write);
            }
            else if (notice.Way == NoticeWay.Line && IsForColleagues(message, now))
            {
                notice.Way = NoticeWay.LetterOrCall;
            }
            else
            {
                continue;
            }
            settled++;
        }
        return settled;
    }, ct);

    // Without paid messages it may wait until the next month, and the law's day does not.
    private static bool IsForColleagues(OutboxMessage message, DateTime now) =>
        message.Status != OutboxStatus.Pending || message.Error == DeliveryError.QuotaExhausted || now - message.CreatedAt >= Patience;
}

/// <summary>
/// Reminds on the days of the settings, one rung of the office higher each time (<see cref="CaseLadder"/>), and marks at the end of the last
/// day what was neither told nor explained. Whoever told or explained hears no more.
/// </summary>
public sealed class WatchClocks(ParticipationContext db, CaseDesk desk, CaseDays days, CaseLadder ladder, TimeProvider clock)
{
    private const int Most = 500;
    private const int LookBack = 7;

    public async Task RunAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var due = await db.Set<CaseRound>().AsNoTracking().Where(r => r.BreachedAt == null && r.DueOn < today && r.ToldAt == null && r.ExplainedAt == null).OrderBy(r => r.DueOn).Take(Most).ToListAsync(ct);
        // Told too late, and before anybody looked: a breach all the same.
        var lately = ThaiCalendar.StartOf(today.AddDays(-LookBack));
        var late = await db.Set<CaseRound>().AsNoTracking().Where(r => r.BreachedAt == null && r.DueOn < today && (r.ToldAt >= lately || r.ExplainedAt >= lately)).OrderByDescending(r => r.DueOn).Take(Most).ToListAsync(ct);
        foreach (var round in due.Concat(late.Where(r => r.Standing(today) == ClockStanding.Breach))) await BreachAsync(round, ct);
        await RemindAsync(today, ct);
    }

    private Task<CaseChange> BreachAsync(CaseRound over, CancellationToken ct) => desk.ChangeAsync(over.CaseId, seen: null, async (open, write) =>
    {
        var round = await db.Set<CaseRound>().SingleAsync(r => r.CaseId == over.CaseId && r.Round == over.Round, write);
        if (round.Standing(CaseWork.Today(open)) != ClockStanding.Breach || round.BreachedAt is not null) return new CaseChange.Done("");
        round.BreachedAt = ThaiCalendar.StartOf(round.DueOn.AddDays(1));
        open.Log(CaseStep.Breached, CaseActors.System);
        await ladder.TellAsync(open, CaseRung.Chief, $"เรื่องเลขที่ {open.Case.Text} เกินกำหนดโดยไม่ได้แจ้งผลหรือชี้แจง", write);
        return new CaseChange.Done("");
    }, ct);

    private async Task RemindAsync(DateOnly today, CancellationToken ct)
    {
        var (reminders, dayStart) = (await days.RemindedOnAsync(today, ct), ThaiCalendar.StartOf(today));
        var received = reminders.Keys.ToList();
        var rounds = await db.Set<CaseRound>().AsNoTracking()
            .Where(r => r.BreachedAt == null && r.ClosedAt == null && r.ToldAt == null && r.ExplainedAt == null && r.DueOn >= today && received.Contains(r.From)
                && !db.Set<CaseEntry>().Any(e => e.CaseId == r.CaseId && e.Step == CaseStep.Reminded && e.At >= dayStart)).OrderBy(r => r.DueOn).Take(Most).ToListAsync(ct);
        foreach (var round in rounds)
        {
            await desk.ChangeAsync(round.CaseId, seen: null, async (open, write) =>
            {
                // Told, closed or reminded of since the list was read.
                if (open.Round is not { ClosedAt: null, ToldAt: null, ExplainedAt: null } || await db.Set<CaseEntry>().AnyAsync(e => e.CaseId == round.CaseId && e.Step == CaseStep.Reminded && e.At >= dayStart, write)) return new CaseChange.Done("");
                open.Log(CaseStep.Reminded, CaseActors.System);
                await ladder.TellAsync(open, CaseLadder.RungOf(reminders[round.From]), $"เรื่องเลขที่ {open.Case.Text} ต้องแจ้งผลหรือชี้แจงภายใน {CaseClock.Until(round.DueOn, today)}", write);
                return new CaseChange.Done("");
            }, ct);
        }
    }
}

/// <summary>Proof first, so that nobody is said to be late who was told in time.</summary>
public sealed class TendClocks(SettleNotices settle, WatchClocks watch)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await settle.RunAsync(ct);
        await watch.RunAsync(ct);
    }
}
