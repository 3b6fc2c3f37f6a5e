using Line.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Quota;

/// <summary>Books paid messages before they are sent and asks LINE how many are left.</summary>
public sealed class QuotaLedger(ParticipationContext db, LineMessagingClient line, TimeProvider clock, IOptions<DeliveryOptions> options)
{
    /// <summary>How long LINE's own count is believed before it is asked again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    private (Guid Transaction, QuotaMonth Month)? _locked;

    /// <summary>This month's row, locked for the transaction so that two workers do not book the same message.</summary>
    public async Task<QuotaMonth> LockThisMonthAsync(CancellationToken ct)
    {
        var transaction = (db.Database.CurrentTransaction ?? throw new InvalidOperationException("The ledger is written inside WriteAsync.")).TransactionId;
        // Between events that share a transaction the context forgets what it read.
        if (_locked is { } held && held.Transaction == transaction && db.Entry(held.Month).State != EntityState.Detached) return held.Month;
        var month = ThisMonth();
        // An update that changes nothing takes the row's lock; on SQLite the transaction has the lock already.
        // Until LINE has been asked, a new month has the limit of the last one: none would let everything through.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO quota_months (month, "limit", booked, others, exhausted_by_line)
            VALUES ({month}, (SELECT before."limit" FROM quota_months AS before WHERE before.month < {month} ORDER BY before.month DESC LIMIT 1), 0, 0, {false})
            ON CONFLICT (month) DO UPDATE SET booked = quota_months.booked
            """, ct);
        var row = await db.Set<QuotaMonth>().SingleAsync(m => m.Month == month, ct);
        await db.Entry(row).ReloadAsync(ct);
        _locked = (transaction, row);
        return row;
    }

    /// <summary>Null where LINE was never asked. A month that nobody has begun yet is shown as it would begin.</summary>
    public async Task<QuotaMonth?> ThisMonthAsync(CancellationToken ct)
    {
        var month = ThisMonth();
        var last = await db.Set<QuotaMonth>().AsNoTracking().Where(m => m.Month <= month).OrderByDescending(m => m.Month).FirstOrDefaultAsync(ct);
        return last is null || last.Month == month ? last : QuotaMonth.After(last, month);
    }

    public bool MayUseReserve(MessageClass messageClass) => messageClass == MessageClass.Outcome;

    public int ReservePercent => options.Value.QuotaReservePercent;

    /// <summary>Asks LINE when the last answer is older than <see cref="Freshness"/>. A failed question changes nothing and is asked again later.</summary>
    public async Task<bool> RefreshAsync(bool force, CancellationToken ct)
    {
        var now = clock.Now();
        if (!force && await ThisMonthAsync(ct) is { CheckedAt: { } checkedAt } && now - checkedAt < Freshness) return true;
        var limit = (await line.GetQuotaAsync(ct)).Match<(bool Known, long? Value)>(ok => (true, ok.Value.Limit), _ => default, _ => default);
        if (!limit.Known) return false;
        var usage = (await line.GetQuotaConsumptionAsync(ct)).Match<long?>(ok => ok.Value.TotalUsage, _ => null, _ => null);
        if (usage is null) return false;
        await db.WriteAsync(async token => (await LockThisMonthAsync(token)).Checked(limit.Value, usage.Value, now), ct);
        return true;
    }

    /// <summary>Before something dear is decided: asks LINE now, and goes on with what is known where LINE does not answer within seconds.</summary>
    public Task AskBeforeSpendingAsync(CancellationToken ct) => LinePatience.AskAsync(patience => RefreshAsync(force: true, patience), ct);

    /// <summary>Year × 100 + month, in Bangkok.</summary>
    public int ThisMonth() => MonthOf(clock.Now());

    public static int MonthOf(DateTime moment)
    {
        var day = ThaiCalendar.Day(moment);
        return (day.Year * 100) + day.Month;
    }
}
