using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Reckons the report from the register, the visits and the counts, each time it is looked at. Questions count in the period of their receipt.</summary>
public sealed class ReadEnquiryReport(ParticipationContext db, AnswerTimes times, TimeProvider clock)
{
    public const int MostSuggestions = 300;

    private const int MostFaq = 100;

    private sealed record Asked(CaseChannel Channel, Guid CategoryId, CaseKind Kind, DateTime ReceivedAt, DateTime? AnsweredAt);

    private sealed record Visits(VisitWay Way, Guid CategoryId, int Year, int Month, bool WasAnswered, int Count);

    public async Task<EnquiryReport> RunAsync(FigurePeriod period, CancellationToken ct)
    {
        var (asked, visits, rules, now) = (await AskedAsync(period, ct), await VisitsAsync(period, ct), await times.ReadAsync(ct), clock.Now());
        var categories = await db.Set<CaseCategory>().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        UserTable[] tables =
        [
            Table("ช่องทาง", asked, a => a.Channel.Words(), visits, v => v.Way.Words()),
            Table("เรื่อง", asked, a => categories[a.CategoryId], visits, v => categories[v.CategoryId]),
            new("แบบ", [.. CaseTerms.Enquiries.Select(k => new UserCount(k.Words(), asked.Count(a => a.Kind == k), 0)), new UserCount("มาหรือโทรถาม", 0, visits.Sum(v => v.Count))]),
            .. period.Kind == PeriodKind.Month ? (UserTable[])[] : [ByMonth(asked, visits)],
        ];
        return new EnquiryReport(
            period, rules.Within, new UserCount("รวม", asked.Count, visits.Sum(v => v.Count)), visits.Where(v => v.WasAnswered).Sum(v => v.Count), Stand(asked, rules, now), tables,
            await FaqAsync(period, ct), await SuggestionsAsync(period, ct), await Suggested(period).CountAsync(ct));
    }

    private async Task<List<Asked>> AskedAsync(FigurePeriod period, CancellationToken ct)
    {
        var (from, until) = period.Instants;
        return await db.Set<Case>().Enquiries().Where(c => c.ReceivedAt >= from && c.ReceivedAt < until)
            .Select(c => new Asked(c.Channel, c.CategoryId, c.Kind, c.ReceivedAt, db.Set<CaseEntry>().Where(e => e.CaseId == c.Id && WaitingEnquiries.Answers.Contains(e.Step)).Min(e => (DateTime?)e.At))).ToListAsync(ct);
    }

    private async Task<List<Visits>> VisitsAsync(FigurePeriod period, CancellationToken ct) =>
        (await db.Set<EnquiryVisit>().Where(v => v.Day >= period.From && v.Day <= period.To)
            .GroupBy(v => new { v.Way, v.CategoryId, v.Day, v.WasAnswered }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            .ConvertAll(g => new Visits(g.Key.Way, g.Key.CategoryId, g.Key.Day.Year, g.Key.Day.Month, g.Key.WasAnswered, g.Count));

    private static AnswerCount Stand(List<Asked> asked, AnswerRules rules, DateTime now)
    {
        var answered = asked.Where(a => a.AnsweredAt is not null).ToList();
        var inTime = answered.Count(a => !rules.IsOver(a.ReceivedAt, a.AnsweredAt!.Value));
        var over = asked.Count(a => a.AnsweredAt is null && rules.IsOver(a.ReceivedAt, now));
        return new AnswerCount(inTime, answered.Count - inTime, asked.Count - answered.Count - over, over);
    }

    private static UserTable Table(string title, List<Asked> asked, Func<Asked, string> askedName, List<Visits> visits, Func<Visits, string> visitName)
    {
        var names = asked.Select(askedName).Concat(visits.Select(visitName)).Distinct();
        return new UserTable(title, [.. names.Select(n => new UserCount(n, asked.Count(a => askedName(a) == n), visits.Where(v => visitName(v) == n).Sum(v => v.Count))).OrderByDescending(l => l.Total).ThenBy(l => l.Name, StringComparer.Ordinal)]);
    }

    private static UserTable ByMonth(List<Asked> asked, List<Visits> visits)
    {
        var months = asked.Select(a => Month(a.ReceivedAt)).Concat(visits.Select(v => new DateOnly(v.Year, v.Month, 1))).Distinct().Order();
        return new UserTable("เดือน", [.. months.Select(m => new UserCount(ThaiCalendar.MonthName(m), asked.Count(a => Month(a.ReceivedAt) == m), visits.Where(v => (v.Year, v.Month) == (m.Year, m.Month)).Sum(v => v.Count)))]);
    }

    private static DateOnly Month(DateTime at)
    {
        var day = ThaiCalendar.Day(at);
        return day.AddDays(1 - day.Day);
    }

    private async Task<List<FaqCount>> FaqAsync(FigurePeriod period, CancellationToken ct) =>
        (await db.Set<FaqMonth>().Where(m => m.Month >= period.From && m.Month <= period.To).GroupBy(m => m.EntryId)
                .Select(g => new { g.Key, Shown = g.Sum(m => m.Shown), Helped = g.Sum(m => m.Helped), NotHelped = g.Sum(m => m.NotHelped) })
                .Join(db.Set<FaqEntry>(), g => g.Key, f => f.Id, (g, f) => new { f.Number, f.Question, g.Shown, g.Helped, g.NotHelped })
                .OrderByDescending(f => f.Shown).ThenBy(f => f.Number).Take(MostFaq).ToListAsync(ct))
            .ConvertAll(f => new FaqCount(f.Number, f.Question, f.Shown, f.Helped, f.NotHelped));

    private async Task<List<SuggestionLine>> SuggestionsAsync(FigurePeriod period, CancellationToken ct) =>
        (await Suggested(period).OrderByDescending(v => v.Day).ThenByDescending(v => v.Id).Take(MostSuggestions)
            .Join(db.Set<CaseCategory>(), v => v.CategoryId, c => c.Id, (v, c) => new { v.Id, v.Day, Category = c.Name, v.Suggestion, v.HiddenBecause }).ToListAsync(ct))
            .OrderByDescending(v => v.Day).ThenByDescending(v => v.Id).Select(v => new SuggestionLine(v.Id, v.Day, v.Category, v.Suggestion, v.HiddenBecause)).ToList();

    private IQueryable<EnquiryVisit> Suggested(FigurePeriod period) => db.Set<EnquiryVisit>().AsNoTracking().Where(v => v.Day >= period.From && v.Day <= period.To && v.Suggestion != "");
}
