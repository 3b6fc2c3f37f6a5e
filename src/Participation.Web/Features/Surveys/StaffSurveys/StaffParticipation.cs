using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>That somebody of the office has answered a staff survey in a fiscal year; not when, and not what.</summary>
public sealed class StaffParticipation
{
    public required Guid SurveyId { get; init; }
    public required int FiscalYear { get; init; }
    public required Guid AccountId { get; init; }
}

public sealed class StaffParticipationConfiguration : IEntityTypeConfiguration<StaffParticipation>
{
    public void Configure(EntityTypeBuilder<StaffParticipation> participation)
    {
        participation.ToTable("staff_participations");
        participation.HasKey(p => new { p.SurveyId, p.FiscalYear, p.AccountId });
    }
}

/// <summary>Takes a colleague's answer to a staff survey, once a fiscal year, and keeps the person and the answer apart.</summary>
public sealed class AnswerAsStaff(ParticipationContext db, KeepAnswer keep, TimeProvider clock)
{
    public Task<bool> HasAnsweredAsync(Guid surveyId, Guid accountId, CancellationToken ct)
    {
        var year = Year;
        return db.Set<StaffParticipation>().AnyAsync(p => p.SurveyId == surveyId && p.FiscalYear == year && p.AccountId == accountId, ct);
    }

    public async Task<TakeAnswerOutcome> RunAsync(PublishedSurvey survey, Guid accountId, AnswerSheet sheet, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<TakeAnswerOutcome>(async write =>
            {
                if (!await db.Set<Survey>().AnyAsync(s => s.Id == survey.Survey.Id && s.IsOpen, write)) return new TakeAnswerOutcome.Closed();
                if (await HasAnsweredAsync(survey.Survey.Id, accountId, write)) return new TakeAnswerOutcome.AlreadyGiven();
                db.Add(new StaffParticipation { SurveyId = survey.Survey.Id, FiscalYear = Year, AccountId = accountId });
                // From a source of its own each time: the whole office may answer in one meeting.
                return new TakeAnswerOutcome.Taken(await keep.RunAsync(
                    new GivenAnswer { Version = survey.Version, WayIn = WayIn.Link, OccurredAt = clock.Now(), Sheet = sheet, DeviceId = Guid.CreateVersion7(clock.Now()) }, write));
            }, ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Pressed twice at once: the key let one of them.
            return new TakeAnswerOutcome.AlreadyGiven();
        }
    }

    private int Year => ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
}
