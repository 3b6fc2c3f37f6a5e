using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Retention;

/// <summary>Says how long things are kept as it is set now: <c>{inbox-events}</c> in a text becomes "30 วัน".</summary>
public sealed class RetentionWords(ParticipationContext db, IEnumerable<RetentionRule> rules)
{
    public async Task<Func<string, string>> ReadAsync(CancellationToken ct)
    {
        var set = await db.Set<RetentionSetting>().ToDictionaryAsync(s => s.Kind, s => s.Days, ct);
        var days = rules.Select(r => (Mark: "{" + r.Kind + "}", Words: $"{WholeNumber.Show(set.GetValueOrDefault(r.Kind, r.DefaultDays))} วัน")).ToList();
        return text => days.Aggregate(text, (filled, rule) => filled.Replace(rule.Mark, rule.Words, StringComparison.Ordinal));
    }
}
