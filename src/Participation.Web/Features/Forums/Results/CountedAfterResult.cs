using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Forums;

/// <summary>Heads that came in after the result was saved, as from a desk that had no network: in no figure until somebody looks.</summary>
public static class CountedAfterResult
{
    /// <summary>Nothing is counted so long after the day; whoever has not looked by then will not.</summary>
    private const int AskDays = 90;

    public static string Words(int heads) => heads >= 0 ? $"นับเพิ่มหลังบันทึกผล {WholeNumber.Show(heads)} คน" : $"หักออกหลังบันทึกผล {WholeNumber.Show(-heads)} คน";

    public static async Task<IReadOnlyList<(int Number, int Heads)>> CountedAfterResultAsync(this ParticipationContext db, DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-AskDays);
        var sums = await Late(db, db.Set<Forum>().Where(f => f.State == ForumState.Held && f.Day >= since)).GroupBy(l => l.Number).Select(g => new { Number = g.Key, Heads = g.Sum(l => l.Heads) }).ToListAsync(ct);
        return [.. sums.Where(s => s.Heads != 0).OrderBy(s => s.Number).Select(s => (s.Number, s.Heads))];
    }

    public static Task<int> CountedAfterResultAsync(this ParticipationContext db, Forum forum, CancellationToken ct) =>
        Late(db, db.Set<Forum>().Where(f => f.Id == forum.Id && f.State == ForumState.Held)).SumAsync(l => l.Heads, ct);

    private static IQueryable<LateHeads> Late(ParticipationContext db, IQueryable<Forum> forums) => db.Set<HallEntry>()
        .Join(forums, e => e.ForumId, f => f.Id, (e, f) => new { Entry = e, Forum = f })
        .Where(r => r.Entry.ReceivedAt > r.Forum.HeldAt && (r.Forum.ResultSavedAt == null || r.Entry.ReceivedAt > r.Forum.ResultSavedAt))
        .Select(r => new LateHeads { Number = r.Forum.Number, Heads = r.Entry.Heads });

    private sealed class LateHeads
    {
        public required int Number { get; init; }
        public required int Heads { get; init; }
    }
}
