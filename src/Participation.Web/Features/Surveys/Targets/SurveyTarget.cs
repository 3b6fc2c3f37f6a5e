using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// What a form is to reach in one fiscal year. Without a row the plans' own target stands, if they name one; a row that is
/// not set says that the agency has decided against it. No personal data.
/// </summary>
public sealed class SurveyTarget
{
    public required Guid SurveyId { get; init; }

    /// <summary>Buddhist.</summary>
    public required int FiscalYear { get; init; }

    public required TargetKind Kind { get; init; }
    public required bool IsSet { get; set; }

    /// <summary>Hundredths of a percent, or people; null where the kind compares with last year.</summary>
    public int? Value { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

public enum TargetKind
{
    /// <summary>Share of มาก and มากที่สุด, in percent.</summary>
    ShareAtLeast,

    /// <summary>Mean × 20.</summary>
    MeanAtLeast,
    ShareNotBelowLastYear,
    ShareIncrease,
    MeanNotBelowLastYear,
    MeanIncrease,

    /// <summary>So many answers in the year.</summary>
    People,
}

/// <summary>A target that stands.</summary>
public sealed record StandingTarget(TargetKind Kind, int? Value);

public static class TargetKinds
{
    public const int HundredPercent = 10_000;
    public const int MostPeople = 999_999;

    public static readonly IReadOnlyList<TargetKind> All = Enum.GetValues<TargetKind>();

    public static bool HasValue(this TargetKind kind) => kind is TargetKind.ShareAtLeast or TargetKind.MeanAtLeast or TargetKind.People;

    public static string Words(this TargetKind kind) => kind switch
    {
        TargetKind.ShareAtLeast => "ร้อยละที่ตอบ มาก และ มากที่สุด ไม่น้อยกว่า",
        TargetKind.MeanAtLeast => "คะแนนเฉลี่ย (เต็ม 100) ไม่น้อยกว่า",
        TargetKind.ShareNotBelowLastYear => "ร้อยละความพึงพอใจ ไม่ต่ำกว่าปีก่อน",
        TargetKind.ShareIncrease => "ร้อยละความพึงพอใจ เพิ่มขึ้นจากปีก่อน",
        TargetKind.MeanNotBelowLastYear => "คะแนนเฉลี่ย ไม่ต่ำกว่าปีก่อน",
        TargetKind.MeanIncrease => "คะแนนเฉลี่ย เพิ่มขึ้นจากปีก่อน",
        TargetKind.People => "จำนวนคำตอบทั้งปี ไม่น้อยกว่า",
    };
}

public sealed class SurveyTargetConfiguration : IEntityTypeConfiguration<SurveyTarget>
{
    public void Configure(EntityTypeBuilder<SurveyTarget> target)
    {
        target.ToTable("survey_targets");
        target.HasKey(t => new { t.FiscalYear, t.SurveyId, t.Kind });
        target.Property(t => t.Kind).HasConversion<int>();
        target.Property(t => t.Version).IsConcurrencyToken();
        target.HasOne<Survey>().WithMany().HasForeignKey(t => t.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
