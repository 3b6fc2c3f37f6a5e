using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>A daily record that is public, and where it is read and checked.</summary>
public sealed record PublicRecord(DateOnly Day, int Number)
{
    public string Slug => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One queue's fairness, this month and this fiscal year.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class FairQueueModel(ReadQueueFigures figures, ParticipationContext db, IPublishing publishing, TimeProvider clock) : PageModel
{
    private const int MostRecords = 10;

    public Queue Queue { get; private set; } = null!;
    public QueueSheet Month { get; private set; } = null!;
    public QueueSheet Year { get; private set; } = null!;
    public IReadOnlyList<PublicRecord> Records { get; private set; } = [];
    public IReadOnlyList<(string Slot, string Wait, string Share)> Slots { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await db.FindQueueAsync(code, ct) is not { } queue) return NotFound();
        var today = ThaiCalendar.Day(clock.Now());
        Queue = queue;
        Month = (await figures.RunAsync(new QueueScope(FigurePeriod.Of(PeriodKind.Month, today), queue.Code), ct))!;
        Year = (await figures.RunAsync(new QueueScope(FigurePeriod.Of(PeriodKind.FiscalYear, today), queue.Code), ct))!;
        Records = await RecordsAsync(queue.Id, ct);
        Slots = Satisfied();
        return Page();
    }

    private async Task<IReadOnlyList<PublicRecord>> RecordsAsync(Guid queueId, CancellationToken ct)
    {
        var found = new List<PublicRecord>();
        // The latest month: what is older stands in the list of publications.
        foreach (var record in await db.Set<QueueRecord>().Where(r => r.QueueId == queueId).OrderByDescending(r => r.Day).Take(MostRecords * 3).Select(r => new { r.Id, r.Day }).ToListAsync(ct))
        {
            if (found.Count == MostRecords) break;
            if (await publishing.FindAsync(ProposeQueueRecord.SourceOf(record.Id), ct) is { IsPublic: true } state) found.Add(new PublicRecord(record.Day, state.Number));
        }
        return found;
    }

    /// <summary>By hour of the day; few answers, and what would give them away by subtraction, are withheld.</summary>
    private List<(string Slot, string Wait, string Share)> Satisfied()
    {
        var rated = Year.Satisfaction.GroupBy(s => s.Hour).OrderBy(g => g.Key).Select(g => (Hour: g.Key, Answers: g.Sum(s => s.Answers), Known: g.All(s => s.Share is not null), Satisfied: g.Sum(s => s.Answers * (s.Share ?? 0)))).ToList();
        var withheld = SmallNumbers.Withhold([.. rated.Select(r => r.Answers)]);
        var waits = Year.Hours.Where(h => h.Waits > 0).GroupBy(h => h.Hour).ToDictionary(g => g.Key, QueueSum.Of);
        return [.. rated.Select((r, i) => (FigureWords.Hour(r.Hour), FigureWords.Minutes(waits.GetValueOrDefault(r.Hour)?.MeanWait),
            withheld[i] || !r.Known ? SmallNumbers.Words : $"{FigureWords.Percent(r.Satisfied / r.Answers)} จาก {FigureWords.Number(r.Answers)} คำตอบ"))];
    }
}
