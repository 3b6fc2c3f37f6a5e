using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

public enum ManualFilter
{
    All,
    Draft,
    Waiting,
    Returned,
    Unwritten,
    Due,
    Overdue,
    Unposted,
}

public sealed record ManualCounts(int Published, int Due, int Overdue, int NotPosted);

public sealed record ServiceLine(ServiceKind Kind, string Area, string? Unit, bool HasDraft, bool IsWaiting, int? Edition, DateOnly? PublishedOn, DateOnly? ReviewedOn, bool IsPosted);

/// <summary>How the catalogue stands: what is published, what waits, what is late.</summary>
public sealed class ManualOverview(ParticipationContext db, TimeProvider clock)
{
    public const int PageSize = 50;

    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<ManualCounts> CountAsync(CancellationToken ct)
    {
        var (due, overdue) = (ManualReview.DueBefore(Today), ManualReview.OverdueBefore(Today));
        var counts = await Published.GroupBy(_ => 1).Select(g => new
        {
            All = g.Count(),
            Due = g.Count(m => m.ReviewedOn < due),
            Overdue = g.Count(m => m.ReviewedOn < overdue),
            NotPosted = g.Count(m => !db.Set<ManualPosting>().Any(p => p.ManualId == m.Id && p.Place == PostingPlace.Office)),
        }).SingleOrDefaultAsync(ct);
        return counts is null ? new ManualCounts(0, 0, 0, 0) : new ManualCounts(counts.All, counts.Due, counts.Overdue, counts.NotPosted);
    }

    public async Task<(IReadOnlyList<ServiceLine> Lines, int Total)> ListAsync(ManualFilter filter, string? name, int page, CancellationToken ct)
    {
        var (due, overdue) = (ManualReview.DueBefore(Today), ManualReview.OverdueBefore(Today));
        var manuals = db.Set<ServiceManual>();
        var kinds = db.Set<ServiceKind>().AsNoTracking();
        if (name is not null) kinds = kinds.Where(k => k.Name.Contains(name));
        kinds = filter switch
        {
            ManualFilter.All => kinds,
            ManualFilter.Draft => kinds.Where(k => manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Draft)),
            ManualFilter.Waiting => kinds.Where(k => manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Draft && m.SubmittedAt != null)),
            ManualFilter.Returned => kinds.Where(k => manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Draft && m.ReturnedBecause != "")),
            ManualFilter.Unwritten => kinds.Where(k => k.IsActive && !manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Published)),
            ManualFilter.Due => kinds.Where(k => k.IsActive && manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Published && m.ReviewedOn < due)),
            ManualFilter.Overdue => kinds.Where(k => k.IsActive && manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Published && m.ReviewedOn < overdue)),
            ManualFilter.Unposted => kinds.Where(k => k.IsActive && manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Published
                && !db.Set<ManualPosting>().Any(p => p.ManualId == m.Id && p.Place == PostingPlace.Office))),
        };
        var total = await kinds.CountAsync(ct);
        var lines = await kinds.OrderBy(k => k.Number).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(k => new
            {
                Kind = k,
                Area = db.Set<ServiceArea>().Where(a => a.Id == k.AreaId).Select(a => a.Name).Single(),
                Unit = db.Set<Unit>().Where(u => u.Id == k.UnitId).Select(u => u.Name).SingleOrDefault(),
                HasDraft = manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Draft),
                IsWaiting = manuals.Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Draft && m.SubmittedAt != null),
                Published = manuals.Where(m => m.ServiceKindId == k.Id && m.State == ManualState.Published).Select(m => new { m.Id, m.Edition, m.PublishedOn, m.ReviewedOn }).SingleOrDefault(),
            }).ToListAsync(ct);
        var ids = lines.Where(l => l.Published is not null).Select(l => l.Published!.Id).ToList();
        var posted = (await db.Set<ManualPosting>().Where(p => ids.Contains(p.ManualId) && p.Place == PostingPlace.Office).Select(p => p.ManualId).Distinct().ToListAsync(ct)).ToHashSet();
        return ([.. lines.Select(l => new ServiceLine(l.Kind, l.Area, l.Unit, l.HasDraft, l.IsWaiting, l.Published?.Edition, l.Published?.PublishedOn, l.Published?.ReviewedOn, l.Published is { } p && posted.Contains(p.Id)))], total);
    }

    private IQueryable<ServiceManual> Published =>
        db.Set<ServiceManual>().Where(m => m.State == ManualState.Published && db.Set<ServiceKind>().Any(k => k.Id == m.ServiceKindId && k.IsActive));
}
