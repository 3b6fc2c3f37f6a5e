using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Writes one answer and counts it, in the caller's write transaction. Every way in ends here; what makes it count once
/// (a form's id, an invitation, a device's entry) is the caller's to spend before.
/// </summary>
public sealed class KeepAnswer(ParticipationContext db, RollUp rollUp, AnswerPacing pacing)
{
    /// <returns>The answer's id, or null where words came alone.</returns>
    public async Task<Guid?> RunAsync(GivenAnswer given, CancellationToken ct)
    {
        var sheet = given.Sheet;
        var slot = given.WayIn.KnowsHour() ? ThaiCalendar.HourSlot(given.OccurredAt) : ThaiCalendar.StartOf(ThaiCalendar.Day(given.OccurredAt)).AddHours(12);
        Guid? answerId = null;
        if (sheet.Rating is not null || sheet.Choices.Count > 0)
        {
            var answer = new SurveyAnswer
            {
                Id = NewId(),
                SurveyId = given.Version.SurveyId,
                SurveyVersionId = given.Version.Id,
                ServicePointId = given.ServicePointId,
                // An invitation was counted under its service: its answer must stand beside it.
                ServiceKindId = given.ServiceKindId ?? (given.WayIn.IsInvited() ? null : await db.OnlyServiceOfAsync(given.ServicePointId, ct)),
                VillageId = sheet.VillageId,
                Residence = sheet.Residence,
                Rating = sheet.Rating,
                WayIn = given.WayIn,
                HourSlot = slot,
                // Everybody invited was served, and paper was counted by hand: neither can come in bursts.
                Mark = given.WayIn.IsInvited() || given.WayIn == WayIn.Paper ? AnswerMark.None : pacing.Judge(given.DeviceId ?? given.ServicePointId ?? given.Version.SurveyId, given.WayIn, given.OccurredAt),
            };
            answerId = answer.Id;
            db.Add(answer);
            var counted = CountedAnswer.Of(answer);
            var isExcluded = answer.Mark != AnswerMark.None && await db.IsExcludedAsync(counted, ct);
            rollUp.Add(counted, isExcluded);
            foreach (var (question, value) in sheet.Choices)
            {
                db.Add(new AnswerChoice { AnswerId = answer.Id, QuestionKey = question, Value = value });
                rollUp.AddChoice(counted, question, value, isExcluded);
            }
        }
        foreach (var (kind, text) in sheet.Words)
            db.Add(new SurveyComment { Id = NewId(), AnswerId = answerId, SurveyId = given.Version.SurveyId, ServicePointId = given.ServicePointId, Kind = kind, HourSlot = slot, Text = text });
        if (sheet.FeeAsked is { } asked)
            rollUp.AddFee(given.Version.SurveyId, given.ServicePointId, slot, asked);
        await rollUp.WriteAsync(ct);
        return answerId;
    }

#pragma warning disable RS0030 // An id that carried its time could be joined to a message or a person.
    private static Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}
