using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Counts the ready figures anew from the answers themselves: one form and month at a time, each in a transaction of its own,
/// so that people can go on answering meanwhile. Invitations given out are kept as they were counted, because invitations are
/// removed when they are over; fees and refusals are counts and nothing else.
/// </summary>
public sealed class RecountFigures(ParticipationContext db, RollUp rollUp)
{
    private const string AllTables = "choice_rollups, hour_rollups, satisfaction_rollups, village_rollups";

    // Table, its key without survey, grain and first day, and what is counted from answers.
    private static readonly (string Table, string Keys, string[] Counts)[] Tables =
    [
        ("choice_rollups", "service_point_id, question_key, value, is_excluded", ["count"]),
        ("hour_rollups", "service_point_id, weekday, hour, is_excluded", ["least", "little", "medium", "much", "most"]),
        ("satisfaction_rollups", "service_point_id, service_kind_id, way_in, is_excluded", ["least", "little", "medium", "much", "most", "unrated", "marked"]),
        ("village_rollups", "village_id, residence, is_excluded", ["least", "little", "medium", "much", "most", "unrated"]),
    ];

    /// <param name="progress">Is told in words how far it is.</param>
    /// <param name="ct">Stops between two months; what is counted by then is right.</param>
    /// <returns>How many answers were counted.</returns>
    public async Task<int> RunAsync(Action<string>? progress, CancellationToken ct)
    {
        var surveys = await db.Set<Survey>().AsNoTracking().OrderBy(s => s.SortOrder).Select(s => new { s.Id, s.Slug }).ToListAsync(ct);
        var answers = 0;
        foreach (var survey in surveys)
        {
            var months = await MonthsAsync(survey.Id, ct);
            for (var i = 0; i < months.Count; i++)
            {
                var month = months[i];
                answers += await db.WriteAsync(write => MonthAsync(survey.Id, month, write), ct);
                progress?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{survey.Slug}: month {i + 1} of {months.Count} ({month:yyyy-MM}), {answers} answers counted"));
            }
            foreach (var year in months.Select(m => Grain.FiscalYear.FirstDay(m)).Distinct().ToList())
                await db.WriteAsync(write => YearAsync(survey.Id, year, write), ct);
        }
        return answers;
    }

    // From the first answer or row to the last, because a month whose answers are gone must not keep its rows.
    private async Task<IReadOnlyList<DateOnly>> MonthsAsync(Guid surveyId, CancellationToken ct)
    {
        var slots = db.Set<SurveyAnswer>().Where(a => a.SurveyId == surveyId).Select(a => (DateTime?)a.HourSlot);
        var rows = db.Set<SatisfactionRollUp>().Where(r => r.SurveyId == surveyId && r.Grain == Grain.Month).Select(r => (DateOnly?)r.From);
        List<DateOnly?> ends = [Month(await slots.MinAsync(ct)), Month(await slots.MaxAsync(ct)), await rows.MinAsync(ct), await rows.MaxAsync(ct)];
        var known = ends.OfType<DateOnly>().ToList();
        if (known.Count == 0) return [];
        var months = new List<DateOnly>();
        for (var month = known.Min(); month <= known.Max(); month = month.AddMonths(1)) months.Add(month);
        return months;

        static DateOnly? Month(DateTime? slot) => slot is { } at ? Grain.Month.FirstDay(ThaiCalendar.Day(at)) : null;
    }

    private async Task<int> MonthAsync(Guid surveyId, DateOnly month, CancellationToken ct)
    {
        await LockAsync(ct);
        var next = month.AddMonths(1);
        foreach (var (table, _, counts) in Tables)
            await SqlAsync($"UPDATE {table} SET {string.Join(", ", counts.Select(c => c + " = 0"))} WHERE survey_id = {{0}} AND grain IN (0, 1) AND from_day >= {{1}} AND from_day < {{2}}", [surveyId, month, next], ct);

        var (from, end) = (ThaiCalendar.StartOf(month), ThaiCalendar.StartOf(next));
        var isExcluded = await ExclusionsAsync(surveyId, from, end, ct);
        var answers = db.Set<SurveyAnswer>().Where(a => a.SurveyId == surveyId && a.HourSlot >= from && a.HourSlot < end);
        var groups = await answers
            .GroupBy(a => new { a.HourSlot, a.ServicePointId, a.ServiceKindId, a.VillageId, a.Residence, a.WayIn, a.Rating, a.Mark })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var group in groups)
        {
            var k = group.Key;
            var counted = new CountedAnswer(surveyId, k.ServicePointId, k.ServiceKindId, k.VillageId, k.Residence, k.WayIn, k.HourSlot, k.Rating, k.Mark);
            rollUp.Add(counted, isExcluded(counted), group.Count);
        }
        var choices = await answers.Join(db.Set<AnswerChoice>(), a => a.Id, c => c.AnswerId, (a, c) => new { a.HourSlot, a.ServicePointId, a.WayIn, a.Mark, c.QuestionKey, c.Value })
            .GroupBy(c => c).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var choice in choices)
        {
            var k = choice.Key;
            var counted = new CountedAnswer(surveyId, k.ServicePointId, null, null, Residence.NotAsked, k.WayIn, k.HourSlot, null, k.Mark);
            rollUp.AddChoice(counted, k.QuestionKey, k.Value, isExcluded(counted), choice.Count);
        }
        await rollUp.OnlyFinerThanYears().WriteAsync(ct);
        foreach (var (table, _, counts) in Tables)
            await SqlAsync($"DELETE FROM {table} WHERE survey_id = {{0}} AND grain IN (0, 1) AND from_day >= {{1}} AND from_day < {{2}} AND {string.Join(" AND ", counts.Concat(table == "satisfaction_rollups" ? ["offered"] : []).Select(c => c + " = 0"))}", [surveyId, month, next], ct);
        return groups.Sum(g => g.Count);
    }

    /// <summary>A year is the sum of its months.</summary>
    private async Task YearAsync(Guid surveyId, DateOnly year, CancellationToken ct)
    {
        await LockAsync(ct);
        foreach (var (table, keys, counts) in Tables)
        {
            var all = counts.Concat(table == "satisfaction_rollups" ? ["offered"] : []).ToList();
            await SqlAsync($"DELETE FROM {table} WHERE survey_id = {{0}} AND grain = 2 AND from_day = {{1}}", [surveyId, year], ct);
            await SqlAsync(
                $"INSERT INTO {table} (survey_id, grain, from_day, {keys}, {string.Join(", ", all)}) SELECT {{0}}, 2, {{1}}, {keys}, {string.Join(", ", all.Select(c => $"SUM({c})"))} " +
                $"FROM {table} WHERE survey_id = {{0}} AND grain = 1 AND from_day >= {{1}} AND from_day < {{2}} GROUP BY {keys}", [surveyId, year, year.AddYears(1)], ct);
        }
    }

    private async Task<Func<CountedAnswer, bool>> ExclusionsAsync(Guid surveyId, DateTime from, DateTime end, CancellationToken ct)
    {
        var decisions = await db.Set<AnswerExclusion>().AsNoTracking().Where(e => e.SurveyId == surveyId && e.HourSlot >= from && e.HourSlot < end).OrderBy(e => e.Id).ToListAsync(ct);
        var latest = new Dictionary<(Guid, WayIn, DateTime), bool>();
        foreach (var decision in decisions) latest[(decision.ServicePointId, decision.WayIn, decision.HourSlot)] = decision.IsExcluded;
        return answer => answer.Mark != AnswerMark.None && latest.GetValueOrDefault((answer.ServicePointId ?? Guid.Empty, answer.WayIn, answer.HourSlot));
    }

    // An answer that is being written waits with its counts until the month is counted, or the count waits for it. On SQLite all writers take turns anyway.
    private Task LockAsync(CancellationToken ct) => db.Database.IsNpgsql() ? SqlAsync($"LOCK TABLE {AllTables} IN EXCLUSIVE MODE", [], ct) : Task.CompletedTask;

    private Task<int> SqlAsync(string sql, object[] values, CancellationToken ct) => db.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql, values), ct);
}
