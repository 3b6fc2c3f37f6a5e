using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// A decision about the marked answers of one form, point, way in and hour: all of them are left out of the figures, or all
/// are taken in again. Never single answers, so that nobody can pick out the bad ones. Append-only; the latest holds.
/// </summary>
public sealed class AnswerExclusion
{
    public const int MaxReason = 300;

    /// <summary>UUIDv7: the latest is the greatest.</summary>
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }

    /// <summary>Empty where there is none.</summary>
    public required Guid ServicePointId { get; init; }
    public required WayIn WayIn { get; init; }
    public required DateTime HourSlot { get; init; }
    public required bool IsExcluded { get; init; }
    public required string Reason { get; init; }
    public required string Actor { get; init; }
    public required DateTime DecidedAt { get; init; }
}

public sealed class AnswerExclusionConfiguration : IEntityTypeConfiguration<AnswerExclusion>
{
    public void Configure(EntityTypeBuilder<AnswerExclusion> exclusion)
    {
        exclusion.ToTable("answer_exclusions");
        exclusion.HasKey(e => e.Id);
        exclusion.Property(e => e.Id).ValueGeneratedNever();
        exclusion.Property(e => e.Reason).HasMaxLength(AnswerExclusion.MaxReason);
        exclusion.Property(e => e.Actor).HasMaxLength(120);
        exclusion.HasIndex(e => new { e.SurveyId, e.ServicePointId, e.WayIn, e.HourSlot });
    }
}

public static class AnswerExclusions
{
    private const int Advisory = 2569_05;

    public static IQueryable<AnswerExclusion> Decisions(this ParticipationContext db, BurstKey burst) => db.Set<AnswerExclusion>()
        .Where(e => e.SurveyId == burst.SurveyId && e.ServicePointId == burst.ServicePointId && e.WayIn == burst.WayIn && e.HourSlot == burst.HourSlot);

    /// <summary>
    /// Also what arrives late, as from a kiosk that was out of touch, falls under the decision. In a write transaction, where
    /// an answer and a decision about its hour take turns: otherwise it could be counted on the side just left.
    /// </summary>
    public static async Task<bool> IsExcludedAsync(this ParticipationContext db, BurstKey burst, CancellationToken ct)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Advisory}, hashtext({burst.ToString()}))", ct);
        return await db.Decisions(burst).OrderByDescending(e => e.Id).Select(e => e.IsExcluded).FirstOrDefaultAsync(ct);
    }

    public static Task<bool> IsExcludedAsync(this ParticipationContext db, CountedAnswer answer, CancellationToken ct) =>
        db.IsExcludedAsync(new BurstKey(answer.SurveyId, answer.ServicePointId ?? Guid.Empty, answer.WayIn, answer.HourSlot), ct);
}
