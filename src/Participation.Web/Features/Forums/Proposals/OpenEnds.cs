using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

public sealed record OpenEnd(Forum Forum, bool HasDecision)
{
    public string Missing => string.Join(" · ", new[] { Forum.Resolution.Length == 0 ? "ยังไม่ได้บันทึกมติ" : "", HasDecision || Forum.IsCouncil ? "" : "ยังไม่มีข้อเสนอที่พิจารณาแล้ว" }.Where(w => w.Length > 0));
}

/// <summary>Forums that were held and of which people have not heard what came: no result published, or none of its proposals decided.</summary>
public sealed class OpenEnds(ParticipationContext db)
{
    public const int Most = 5;

    public Task<int> CountAsync(CancellationToken ct) => Wanted().CountAsync(ct);

    /// <summary>Those that wait longest.</summary>
    public async Task<IReadOnlyList<OpenEnd>> ListAsync(CancellationToken ct)
    {
        var rows = await Wanted().OrderBy(f => f.Day).ThenBy(f => f.Number).Take(Most)
            .Select(f => new { Forum = f, HasDecision = db.Set<Proposal>().Any(p => p.ForumId == f.Id && p.State != ProposalState.Received && p.State != ProposalState.Considered) }).ToListAsync(ct);
        return rows.ConvertAll(r => new OpenEnd(r.Forum, r.HasDecision));
    }

    /// <summary>A meeting of the council makes no proposals.</summary>
    private IQueryable<Forum> Wanted() => db.Set<Forum>().AsNoTracking().Where(f => f.State == ForumState.Held
        && (f.Resolution == "" || (f.Purpose != ForumPurpose.Council && !db.Set<Proposal>().Any(p => p.ForumId == f.Id && p.State != ProposalState.Received && p.State != ProposalState.Considered))));
}
