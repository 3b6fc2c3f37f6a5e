using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Services;

public sealed record ManualLine(int Number, string Name, string Area);

/// <summary>Lists the manuals citizens can read, all of them or those that fit what was typed, best first.</summary>
public sealed class FindManuals(ParticipationContext db)
{
    public const int PageSize = 20;
    public const int MaxQuery = 80;

    /// <summary>What share of the typed letters a manual has to hold. A letter typed wrong spoils three runs of three.</summary>
    private const double Enough = 0.45;

    /// <summary>Runs of three looked up at most: the beginning of a long question says enough.</summary>
    private const int MostGrams = 40;

    public async Task<(IReadOnlyList<ManualLine> Lines, int Total)> RunAsync(string? typed, int page, int pageSize, CancellationToken ct)
    {
        var folded = ThaiFold.Of(PlainText.Cut(typed ?? "", MaxQuery));
        if (folded.Length == 0) return await AllAsync(page, pageSize, ct);
        return folded.Length < 3 ? await ShortAsync(folded, page, pageSize, ct) : await ByGramsAsync(folded, page, pageSize, ct);
    }

    private IQueryable<ServiceKind> Readable => db.Set<ServiceKind>().AsNoTracking().Where(k => k.IsActive && db.Set<ManualText>().Any(t => t.ServiceKindId == k.Id));

    private async Task<(IReadOnlyList<ManualLine>, int)> AllAsync(int page, int pageSize, CancellationToken ct)
    {
        var total = await Readable.CountAsync(ct);
        var lines = await Readable.Join(db.Set<ServiceArea>(), k => k.AreaId, a => a.Id, (k, a) => new { k.Number, k.Name, Area = a.Name, AreaNumber = a.Number })
            .OrderBy(l => l.AreaNumber).ThenBy(l => l.Number).Skip((page - 1) * pageSize).Take(pageSize).Select(l => new ManualLine(l.Number, l.Name, l.Area)).ToListAsync(ct);
        return (lines, total);
    }

    // Two letters, as in ไฟ, make no run of three.
    private async Task<(IReadOnlyList<ManualLine>, int)> ShortAsync(string folded, int page, int pageSize, CancellationToken ct)
    {
        var found = Readable.Join(db.Set<ManualText>().Where(t => t.Text.Contains(folded)), k => k.Id, t => t.ServiceKindId, (k, t) => new { k.Id, k.Number, k.Name, k.AreaId, InName = t.Name.Contains(folded) });
        var total = await found.CountAsync(ct);
        var lines = await found.OrderByDescending(f => f.InName).ThenBy(f => f.Number).Skip((page - 1) * pageSize).Take(pageSize)
            .Join(db.Set<ServiceArea>(), f => f.AreaId, a => a.Id, (f, a) => new { f.InName, f.Number, f.Name, Area = a.Name })
            .OrderByDescending(l => l.InName).ThenBy(l => l.Number).Select(l => new ManualLine(l.Number, l.Name, l.Area)).ToListAsync(ct);
        return (lines, total);
    }

    private async Task<(IReadOnlyList<ManualLine>, int)> ByGramsAsync(string folded, int page, int pageSize, CancellationToken ct)
    {
        var grams = ThaiFold.Grams(folded).Take(MostGrams).ToArray();
        var needed = Math.Max(1, (int)Math.Ceiling(grams.Length * Enough));
        var scores = await db.Set<ManualGram>().Where(g => grams.Contains(g.Gram)).GroupBy(g => g.ServiceKindId)
            .Select(g => new { g.Key, Hits = g.Count(), Score = g.Sum(x => x.Weight) }).Where(s => s.Hits >= needed)
            .OrderByDescending(s => s.Score).ThenBy(s => s.Key).Take(200).ToListAsync(ct);
        // Where the name itself fits, a long body that happens to hold the letters is noise.
        var best = scores.Count == 0 ? 0 : scores[0].Score;
        var ids = scores.Where(s => s.Score * 4 >= best).Select(s => s.Key).ToList();
        var readable = (await Readable.Where(k => ids.Contains(k.Id)).Join(db.Set<ServiceArea>(), k => k.AreaId, a => a.Id, (k, a) => new { k.Id, Line = new ManualLine(k.Number, k.Name, a.Name) }).ToListAsync(ct))
            .ToDictionary(k => k.Id, k => k.Line);
        var found = ids.Where(readable.ContainsKey).ToList();
        return ([.. found.Skip((page - 1) * pageSize).Take(pageSize).Select(id => readable[id])], found.Count);
    }
}
