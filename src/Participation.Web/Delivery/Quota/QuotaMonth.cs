using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Delivery.Quota;

/// <summary>
/// Paid messages of one month: LINE's limit, what we booked, and what others (the account manager's own sends) used.
/// LINE does not publish in which time zone its month turns; Bangkok's is used and corrected by asking LINE.
/// </summary>
public sealed class QuotaMonth
{
    /// <summary>Year × 100 + month, Gregorian, in Bangkok.</summary>
    public required int Month { get; init; }

    /// <summary>Null: not known yet, or LINE says there is none.</summary>
    public long? Limit { get; private set; }

    /// <summary>Booked by this service before sending.</summary>
    public long Booked { get; private set; }

    /// <summary>Used by others, as far as LINE's own count exceeds ours.</summary>
    public long Others { get; private set; }

    public DateTime? CheckedAt { get; private set; }

    /// <summary>LINE said "monthly limit" although our ledger had room: no more until the next check.</summary>
    public bool ExhaustedByLine { get; private set; }

    /// <summary>Nothing used, and the limit that was known last.</summary>
    public static QuotaMonth After(QuotaMonth last, int month) => new() { Month = month, Limit = last.Limit };

    public long Used => Booked + Others;

    /// <summary>What is left beyond the reserve; null where there is no limit, or none is known.</summary>
    public long? Free(int reservePercent) => ExhaustedByLine ? 0 : Limit is { } limit ? Math.Max(0, limit - Reserve(limit, reservePercent) - Used) : null;

    public long? Left => Limit is { } limit ? Math.Max(0, limit - Used) : null;

    /// <summary>Books the cost if it fits. Below the reserve only what a person must be told fits.</summary>
    public bool TryBook(int cost, bool mayUseReserve, int reservePercent)
    {
        if (ExhaustedByLine) return false;
        if (Limit is { } limit)
        {
            var reserve = mayUseReserve ? 0 : Reserve(limit, reservePercent);
            if (Used + cost > limit - reserve) return false;
        }
        Booked += cost;
        return true;
    }

    /// <summary>Rounded up, so that a reserve asked for is never nothing.</summary>
    public static long Reserve(long limit, int reservePercent) => ((limit * reservePercent) + 99) / 100;

    public void GiveBack(int cost) => Booked = Math.Max(0, Booked - cost);

    public void RefusedByLine() => ExhaustedByLine = true;

    /// <summary>LINE's count is approximate and lags; ours never goes down because of it.</summary>
    public void Checked(long? limit, long lineUsage, DateTime now)
    {
        Limit = limit;
        // Nor do others use more than all: what was read before LINE's month turned is put right by the next answer.
        Others = Math.Min(lineUsage, Math.Max(Others, lineUsage - Booked));
        CheckedAt = now;
        ExhaustedByLine = limit is not null && lineUsage >= limit;
    }
}

public sealed class QuotaMonthConfiguration : IEntityTypeConfiguration<QuotaMonth>
{
    public void Configure(EntityTypeBuilder<QuotaMonth> month)
    {
        month.ToTable("quota_months");
        month.HasKey(m => m.Month);
        month.Property(m => m.Month).ValueGeneratedNever();
        month.Property(m => m.Booked).IsConcurrencyToken();
        month.Ignore(m => m.Used);
        month.Ignore(m => m.Left);
    }
}
