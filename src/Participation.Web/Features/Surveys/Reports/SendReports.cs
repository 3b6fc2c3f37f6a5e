using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>
/// Addresses reports to positions: the half-year's to executives, a counter's to the supervisor of counters and the head of
/// its unit. What found nobody is sent as soon as there is somebody.
/// </summary>
public sealed class SendReports(ParticipationContext db, TimeProvider clock)
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var grants = (await db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today))
            .Where(g => g.Role == StaffRole.Executive || g.Role == StaffRole.CounterSupervisor || g.Role == StaffRole.UnitHead)
            .Join(db.Set<Position>().Where(p => p.ClosedAt == null), g => g.PositionId, p => p.Id, (g, p) => new { Grant = g, p.UnitId }).ToListAsync(ct))
            .Where(g => g.Grant.IsActive(today)).ToList();
        if (grants.Count == 0) return;
        var parents = await db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.ParentId, ct);
        var units = await db.Set<ServicePoint>().ToDictionaryAsync(p => p.Id, p => p.UnitId, ct);
        await db.WriteAsync(async write =>
        {
            var now = clock.Now();
            var unsent = await db.Set<SurveyReport>().Where(r => !db.Set<ReportRecipient>().Any(x => x.ReportId == r.Id)).OrderByDescending(r => r.To).ThenBy(r => r.Id).Take(Batch)
                .Select(r => new { r.Id, r.Kind, r.ScopeId }).ToListAsync(write);
            foreach (var report in unsent)
            {
                var above = Above(units.GetValueOrDefault(report.ScopeId), parents);
                var positions = grants.Where(g => report.Kind == ReportKind.HalfYearly
                    ? g.Grant.Role == StaffRole.Executive
                    : g.Grant.Role == StaffRole.CounterSupervisor || (g.Grant.Role == StaffRole.UnitHead && g.UnitId is { } unit && above.Contains(unit)));
                foreach (var position in positions.Select(g => g.Grant.PositionId).Distinct())
                    db.Add(new ReportRecipient { ReportId = report.Id, PositionId = position, SentAt = now, DueAt = now + TimeSpan.FromDays(report.Kind.DaysToAcknowledge()) });
            }
        }, ct);
    }

    private static HashSet<Guid> Above(Guid? unit, Dictionary<Guid, Guid?> parents)
    {
        var above = new HashSet<Guid>();
        while (unit is { } one && above.Add(one)) unit = parents.GetValueOrDefault(one);
        return above;
    }
}
