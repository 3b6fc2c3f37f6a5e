using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints.Enquiries;

public enum VisitWay
{
    WalkIn,
    Phone,

    /// <summary>At an outreach day, a meeting, on the road.</summary>
    Elsewhere,
}

/// <summary>Somebody asked something at the desk or on the phone. Nothing of who it was; what they suggested may be left out of the report.</summary>
public sealed class EnquiryVisit
{
    public const int MaxSuggestion = 500;
    public const int MaxReason = 200;

    public required Guid Id { get; init; }
    public required DateOnly Day { get; init; }
    public required VisitWay Way { get; init; }
    public required Guid CategoryId { get; init; }
    public required bool WasAnswered { get; init; }
    public string Suggestion { get; init; } = "";
    public required DateTime KeyedAt { get; init; }

    /// <summary>Why the suggestion is not shown; null while it is.</summary>
    public string? HiddenBecause { get; set; }

    public Guid Version { get; set; }
}

public sealed class EnquiryVisitConfiguration : IEntityTypeConfiguration<EnquiryVisit>
{
    public void Configure(EntityTypeBuilder<EnquiryVisit> visit)
    {
        visit.ToTable("enquiry_visits");
        visit.Property(v => v.Id).ValueGeneratedNever();
        visit.Property(v => v.Suggestion).HasMaxLength(EnquiryVisit.MaxSuggestion);
        visit.Property(v => v.HiddenBecause).HasMaxLength(EnquiryVisit.MaxReason);
        visit.Property(v => v.Version).IsConcurrencyToken();
        visit.HasIndex(v => new { v.Day, v.Id });
        visit.HasOne<CaseCategory>().WithMany().HasForeignKey(v => v.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class VisitWords
{
    public static readonly IReadOnlyList<VisitWay> Ways = Enum.GetValues<VisitWay>();

    /// <summary>The same words as those of a case's channel, where it is the same way.</summary>
    public static string Words(this VisitWay way) => way switch
    {
        VisitWay.WalkIn => CaseChannel.WalkIn.Words(),
        VisitWay.Phone => CaseChannel.Phone.Words(),
        VisitWay.Elsewhere => "นอกสำนักงาน",
    };
}
