using Microsoft.Extensions.Options;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>When news would wake people: they wait for the morning. Answers and what one person waits for do not.</summary>
public sealed class QuietHours(IOptions<DeliveryOptions> options)
{
    public TimeOnly From => options.Value.QuietFrom;

    public TimeOnly Until => options.Value.QuietUntil;

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
