using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>The stretches of time that figures are kept ready for. Longer ones are sums of these.</summary>
public enum Grain
{
    Day,
    Month,
    FiscalYear,
}

/// <summary>
/// Answers of one form, point, service and way in within one stretch of time, counted as they arrive. Reading a year costs
/// the same at ten thousand answers as at a million. Only <see cref="RollUp"/> writes these.
/// </summary>
public sealed class SatisfactionRollUp
{
    public required Guid SurveyId { get; init; }
    public required Grain Grain { get; init; }

    /// <summary>First Bangkok day of the stretch.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Empty where there is none, here and below: a key has no nulls.</summary>
    public required Guid ServicePointId { get; init; }
    public required Guid ServiceKindId { get; init; }
    public required WayIn WayIn { get; init; }
    public required bool IsExcluded { get; init; }

    public int Least { get; init; }
    public int Little { get; init; }
    public int Medium { get; init; }
    public int Much { get; init; }
    public int Most { get; init; }

    /// <summary>Answers of a form without a headline.</summary>
    public int Unrated { get; init; }

    /// <summary>How many of all these carry a mark.</summary>
    public int Marked { get; init; }

    /// <summary>Invitations given out.</summary>
    public int Offered { get; init; }
}

/// <summary>Ratings by weekday and hour, for the heat map. Paper is not in it, since it does not know its hour.</summary>
public sealed class HourRollUp
{
    public required Guid SurveyId { get; init; }
    public required Grain Grain { get; init; }
    public required DateOnly From { get; init; }
    public required Guid ServicePointId { get; init; }
    public required DayOfWeek Weekday { get; init; }
    public required int Hour { get; init; }
    public required bool IsExcluded { get; init; }
    public int Least { get; init; }
    public int Little { get; init; }
    public int Medium { get; init; }
    public int Much { get; init; }
    public int Most { get; init; }
}

/// <summary>Ratings by village, where the form asks for it. Outside is its own row with an empty village.</summary>
public sealed class VillageRollUp
{
    public required Guid SurveyId { get; init; }
    public required Grain Grain { get; init; }
    public required DateOnly From { get; init; }
    public required Guid VillageId { get; init; }
    public required Residence Residence { get; init; }
    public required bool IsExcluded { get; init; }
    public int Least { get; init; }
    public int Little { get; init; }
    public int Medium { get; init; }
    public int Much { get; init; }
    public int Most { get; init; }
    public int Unrated { get; init; }
}

/// <summary>How often each value was tapped at each further question.</summary>
public sealed class ChoiceRollUp
{
    public required Guid SurveyId { get; init; }
    public required Grain Grain { get; init; }
    public required DateOnly From { get; init; }
    public required Guid ServicePointId { get; init; }
    public required string QuestionKey { get; init; }
    public required int Value { get; init; }
    public required bool IsExcluded { get; init; }
    public int Count { get; init; }
}

/// <summary>
/// "Were you asked to pay more than the posted fee?", per point and month and nothing else, so that no answer can be
/// joined to a rating.
/// </summary>
public sealed class FeeCount
{
    public required Guid SurveyId { get; init; }
    public required Guid ServicePointId { get; init; }
    public required DateOnly Month { get; init; }
    public int Yes { get; init; }
    public int No { get; init; }
}

public sealed class RollUpConfiguration :
    IEntityTypeConfiguration<SatisfactionRollUp>, IEntityTypeConfiguration<HourRollUp>, IEntityTypeConfiguration<VillageRollUp>,
    IEntityTypeConfiguration<ChoiceRollUp>, IEntityTypeConfiguration<FeeCount>
{
    // The keys begin with what every page asks for: the form, the grain, and a range of days.
    public void Configure(EntityTypeBuilder<SatisfactionRollUp> rollUp)
    {
        rollUp.ToTable("satisfaction_rollups");
        rollUp.HasKey(r => new { r.SurveyId, r.Grain, r.From, r.ServicePointId, r.ServiceKindId, r.WayIn, r.IsExcluded });
        rollUp.Property(r => r.Grain).HasConversion<int>();
        rollUp.Property(r => r.WayIn).HasConversion<int>();
        rollUp.Property(r => r.From).HasColumnName("from_day");
    }

    public void Configure(EntityTypeBuilder<HourRollUp> rollUp)
    {
        rollUp.ToTable("hour_rollups");
        rollUp.HasKey(r => new { r.SurveyId, r.Grain, r.From, r.ServicePointId, r.Weekday, r.Hour, r.IsExcluded });
        rollUp.Property(r => r.Grain).HasConversion<int>();
        rollUp.Property(r => r.Weekday).HasConversion<int>();
        rollUp.Property(r => r.From).HasColumnName("from_day");
    }

    public void Configure(EntityTypeBuilder<VillageRollUp> rollUp)
    {
        rollUp.ToTable("village_rollups");
        rollUp.HasKey(r => new { r.SurveyId, r.Grain, r.From, r.VillageId, r.Residence, r.IsExcluded });
        rollUp.Property(r => r.Grain).HasConversion<int>();
        rollUp.Property(r => r.Residence).HasConversion<int>();
        rollUp.Property(r => r.From).HasColumnName("from_day");
    }

    public void Configure(EntityTypeBuilder<ChoiceRollUp> rollUp)
    {
        rollUp.ToTable("choice_rollups");
        rollUp.HasKey(r => new { r.SurveyId, r.Grain, r.From, r.ServicePointId, r.QuestionKey, r.Value, r.IsExcluded });
        rollUp.Property(r => r.Grain).HasConversion<int>();
        rollUp.Property(r => r.QuestionKey).HasMaxLength(Question.MaxKey);
        rollUp.Property(r => r.From).HasColumnName("from_day");
    }

    public void Configure(EntityTypeBuilder<FeeCount> count)
    {
        count.ToTable("fee_counts");
        count.HasKey(c => new { c.SurveyId, c.Month, c.ServicePointId });
    }
}
