using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Posts that no filled-in form can make, per form and day. No personal data.</summary>
public sealed class RefusalCount
{
    public required Guid SurveyId { get; init; }
    public required DateOnly Day { get; init; }
    public required RefusalKind Kind { get; init; }
    public int Count { get; init; }
}

public enum RefusalKind
{
    /// <summary>A field or value the form never had.</summary>
    Forged,

    /// <summary>The field that people do not see was filled in.</summary>
    Honeypot,
}

public sealed class CountRefusal(ParticipationContext db, TimeProvider clock)
{
    public Task RunAsync(Guid surveyId, RefusalKind kind, CancellationToken ct) => db.WriteAsync(async write =>
    {
        var day = ThaiCalendar.Day(clock.Now());
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO refusal_counts (survey_id, day, kind, count) VALUES ({surveyId}, {day}, {(int)kind}, 1) ON CONFLICT (survey_id, day, kind) DO UPDATE SET count = refusal_counts.count + 1", write);
    }, ct);
}

public sealed class RefusalCountConfiguration : IEntityTypeConfiguration<RefusalCount>
{
    public void Configure(EntityTypeBuilder<RefusalCount> count)
    {
        count.ToTable("refusal_counts");
        count.HasKey(c => new { c.SurveyId, c.Day, c.Kind });
        count.Property(c => c.Kind).HasConversion<int>();
    }
}
