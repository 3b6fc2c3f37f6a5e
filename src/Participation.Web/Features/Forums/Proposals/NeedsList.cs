using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>A need as it stands in the list, with the address at which colleagues read more.</summary>
public sealed record Need(Guid Id, DateTime At, string Village, string Kind, string Words, string Area, string Source, string Became, string Address)
{
    public static readonly IReadOnlyList<string> Columns = ["หมู่บ้านหรือชุมชน", "แบบ", "เรื่อง", "ด้าน", "มาจาก", "รับเมื่อ", "ผล"];

    public IReadOnlyList<string> Cells => [Village, Kind, Words, Area, Source, ThaiCalendar.ShortDate(ThaiCalendar.Day(At)), Became];
}

/// <summary>
/// What the villages need, from every source in one list for the plan: proposals, and opinions that name a problem, a need or a
/// suggestion. An opinion of which a proposal was made stands there as the proposal; what was hidden or taken back does not stand there.
/// </summary>
public sealed class NeedsList(ParticipationContext db)
{
    public const int PageSize = 20;

    public async Task<(IReadOnlyList<Need> Needs, int Total)> PageAsync(Guid? village, int page, CancellationToken ct)
    {
        var (proposals, opinions) = Wanted(village);
        var keys = proposals.Select(p => new { p.Id, At = p.ReceivedAt }).Concat(opinions.Select(o => new { o.Id, At = o.ReceivedAt }));
        var total = await keys.CountAsync(ct);
        var ids = await keys.OrderByDescending(k => k.At).ThenByDescending(k => k.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(k => k.Id).ToListAsync(ct);
        var needs = await ReadAsync(proposals.Where(p => ids.Contains(p.Id)), opinions.Where(o => ids.Contains(o.Id)), ct);
        return ([.. ids.Join(needs, id => id, n => n.Id, (_, n) => n)], total);
    }

    /// <summary>For the committee of the plan: by village, the newest first. Holds what everybody may read, and no name.</summary>
    public async Task<string> CsvAsync(Guid? village, CancellationToken ct)
    {
        var (proposals, opinions) = Wanted(village);
        var needs = (await ReadAsync(proposals, opinions, ct)).OrderBy(n => n.Village, StringComparer.Ordinal).ThenByDescending(n => n.At).ThenByDescending(n => n.Id);
        return Csv.Bom + Csv.Line(Need.Columns) + string.Concat(needs.Select(n => Csv.Line(n.Cells)));
    }

    private (IQueryable<Proposal> Proposals, IQueryable<Opinion> Opinions) Wanted(Guid? village)
    {
        var proposals = db.Set<Proposal>().AsNoTracking();
        var opinions = db.Set<Opinion>().AsNoTracking().Where(o => o.HiddenAt == null && (o.Kind == OpinionKind.Problem || o.Kind == OpinionKind.Need || o.Kind == OpinionKind.Suggestion)
            && !db.Set<Proposal>().Any(p => p.OpinionId == o.Id) && !db.Set<OpinionText>().Any(t => t.OpinionId == o.Id && t.ErasedAt != null));
        return village is { } one ? (proposals.Where(p => p.VillageId == one), opinions.Where(o => o.VillageId == one)) : (proposals, opinions);
    }

    private async Task<List<Need>> ReadAsync(IQueryable<Proposal> proposals, IQueryable<Opinion> opinions, CancellationToken ct)
    {
        var proposed = await (from p in proposals
                              join opinion in db.Set<Opinion>() on p.OpinionId equals (Guid?)opinion.Id into made
                              from o in made.DefaultIfEmpty()
                              join forum in db.Set<Forum>() on p.ForumId equals (Guid?)forum.Id into forums
                              from f in forums.DefaultIfEmpty()
                              join village in db.Set<Village>().AsNoTracking() on p.VillageId equals (Guid?)village.Id into villages
                              from v in villages.DefaultIfEmpty()
                              join area in db.Set<ServiceArea>() on p.AreaId equals (Guid?)area.Id into areas
                              from a in areas.DefaultIfEmpty()
                              select new { Proposal = p, Channel = (OpinionChannel?)o!.Channel, Forum = f!.Title, Village = v, Area = a!.Name }).ToListAsync(ct);
        var said = await (from o in opinions
                          join t in db.Set<OpinionText>() on o.Id equals t.OpinionId
                          join f in db.Set<Forum>() on o.ForumId equals f.Id
                          join village in db.Set<Village>().AsNoTracking() on o.VillageId equals (Guid?)village.Id into villages
                          from v in villages.DefaultIfEmpty()
                          join area in db.Set<ServiceArea>() on o.AreaId equals (Guid?)area.Id into areas
                          from a in areas.DefaultIfEmpty()
                          select new { Opinion = o, t.Words, Forum = f.Title, Village = v, Area = a!.Name }).ToListAsync(ct);
        return
        [
            .. proposed.Select(r => new Need(r.Proposal.Id, r.Proposal.ReceivedAt, Name(r.Village), $"ข้อเสนอเลขที่ {r.Proposal.Number}", r.Proposal.Title, r.Area ?? "", Source(r.Forum, r.Channel), Became(r.Proposal), $"/staff/forums/proposals/{r.Proposal.Number}")),
            .. said.Select(r => new Need(r.Opinion.Id, r.Opinion.ReceivedAt, Name(r.Village), r.Opinion.Kind.Words(), r.Words, r.Area ?? "", Source(r.Forum, r.Opinion.Channel), "ยังไม่ได้ทำเป็นข้อเสนอ", $"/staff/forums/opinions/{r.Opinion.Id}")),
        ];
    }

    private static string Became(Proposal proposal) => proposal.BudgetReference.Length > 0 ? $"{proposal.Standing()} ({ProposalMoves.Lines(proposal.State == ProposalState.InPlan ? "" : proposal.PlanName, proposal.BudgetReference).Replace('\n', ' ')})" : proposal.Standing();

    private static string Name(Village? village) => village is null ? "ไม่ระบุ" : VillageName.Of(village);

    private static string Source(string? forum, OpinionChannel? channel) => string.Join(" · ", new[] { forum ?? "นำมาที่สำนักงาน", channel?.Words() }.OfType<string>());
}
