using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public sealed record ProposalFilter(ProposalState? State = null, Guid? Village = null, Guid? Forum = null, bool OverdueOnly = false);

/// <summary>A proposal with its surroundings, and how it was put: empty where its author or the office took that off the pages.</summary>
public sealed record ProposalLine(Proposal Proposal, Village? Village, ServiceArea? Area, string? UnitName, int? ForumNumber, string? ForumTitle, string Words);

/// <summary>How many have their decision, and of how many something came.</summary>
public sealed record ProposalCount(int All, int Decided, int Taken)
{
    public static readonly ProposalCount None = new(0, 0, 0);

    public string Words => $"{WholeNumber.Show(All)} เรื่อง บอกผลแล้ว {WholeNumber.Show(Decided)} เรื่อง อยู่ในแผนหรือลงมือทำแล้ว {WholeNumber.Show(Taken)} เรื่อง";
}

/// <summary>Proposals by pages, in the same few questions whatever their number.</summary>
public sealed class ProposalList(ParticipationContext db, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>What everybody sees, the newest first.</summary>
    public async Task<(IReadOnlyList<ProposalLine> Lines, int Total)> OpenAsync(ProposalFilter filter, int page, CancellationToken ct)
    {
        var wanted = Wanted(filter);
        return (await LinesAsync(wanted.OrderByDescending(p => p.Number).Skip((page - 1) * PageSize).Take(PageSize), ct), await wanted.CountAsync(ct));
    }

    /// <summary>What is late first, the longest on top; then the newest.</summary>
    public async Task<(IReadOnlyList<ProposalLine> Lines, int Total)> StaffAsync(ProposalFilter filter, int page, CancellationToken ct)
    {
        var (wanted, today) = (Wanted(filter), ThaiCalendar.Day(clock.Now()));
        // All that is not late has the same key.
        var ordered = wanted.OrderBy(p => (p.State == ProposalState.Received || p.State == ProposalState.Considered) && p.DueOn < today ? p.DueOn : today).ThenByDescending(p => p.Number);
        var lines = await LinesAsync(ordered.Skip((page - 1) * PageSize).Take(PageSize), ct);
        return ([.. lines.OrderBy(l => l.Proposal.IsOverdue(today) ? l.Proposal.DueOn : today).ThenByDescending(l => l.Proposal.Number)], await wanted.CountAsync(ct));
    }

    public async Task<ProposalCount> CountAsync(ProposalFilter filter, CancellationToken ct)
    {
        var counts = await Wanted(filter).GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(c => c.Key, c => c.Count, ct);
        int Of(params ProposalState[] states) => states.Sum(s => counts.GetValueOrDefault(s));
        var all = counts.Values.Sum();
        return new ProposalCount(all, all - Of(ProposalState.Received, ProposalState.Considered), Of(ProposalState.InPlan, ProposalState.Underway, ProposalState.Done));
    }

    /// <summary>The latest, those of the village first.</summary>
    public async Task<IReadOnlyList<Proposal>> LatestAsync(Guid? village, int most, CancellationToken ct) =>
        await db.Set<Proposal>().AsNoTracking().OrderByDescending(p => village != null && p.VillageId == village).ThenByDescending(p => p.Number).Take(most).ToListAsync(ct);

    public async Task<ProposalLine?> FindAsync(int number, CancellationToken ct) => (await LinesAsync(db.Set<Proposal>().AsNoTracking().Where(p => p.Number == number), ct)).SingleOrDefault();

    public async Task<IReadOnlyList<ProposalStep>> StepsAsync(Guid proposal, CancellationToken ct) =>
        await db.Set<ProposalStep>().AsNoTracking().Where(s => s.ProposalId == proposal).OrderBy(s => s.Ordinal).ToListAsync(ct);

    private IQueryable<Proposal> Wanted(ProposalFilter filter)
    {
        var wanted = db.Set<Proposal>().AsNoTracking();
        if (filter.State is { } state) wanted = wanted.Where(p => p.State == state);
        if (filter.Village is { } village) wanted = wanted.Where(p => p.VillageId == village);
        if (filter.Forum is { } forum) wanted = wanted.Where(p => p.ForumId == forum);
        if (!filter.OverdueOnly) return wanted;
        var today = ThaiCalendar.Day(clock.Now());
        return wanted.Owed().Where(p => p.DueOn < today);
    }

    private async Task<IReadOnlyList<ProposalLine>> LinesAsync(IQueryable<Proposal> page, CancellationToken ct)
    {
        var rows = await (from p in page
                          join own in db.Set<ProposalText>().AsNoTracking() on p.Id equals own.ProposalId
                          join said in db.Set<OpinionText>().AsNoTracking() on p.OpinionId equals (Guid?)said.OpinionId into texts
                          from t in texts.DefaultIfEmpty()
                          join opinion in db.Set<Opinion>().AsNoTracking() on p.OpinionId equals (Guid?)opinion.Id into opinions
                          from o in opinions.DefaultIfEmpty()
                          join forum in db.Set<Forum>().AsNoTracking() on p.ForumId equals (Guid?)forum.Id into forums
                          from f in forums.DefaultIfEmpty()
                          join village in db.Set<Village>().AsNoTracking() on p.VillageId equals (Guid?)village.Id into villages
                          from v in villages.DefaultIfEmpty()
                          join area in db.Set<ServiceArea>().AsNoTracking() on p.AreaId equals (Guid?)area.Id into areas
                          from a in areas.DefaultIfEmpty()
                          join unit in db.Set<Unit>().AsNoTracking() on p.UnitId equals (Guid?)unit.Id into units
                          from u in units.DefaultIfEmpty()
                          orderby p.Number descending
                          select new { Proposal = p, Own = own.Words, Said = o!.HiddenAt == null ? t!.Words : null, Village = v, Area = a, Unit = u!.Name, Forum = (int?)f!.Number, f.Title, f.AnnouncedAt }).ToListAsync(ct);
        // A forum that was not announced has no page to lead to.
        return rows.ConvertAll(r => new ProposalLine(r.Proposal, r.Village, r.Area, r.Unit, r.AnnouncedAt is null ? null : r.Forum, r.AnnouncedAt is null ? null : r.Title, r.Own.Length > 0 ? r.Own : r.Said ?? ""));
    }
}
