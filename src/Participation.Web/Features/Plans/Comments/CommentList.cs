using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans;

public enum PlanCommentFilter
{
    All,
    Waiting,
    Hidden,
}

public sealed record PlanCommentLine(PlanComment Comment, PlanCommentText Text, Village? Village, PlanDraft Plan)
{
    public bool IsErased => Text.ErasedAt is not null;

    /// <summary>Of who is to answer it, or did.</summary>
    public string? UnitName { get; init; }

    public string VillageWords => Village is null ? "ไม่บอกหมู่บ้าน" : VillageName.Of(Village);
}

/// <summary>How many of a village commented, and how many of these have their answer.</summary>
public sealed record CommunityLine(string Name, int Comments, int Answered);

/// <summary>Of a plan: how many by which way, and what waits.</summary>
public sealed record CommentCount(IReadOnlyList<CommunityLine> Communities, int Online, int OnPaper, int Hidden, int Owed)
{
    public static readonly CommentCount None = new([], 0, 0, 0, 0);

    public int All => Online + OnPaper;

    public int Answered => Communities.Sum(c => c.Answered);

    /// <summary>Villages of which somebody commented, without those who named none.</summary>
    public (int Heard, int All) Coverage { get; init; }
}

/// <summary>Comments by pages, in the same few questions whatever their number.</summary>
public sealed class CommentList(ParticipationContext db)
{
    public const int PageSize = 20;

    /// <summary>What everybody may read, the newest first.</summary>
    public async Task<(IReadOnlyList<PlanCommentLine> Lines, int Total)> OpenAsync(Guid plan, int page, CancellationToken ct)
    {
        var shown = db.Set<PlanComment>().AsNoTracking().Where(c => c.PlanId == plan && c.HiddenAt == null);
        return (await PageAsync(shown, page, ct), await shown.CountAsync(ct));
    }

    public async Task<(IReadOnlyList<PlanCommentLine> Lines, int Total)> StaffAsync(Guid? plan, Guid? unit, PlanCommentFilter filter, int page, CancellationToken ct)
    {
        var wanted = db.Set<PlanComment>().AsNoTracking();
        if (unit is not null) wanted = wanted.Where(c => c.UnitId == unit);
        if (plan is { } one) wanted = wanted.Where(c => c.PlanId == one);
        wanted = filter switch
        {
            PlanCommentFilter.All => wanted,
            PlanCommentFilter.Waiting => wanted.Owed(db),
            PlanCommentFilter.Hidden => wanted.Where(c => c.HiddenAt != null),
        };
        return (await PageAsync(wanted, page, ct), await wanted.CountAsync(ct));
    }

    public async Task<PlanCommentLine?> FindAsync(Guid id, CancellationToken ct) => (await PageAsync(db.Set<PlanComment>().AsNoTracking().Where(c => c.Id == id), 1, ct)).SingleOrDefault();

    /// <summary>By the address that was shown to its author.</summary>
    public async Task<PlanCommentLine?> FindAsync(string token, CancellationToken ct)
    {
        var hash = CommentTerms.HashOf(token);
        return (await PageAsync(db.Set<PlanComment>().AsNoTracking().Where(c => db.Set<PlanCommentText>().Any(t => t.CommentId == c.Id && t.TokenHash == hash)), 1, ct)).SingleOrDefault();
    }

    /// <summary>By community, those that said nothing too: the plan asks for each.</summary>
    public async Task<CommentCount> CountAsync(Guid plan, CancellationToken ct)
    {
        var all = db.Set<PlanComment>().Where(c => c.PlanId == plan);
        var counts = await all.GroupBy(c => new { c.VillageId, OnPaper = c.Channel == CommentChannel.Paper })
            .Select(g => new { g.Key, Count = g.Count(), Answered = g.Count(c => c.AnsweredAt != null), Hidden = g.Count(c => c.HiddenAt != null) }).ToListAsync(ct);
        var villages = await db.Set<Village>().AsNoTracking().Where(v => v.IsActive || all.Any(c => c.VillageId == v.Id)).OrderBy(v => v.Label).ThenBy(v => v.Number).ToListAsync(ct);
        List<CommunityLine> lines = [.. villages.Select(v => Line(VillageName.Of(v), v.Id))];
        var heard = lines.Count(l => l.Comments > 0);
        if (counts.Exists(c => c.Key.VillageId is null)) lines.Add(Line("ไม่บอกหมู่บ้าน", null));
        return new CommentCount(lines, counts.Where(c => !c.Key.OnPaper).Sum(c => c.Count), counts.Where(c => c.Key.OnPaper).Sum(c => c.Count), counts.Sum(c => c.Hidden), await all.Owed(db).CountAsync(ct)) { Coverage = (heard, villages.Count) };

        CommunityLine Line(string name, Guid? village) => new(name, counts.Where(c => c.Key.VillageId == village).Sum(c => c.Count), counts.Where(c => c.Key.VillageId == village).Sum(c => c.Answered));
    }

    private async Task<IReadOnlyList<PlanCommentLine>> PageAsync(IQueryable<PlanComment> comments, int asked, CancellationToken ct)
    {
        var page = comments.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id).Skip((Math.Max(1, asked) - 1) * PageSize).Take(PageSize);
        var rows = await (from c in page
                          join t in db.Set<PlanCommentText>().AsNoTracking() on c.Id equals t.CommentId
                          join p in db.Set<PlanDraft>().AsNoTracking() on c.PlanId equals p.Id
                          join village in db.Set<Village>().AsNoTracking() on c.VillageId equals (Guid?)village.Id into villages
                          from v in villages.DefaultIfEmpty()
                          join unit in db.Set<Unit>().AsNoTracking() on c.UnitId equals (Guid?)unit.Id into units
                          from u in units.DefaultIfEmpty()
                          orderby c.ReceivedAt descending, c.Id descending
                          select new { Comment = c, Text = t, Plan = p, Village = v, UnitName = u == null ? null : u.Name }).ToListAsync(ct);
        return rows.ConvertAll(r => new PlanCommentLine(r.Comment, r.Text, r.Village, r.Plan) { UnitName = r.UnitName });
    }
}
