using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>What somebody read from a paper: every question with the values, in one order, so that two readings can be compared.</summary>
public sealed record PaperReading(IReadOnlyDictionary<string, string> Taps)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(Taps, Json);

    public static PaperReading Of(string json) => new(JsonSerializer.Deserialize<SortedDictionary<string, string>>(json, Json) ?? []);

    public static PaperReading Of(AnswerSheet sheet, SurveyContent content)
    {
        var taps = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (sheet.Rating is { } rating && content.Headline is { } headline) taps[headline.Key] = Show((int)rating);
        if (sheet.FeeAsked is { } fee && content.Questions.FirstOrDefault(q => q.Role == QuestionRole.FeeAsked) is { } asked) taps[asked.Key] = Show(fee ? Question.Yes : Question.No);
        foreach (var question in sheet.Choices.GroupBy(c => c.Question)) taps[question.Key] = string.Join(',', question.Select(c => c.Value).Order().Select(Show));
        return new PaperReading(taps);
    }

    public bool AgreesWith(PaperReading other) => Taps.Count == other.Taps.Count && Taps.All(t => other.Taps.GetValueOrDefault(t.Key) == t.Value);

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Keys paper in: one person reads, another reads again without seeing it, and what both read alike is counted.</summary>
public sealed class KeyInPaper(ParticipationContext db, KeepAnswer keep, TimeProvider clock)
{
    public Task<EditOutcome> FirstAsync(PublishedSurvey survey, Guid? pointId, DateOnly day, AnswerSheet sheet, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var now = clock.Now();
        if (day > ThaiCalendar.Day(now)) return new EditOutcome.Refused("Day", "วันที่ตอบต้องไม่เกินวันนี้");
        var number = await db.Set<PaperSheet>().MaxAsync(s => (int?)s.Number, write) + 1 ?? 1;
        db.Add(new PaperSheet
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            SurveyId = survey.Survey.Id,
            SurveyVersionId = survey.Version.Id,
            ServicePointId = pointId,
            Day = day,
            Keyed = PaperReading.Of(sheet, survey.Content).ToJson(),
            KeyedBy = accountId,
            Version = Guid.CreateVersion7(now),
        });
        db.Audit(new AuditRecord(actor, "paper.keyed", Subject(number)));
        return new EditOutcome.Saved(number.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนบันทึกในเวลาเดียวกัน กรุณากดอีกครั้ง"));

    /// <summary>The second reading. Where the two differ the sheet waits until somebody reads it as the first did, or drops it.</summary>
    public Task<PaperOutcome> SecondAsync(int number, AnswerSheet sheet, Guid accountId, string actor, CancellationToken ct) => db.WriteAsync<PaperOutcome>(async write =>
    {
        if (await db.Set<PaperSheet>().SingleOrDefaultAsync(s => s.Number == number, write) is not { State: PaperState.Waiting or PaperState.Differs } paper) return new PaperOutcome.NotWaiting();
        if (paper.KeyedBy == accountId) return new PaperOutcome.SamePerson();
        if (await db.FindVersionAsync(paper.SurveyVersionId, write) is not { } survey) return new PaperOutcome.NotWaiting();
        var (first, second) = (PaperReading.Of(paper.Keyed), PaperReading.Of(sheet, survey.Content));
        paper.Version = Guid.CreateVersion7(clock.Now());
        if (!first.AgreesWith(second))
        {
            paper.Differs();
            db.Audit(new AuditRecord(actor, "paper.differs", Subject(number)));
            return new PaperOutcome.Different([.. first.Taps.Keys.Union(second.Taps.Keys).Where(k => first.Taps.GetValueOrDefault(k) != second.Taps.GetValueOrDefault(k)).Order(StringComparer.Ordinal)]);
        }
        await keep.RunAsync(new GivenAnswer { Version = survey.Version, ServicePointId = paper.ServicePointId, WayIn = WayIn.Paper, OccurredAt = ThaiCalendar.StartOf(paper.Day), Sheet = sheet }, write);
        paper.Count();
        db.Audit(new AuditRecord(actor, "paper.counted", Subject(number)));
        return new PaperOutcome.Counted();
    }, ct);

    public Task<EditOutcome> DropAsync(int number, string reason, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<PaperSheet>().SingleOrDefaultAsync(s => s.Number == number, write) is not { State: PaperState.Waiting or PaperState.Differs } paper) return new EditOutcome.Unknown();
        paper.Drop();
        paper.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "paper.dropped", Subject(number), new Dictionary<string, AuditChange> { ["reason"] = new(null, reason) }));
        return new EditOutcome.Saved();
    }, ct);

    private static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"paper:{number}");
}

public abstract record PaperOutcome
{
    private PaperOutcome() { }

    public abstract T Match<T>(Func<Counted, T> counted, Func<Different, T> different, Func<SamePerson, T> samePerson, Func<NotWaiting, T> notWaiting);

    public sealed record Counted : PaperOutcome
    {
        public override T Match<T>(Func<Counted, T> counted, Func<Different, T> different, Func<SamePerson, T> samePerson, Func<NotWaiting, T> notWaiting) => counted(this);
    }

    /// <summary>The questions that the two read differently.</summary>
    public sealed record Different(IReadOnlyList<string> Questions) : PaperOutcome
    {
        public override T Match<T>(Func<Counted, T> counted, Func<Different, T> different, Func<SamePerson, T> samePerson, Func<NotWaiting, T> notWaiting) => different(this);
    }

    public sealed record SamePerson : PaperOutcome
    {
        public override T Match<T>(Func<Counted, T> counted, Func<Different, T> different, Func<SamePerson, T> samePerson, Func<NotWaiting, T> notWaiting) => samePerson(this);
    }

    /// <summary>Counted or dropped meanwhile.</summary>
    public sealed record NotWaiting : PaperOutcome
    {
        public override T Match<T>(Func<Counted, T> counted, Func<Different, T> different, Func<SamePerson, T> samePerson, Func<NotWaiting, T> notWaiting) => notWaiting(this);
    }
}
