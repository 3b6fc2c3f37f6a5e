using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Oversight;

/// <summary>Which entries are wanted; what is null does not narrow.</summary>
public sealed record AuditFilter(DateOnly? From = null, DateOnly? To = null, Guid? Who = null, string? Action = null, string? Subject = null)
{
    public async Task<IQueryable<AuditEntry>> ApplyAsync(ParticipationContext db, CancellationToken ct)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (From is { } from)
        {
            var start = ThaiCalendar.StartOf(from);
            entries = entries.Where(e => e.At >= start);
        }
        if (To is { } to)
        {
            var end = ThaiCalendar.StartOf(to.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }
        if (Action is not null) entries = entries.Where(e => e.Action == Action);
        if (Subject is not null) entries = entries.Where(e => e.Subject == Subject);
        if (Who is { } who)
        {
            // An actor is the account, or the account in a position: listing them lets the index find them.
            var positions = await db.Set<Holding>().Where(h => h.AccountId == who).Select(h => h.PositionId).Distinct().ToListAsync(ct);
            string[] actors = [StaffActor.Of(who), .. positions.Select(p => StaffActor.Of(who, p))];
            entries = entries.Where(e => actors.Contains(e.Actor));
        }
        return entries;
    }

    /// <summary>The filter in one line, as the trail keeps what was exported.</summary>
    public string Scope => string.Join(' ', new[]
    {
        From is { } from ? $"from {from:yyyy-MM-dd}" : null, To is { } to ? $"to {to:yyyy-MM-dd}" : null,
        Who is { } who ? $"by {who:N}" : null, Action, Subject,
    }.OfType<string>().DefaultIfEmpty("everything"));
}
