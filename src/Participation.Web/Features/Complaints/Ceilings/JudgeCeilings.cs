using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Everything that may have a ceiling in a fiscal year. <paramref name="Moved"/>: cases whose category was changed after receipt,
/// which moves them from one ceiling to another and is therefore said beside the figures.
/// </summary>
public sealed record YearCeilings(int FiscalYear, IReadOnlyList<JudgedCeiling> Judged, IReadOnlyList<CeilingSubject> Without, int Moved);

public sealed class JudgeCeilings(ParticipationContext db, TimeProvider clock)
{
    public async Task<YearCeilings> RunAsync(int fiscalYear, CancellationToken ct)
    {
        var (year, today) = (FigurePeriod.OfFiscalYear(fiscalYear), ThaiCalendar.Day(clock.Now()));
        var subjects = await SubjectsAsync(ct);
        var rows = await db.Set<CaseCeiling>().AsNoTracking().Where(c => c.FiscalYear == fiscalYear).ToDictionaryAsync(c => c.Subject, ct);
        var standing = subjects.ToDictionary(s => s.Key, s => rows.TryGetValue(s.Key, out var row) ? row.Standing : s.Preset(fiscalYear));
        var counts = new Dictionary<int, YearCounts> { [fiscalYear] = await CountAsync(year, ct) };
        foreach (var other in standing.Values.Select(s => s?.BaseYear).OfType<int>().Distinct().ToList()) counts[other] = await CountAsync(FigurePeriod.OfFiscalYear(other), ct);
        var judged = new List<JudgedCeiling>();
        foreach (var subject in subjects)
        {
            if (standing[subject.Key] is not { } ceiling) continue;
            var before = ceiling.BaseCount ?? (ceiling.BaseYear is { } last ? counts[last].Known(subject) : null);
            judged.Add(new JudgedCeiling(subject, ceiling, counts[fiscalYear].Of(subject), before, year.HasBegun(today), year.IsOver(today)));
        }
        return new YearCeilings(
            fiscalYear, judged,
            [.. subjects.Where(s => standing[s.Key] is null && s.Category is not { IsActive: false })],
            await db.Set<Case>().ReceivedIn(year).Complaints().CountAsync(c => db.Set<CaseEntry>().Any(e => e.CaseId == c.Id && e.Step == CaseStep.CategoryChanged), ct));
    }

    /// <summary>Null where there is none of that key.</summary>
    public async Task<CeilingSubject?> FindAsync(string key, CancellationToken ct) => (await SubjectsAsync(ct)).FirstOrDefault(s => s.Key == key);

    private async Task<IReadOnlyList<CeilingSubject>> SubjectsAsync(CancellationToken ct) =>
        [.. CeilingSubject.General, .. (await db.Set<CaseCategory>().AsNoTracking().OrderBy(c => c.SortOrder).ThenBy(c => c.Id).Take(200).ToListAsync(ct)).Select(CeilingSubject.Of)];

    private async Task<YearCounts> CountAsync(FigurePeriod year, CancellationToken ct) => new(
        [.. (await db.Set<Case>().ReceivedIn(year).Complaints().GroupBy(c => new { c.CategoryId, c.Kind }).Select(g => new { g.Key.CategoryId, g.Key.Kind, Count = g.Count() }).ToListAsync(ct))
            .Select(g => (g.CategoryId, g.Kind, g.Count))]);

    private sealed record YearCounts(IReadOnlyList<(Guid Category, CaseKind Kind, int Count)> Counts)
    {
        public int Of(CeilingSubject subject) =>
            Counts.Where(c => (subject.Kind is null || c.Kind == subject.Kind) && (subject.Category is null || c.Category == subject.Category.Id)).Sum(c => c.Count);

        /// <summary>Null where the register was not yet in use: an empty year is no zero.</summary>
        public int? Known(CeilingSubject subject) => Counts.Count == 0 ? null : Of(subject);
    }
}
