using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

public record FaqLine(int Number, string Question);

/// <summary>An entry as a citizen reads it.</summary>
public sealed record FaqShown(int Number, string Question, string Answer, string? Unit, DateTime ChangedAt) : FaqLine(Number, Question);

/// <summary>
/// Finds known answers by how they sound, best first: for the page what holds the typed letters, for the chat what comes near to a whole
/// question. What is no longer valid is not found.
/// </summary>
public sealed class FindFaq(ParticipationContext db, TimeProvider clock)
{
    public const int PageSize = 20;
    public const int MaxQuery = 80;
    public const int MostNear = 3;

    /// <summary>Near enough to be offered to somebody who asks something.</summary>
    public const double Near = 0.4;

    /// <summary>Near enough to be offered to somebody who asked nothing.</summary>
    public const double Strong = 0.65;

    /// <summary>What share of the typed letters an entry has to hold to be listed.</summary>
    private const double Enough = 0.45;

    private const int MostGrams = 60;
    private const int FewestHits = 5;
    private const int MostScored = 200;

    private IQueryable<FaqEntry> Readable
    {
        get
        {
            var today = ThaiCalendar.Day(clock.Now());
            return db.Set<FaqEntry>().AsNoTracking().Where(f => f.IsActive && (f.ValidUntil == null || f.ValidUntil >= today));
        }
    }

    public async Task<FaqShown?> OpenAsync(int number, CancellationToken ct) =>
        await (from entry in Readable
               where entry.Number == number
               join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
               from unit in units.DefaultIfEmpty()
               select new FaqShown(entry.Number, entry.Question, entry.Answer, unit.Name, entry.ChangedAt)).SingleOrDefaultAsync(ct);

    public async Task<(IReadOnlyList<FaqLine> Lines, int Total)> RunAsync(string? typed, Guid? categoryId, int page, CancellationToken ct)
    {
        var folded = ThaiFold.Of(PlainText.Cut(typed ?? "", MaxQuery));
        var entries = categoryId is { } category ? Readable.Where(f => db.Set<FaqCategory>().Any(c => c.EntryId == f.Id && c.CategoryId == category)) : Readable;
        // Two letters, as in ไฟ, make no run of three.
        if (folded.Length < 3) return await ListAsync(folded.Length == 0 ? entries : entries.Where(f => f.Folded.Contains(folded)), page, ct);
        var grams = ThaiFold.Grams(folded).Take(MostGrams).ToArray();
        var needed = Math.Max(1, (int)Math.Ceiling(grams.Length * Enough));
        var scores = await db.Set<FaqGram>().Where(g => grams.Contains(g.Gram)).GroupBy(g => g.EntryId)
            .Select(g => new { g.Key, Hits = g.Count(), Score = g.Sum(x => x.Weight) }).Where(s => s.Hits >= needed)
            .OrderByDescending(s => s.Score).ThenBy(s => s.Key).Take(MostScored).ToListAsync(ct);
        var ids = scores.ConvertAll(s => s.Key);
        var readable = await entries.Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => new FaqLine(f.Number, f.Question), ct);
        var found = ids.Where(readable.ContainsKey).ToList();
        return ([.. found.Skip((page - 1) * PageSize).Take(PageSize).Select(id => readable[id])], found.Count);
    }

    /// <summary>
    /// At most three entries that a question comes near to: by how much of what was typed stands in an entry's questions, or how much of
    /// its question was typed, since people greet and explain around it.
    /// </summary>
    /// <param name="question">As it was typed.</param>
    /// <param name="share">How near, from 0 to 1.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IReadOnlyList<FaqLine>> NearAsync(string question, double share, CancellationToken ct)
    {
        var grams = ThaiFold.Grams(ThaiFold.Of(question)).Take(MostGrams).ToArray();
        if (grams.Length < FewestHits) return [];
        var hits = await db.Set<FaqGram>().Where(g => g.Weight >= SaveFaq.AlsoAskedWeight && grams.Contains(g.Gram)).GroupBy(g => g.EntryId)
            .Select(g => new { g.Key, Hits = g.Count(), InQuestion = g.Count(x => x.Weight == SaveFaq.QuestionWeight) }).Where(h => h.Hits >= FewestHits)
            .OrderByDescending(h => h.Hits).ThenBy(h => h.Key).Take(MostScored).ToListAsync(ct);
        if (hits.Count == 0) return [];
        var ids = hits.ConvertAll(h => h.Key);
        var readable = await Readable.Where(f => ids.Contains(f.Id)).Select(f => new { f.Id, f.QuestionGrams, Line = new FaqLine(f.Number, f.Question) }).ToDictionaryAsync(f => f.Id, ct);
        return [.. (from hit in hits
                   where readable.ContainsKey(hit.Key)
                   let entry = readable[hit.Key]
                   let near = Math.Max((double)hit.Hits / grams.Length, (double)hit.InQuestion / Math.Max(FewestHits, entry.QuestionGrams))
                   where near >= share
                   orderby near descending, entry.Line.Number
                   select entry.Line).Take(MostNear)];
    }

    private static async Task<(IReadOnlyList<FaqLine>, int)> ListAsync(IQueryable<FaqEntry> entries, int page, CancellationToken ct) =>
        (await entries.OrderBy(f => f.Number).Skip((page - 1) * PageSize).Take(PageSize).Select(f => new FaqLine(f.Number, f.Question)).ToListAsync(ct), await entries.CountAsync(ct));
}
