using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>The marked answers of one form, point, way in and hour: what is decided about together.</summary>
public sealed record BurstKey(Guid SurveyId, Guid ServicePointId, WayIn WayIn, DateTime HourSlot)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SurveyId:N}-{ServicePointId:N}-{WayIn}-{HourSlot:yyyyMMddHH}");

    public static BurstKey? TryParse(string? text) =>
        text?.Split('-') is [var survey, var point, var way, var slot]
        && Guid.TryParseExact(survey, "N", out var surveyId) && Guid.TryParseExact(point, "N", out var pointId)
        && WaysIn.All.Named(way) is { } wayIn
        && DateTime.TryParseExact(slot, "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var hour)
            ? new BurstKey(surveyId, pointId, wayIn, hour)
            : null;
}

/// <summary>
/// Leaves the marked answers of an hour out of the figures, or takes them in again. All of them or none, with a reason, and
/// what was left out stays visible beside the figure.
/// </summary>
public sealed class ExcludeMarked(ParticipationContext db, RollUp rollUp, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(BurstKey burst, bool exclude, string reason, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var wasExcluded = await db.IsExcludedAsync(burst, write);
        var marked = db.Set<SurveyAnswer>().Where(a => a.SurveyId == burst.SurveyId && a.HourSlot == burst.HourSlot && a.WayIn == burst.WayIn
            && (a.ServicePointId ?? Guid.Empty) == burst.ServicePointId && a.Mark != AnswerMark.None);
        var answers = await marked.GroupBy(a => new { a.ServiceKindId, a.VillageId, a.Residence, a.Rating, a.Mark }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(write);
        if (answers.Count == 0) return new EditOutcome.Unknown();
        if (wasExcluded == exclude) return new EditOutcome.ChangedMeanwhile();

        Guid? point = burst.ServicePointId == Guid.Empty ? null : burst.ServicePointId;
        foreach (var group in answers)
        {
            var counted = new CountedAnswer(burst.SurveyId, point, group.Key.ServiceKindId, group.Key.VillageId, group.Key.Residence, burst.WayIn, burst.HourSlot, group.Key.Rating, group.Key.Mark);
            rollUp.Add(counted, wasExcluded, -group.Count).Add(counted, exclude, group.Count);
        }
        var choices = await marked.Join(db.Set<AnswerChoice>(), a => a.Id, c => c.AnswerId, (a, c) => new { c.QuestionKey, c.Value })
            .GroupBy(c => c).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(write);
        var any = new CountedAnswer(burst.SurveyId, point, null, null, Residence.NotAsked, burst.WayIn, burst.HourSlot, null, AnswerMark.Burst);
        foreach (var choice in choices)
            rollUp.AddChoice(any, choice.Key.QuestionKey, choice.Key.Value, wasExcluded, -choice.Count).AddChoice(any, choice.Key.QuestionKey, choice.Key.Value, exclude, choice.Count);
        await rollUp.WriteAsync(write);

        var now = clock.Now();
        db.Add(new AnswerExclusion
        {
            Id = await NextIdAsync(burst, now, write),
            SurveyId = burst.SurveyId,
            ServicePointId = burst.ServicePointId,
            WayIn = burst.WayIn,
            HourSlot = burst.HourSlot,
            IsExcluded = exclude,
            Reason = reason,
            Actor = actor,
            DecidedAt = now,
        });
        db.Audit(new AuditRecord(actor, exclude ? "survey.marked_excluded" : "survey.marked_restored", $"survey:{burst.SurveyId:N}", new Dictionary<string, AuditChange>
        {
            ["point"] = new(null, burst.ServicePointId.ToString("N")),
            ["way_in"] = new(null, burst.WayIn.ToString()),
            ["hour"] = new(null, ThaiCalendar.ShortDateTime(burst.HourSlot)),
            ["answers"] = new(null, answers.Sum(a => a.Count).ToString(CultureInfo.InvariantCulture)),
            ["reason"] = new(null, reason),
        }));
        return new EditOutcome.Saved();
    }, ct);

    // The latest decision is the greatest id, also when two fall into one millisecond or a clock was set back.
    private async Task<Guid> NextIdAsync(BurstKey burst, DateTime now, CancellationToken ct)
    {
        var last = await db.Decisions(burst).OrderByDescending(e => e.Id).Select(e => (DateTime?)e.DecidedAt).FirstOrDefaultAsync(ct);
        return Guid.CreateVersion7(last is { } before && before >= now ? before.AddMilliseconds(1) : now);
    }
}
