using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

/// <param name="Member">The time on the seat.</param>
/// <param name="Name">Null once it was erased.</param>
/// <param name="Village">Where they live.</param>
/// <param name="ForumNumber">Where they were chosen.</param>
public sealed record MemberLine(CommitteeMember Member, string? Name, Village? Village, int? ForumNumber);

/// <summary>A committee with who sits in it.</summary>
public sealed record CommitteeView(Committee Committee, IReadOnlyList<MemberLine> Members)
{
    public IReadOnlyList<MemberLine> Seated(DateOnly today) => [.. Members.Where(m => m.Member.IsSeated(today))];

    public IReadOnlyList<int> Free(DateOnly today)
    {
        var taken = Members.Where(m => m.Member.EndedOn is null).Select(m => m.Member.Seat).ToHashSet();
        return Committee.To < today ? [] : [.. Enumerable.Range(1, Committee.Seats).Where(s => !taken.Contains(s))];
    }
}

/// <summary>Committees with their members, in two questions whatever their number.</summary>
public sealed class CommitteeRegister(ParticipationContext db)
{
    public const int PageSize = 20;

    /// <summary>Terms that end within so many days are told of.</summary>
    public const int EndsSoonDays = 90;

    /// <summary>Those in office and those to come first; then those that were.</summary>
    public async Task<(IReadOnlyList<CommitteeView> Committees, int Total)> PageAsync(int page, DateOnly? notOverBefore, CancellationToken ct)
    {
        var wanted = db.Set<Committee>().AsNoTracking();
        if (notOverBefore is { } day) wanted = wanted.Where(c => c.To >= day);
        var found = await wanted.OrderByDescending(c => c.To).ThenBy(c => c.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return (await WithMembersAsync(found, ct), await wanted.CountAsync(ct));
    }

    /// <summary>What a form offers: those whose term is not over, and the one that it named before.</summary>
    public async Task<IReadOnlyList<Committee>> ChoicesAsync(DateOnly today, int? recorded, CancellationToken ct) =>
        await db.Set<Committee>().AsNoTracking().Where(c => c.To >= today || c.Number == recorded).OrderByDescending(c => c.To).ThenBy(c => c.Number).Take(10 * PageSize).ToListAsync(ct);

    public async Task<CommitteeView?> FindAsync(int number, CancellationToken ct) =>
        await db.Set<Committee>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct) is { } committee ? (await WithMembersAsync([committee], ct))[0] : null;

    /// <summary>Seats without anybody, of committees in office.</summary>
    public async Task<(int Seats, int Committees)> FreeAsync(DateOnly today, CancellationToken ct)
    {
        var rows = await db.Set<Committee>().Where(c => c.From <= today && c.To >= today)
            .Select(c => c.Seats - db.Set<CommitteeMember>().Count(m => m.CommitteeId == c.Id && m.EndedOn == null)).ToListAsync(ct);
        return (rows.Sum(), rows.Count(r => r > 0));
    }

    public Task<int> EndingAsync(DateOnly today, CancellationToken ct)
    {
        var soon = today.AddDays(EndsSoonDays);
        return db.Set<Committee>().CountAsync(c => c.From <= today && c.To >= today && c.To <= soon, ct);
    }

    private async Task<IReadOnlyList<CommitteeView>> WithMembersAsync(List<Committee> committees, CancellationToken ct)
    {
        var ids = committees.ConvertAll(c => c.Id);
        var members = (await (from m in db.Set<CommitteeMember>().AsNoTracking()
                              where ids.Contains(m.CommitteeId)
                              join n in db.Set<CommitteeMemberName>().AsNoTracking() on m.Id equals n.MemberId
                              join village in db.Set<Village>().AsNoTracking() on m.VillageId equals (Guid?)village.Id into villages
                              from v in villages.DefaultIfEmpty()
                              join forum in db.Set<Forum>() on m.ForumId equals (Guid?)forum.Id into forums
                              from f in forums.DefaultIfEmpty()
                              orderby m.Seat, m.SeatedAt, m.Id
                              select new { Member = m, n.Name, n.ErasedAt, Village = v, Number = (int?)f.Number }).ToListAsync(ct)).ToLookup(r => r.Member.CommitteeId);
        return committees.ConvertAll(c => new CommitteeView(c, [.. members[c.Id].Select(r => new MemberLine(r.Member, r.ErasedAt is null ? r.Name : null, r.Village, r.Number))]));
    }
}

public sealed record CandidateLine(ForumCandidate Candidate, string? Name, Village? Village);

/// <summary>How a forum chose, as it stands.</summary>
public sealed record ChoosingView(ForumChoosing Choosing, IReadOnlyList<CandidateLine> Candidates, string? CommitteeName, int? CommitteeNumber)
{
    public IReadOnlyList<CandidateLine> Chosen => [.. Candidates.Where(c => c.Candidate.IsChosen)];
}

public static class ChoosingFinding
{
    /// <summary>The latest edition; null where nothing was recorded.</summary>
    public static async Task<ChoosingView?> ChoosingOfAsync(this ParticipationContext db, Guid forum, CancellationToken ct)
    {
        if (await db.Set<ForumChoosing>().AsNoTracking().Where(c => c.ForumId == forum).OrderByDescending(c => c.Edition).FirstOrDefaultAsync(ct) is not { } choosing) return null;
        var candidates = await (from c in db.Set<ForumCandidate>().AsNoTracking()
                                where c.ForumId == forum && c.Edition == choosing.Edition
                                join n in db.Set<ForumCandidateName>().AsNoTracking() on c.Id equals n.CandidateId
                                join village in db.Set<Village>().AsNoTracking() on c.VillageId equals (Guid?)village.Id into villages
                                from v in villages.DefaultIfEmpty()
                                orderby c.Ordinal
                                select new { Candidate = c, n.Name, n.ErasedAt, Village = v }).ToListAsync(ct);
        var committee = choosing.CommitteeId is { } id ? await db.Set<Committee>().AsNoTracking().SingleAsync(c => c.Id == id, ct) : null;
        return new ChoosingView(choosing, candidates.ConvertAll(r => new CandidateLine(r.Candidate, r.ErasedAt is null ? r.Name : null, r.Village)), committee?.Name, committee?.Number);
    }
}
