using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>When news would wake people: they wait for the morning. Answers and what one person waits for do not. The same beginning and end: never.</summary>
public sealed record QuietSpan(TimeOnly From, TimeOnly Until)
{
    /// <summary>The moment from which news may go out; null where it may now.</summary>
    public DateTime? EndOf(DateTime now)
    {
        if (From == Until) return null;
        var local = ThaiCalendar.ToBangkok(now);
        if (!TimeOnly.FromDateTime(local).IsBetween(From, Until)) return null;
        var morning = local.Date + Until.ToTimeSpan();
        return ThaiCalendar.ToUtc(morning > local ? morning : morning.AddDays(1));
    }
}

/// <summary>What the office has set, else what the configuration says. Read each time: another instance may have changed it.</summary>
public sealed class QuietHours(IOptions<DeliveryOptions> options)
{
    public async Task<QuietSpan> ReadAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Set<DeliverySettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == DeliverySettings.OnlyId, ct) is { } set
            ? new QuietSpan(set.QuietFrom, set.QuietUntil)
            : new QuietSpan(options.Value.QuietFrom, options.Value.QuietUntil);

    public async Task<DateTime?> EndOfAsync(ParticipationContext db, DateTime now, CancellationToken ct) => (await ReadAsync(db, ct)).EndOf(now);

    /// <summary>In the caller's write transaction.</summary>
    public static async Task SetAsync(ParticipationContext db, QuietSpan wanted, CancellationToken ct)
    {
        var set = await db.Set<DeliverySettings>().SingleOrDefaultAsync(s => s.Id == DeliverySettings.OnlyId, ct);
        if (set is null) db.Add(set = new DeliverySettings());
        (set.QuietFrom, set.QuietUntil) = (wanted.From, wanted.Until);
    }
}

/// <summary>What an office sets about sending; no row while it has set nothing.</summary>
public sealed class DeliverySettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public TimeOnly QuietFrom { get; set; }
    public TimeOnly QuietUntil { get; set; }
}
