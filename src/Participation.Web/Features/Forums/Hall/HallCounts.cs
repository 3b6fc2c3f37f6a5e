using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

/// <summary>Heads of a village, or of elsewhere where it is null, by the way they were counted.</summary>
public sealed record HallCount(Guid? VillageId, int Own, int Desk, int Paper)
{
    public int Total => Math.Max(0, Own + Desk + Paper);
}

public sealed record HallBreakdown(string Name, int Heads);

public static class HallCounts
{
    public static async Task<IReadOnlyList<HallCount>> HallCountsAsync(this ParticipationContext db, Guid forum, CancellationToken ct)
    {
        var sums = await db.Set<HallEntry>().Where(e => e.ForumId == forum).GroupBy(e => new { e.VillageId, e.Way }).Select(g => new { g.Key.VillageId, g.Key.Way, Heads = g.Sum(e => e.Heads) }).ToListAsync(ct);
        return [.. sums.GroupBy(s => s.VillageId).Select(v => new HallCount(v.Key,
            v.Where(s => s.Way is HallWay.Phone or HallWay.Line).Sum(s => s.Heads), v.Where(s => s.Way == HallWay.Desk).Sum(s => s.Heads), v.Where(s => s.Way == HallWay.Paper).Sum(s => s.Heads)))];
    }

    /// <summary>What those who said said of themselves.</summary>
    public static async Task<IReadOnlyList<HallBreakdown>> HallBreakdownAsync(this ParticipationContext db, Guid forum, CancellationToken ct)
    {
        var said = await db.Set<HallEntry>().Where(e => e.ForumId == forum && (e.Gender != null || e.Age != null)).GroupBy(e => new { e.Gender, e.Age }).Select(g => new { g.Key.Gender, g.Key.Age, Heads = g.Sum(e => e.Heads) }).ToListAsync(ct);
        return
        [
            .. HallTerms.Genders.Select(gender => new HallBreakdown(gender.Words(), said.Where(s => s.Gender == gender).Sum(s => s.Heads))),
            .. HallTerms.Ages.Select(age => new HallBreakdown(age.Words(), said.Where(s => s.Age == age).Sum(s => s.Heads))),
        ];
    }
}
