using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Counts that an entry was opened and whether it helped, by month.</summary>
public sealed class RateFaq(ParticipationContext db, FormIds formIds, TimeProvider clock)
{
    public Task ShownAsync(int number, CancellationToken ct) => db.WriteAsync(async write =>
    {
        if (await RowAsync(number, write) is { } rows) await rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.Shown, m => m.Shown + 1), write);
    }, ct);

    /// <returns>False where this form or button has counted before, or there is no such entry.</returns>
    public Task<bool> RunAsync(int number, bool hasHelped, Guid formId, CancellationToken ct) => db.WriteAsync(async write =>
    {
        if (!await formIds.TrySpendAsync(db, formId, write) || await RowAsync(number, write) is not { } rows) return false;
        var (yes, no) = hasHelped ? (1, 0) : (0, 1);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.Helped, m => m.Helped + yes).SetProperty(m => m.NotHelped, m => m.NotHelped + no), write);
        return true;
    }, ct);

    private async Task<IQueryable<FaqMonth>?> RowAsync(int number, CancellationToken ct)
    {
        if (await db.Set<FaqEntry>().Where(f => f.Number == number).Select(f => (Guid?)f.Id).SingleOrDefaultAsync(ct) is not { } id) return null;
        var today = ThaiCalendar.Day(clock.Now());
        var month = today.AddDays(1 - today.Day);
        await db.Database.ExecuteSqlAsync($"INSERT INTO faq_months (entry_id, month, shown, helped, not_helped) VALUES ({id}, {month}, 0, 0, 0) ON CONFLICT DO NOTHING", ct);
        return db.Set<FaqMonth>().Where(m => m.EntryId == id && m.Month == month);
    }
}
