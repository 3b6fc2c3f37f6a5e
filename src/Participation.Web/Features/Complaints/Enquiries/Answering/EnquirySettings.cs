using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Staff.Positions;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Who answers questions, who stands in, who is told in the end, and how fast it goes.</summary>
public sealed class EnquirySettings
{
    public const int OnlyId = 1;
    public const int MostDays = CaseClock.DefaultDays;
    public const int MostHours = 80;

    public int Id { get; init; } = OnlyId;

    /// <summary>Null: whoever has the duty of the information centre by order.</summary>
    public Guid? AnswererId { get; set; }

    public Guid? StandInId { get; set; }

    /// <summary>The clerk (ปลัด), who hears of what both let lie.</summary>
    public Guid? ClerkId { get; set; }

    /// <summary>First day on which the answerer is away; null while they are not.</summary>
    public DateOnly? AwayFrom { get; set; }

    public DateOnly? AwayUntil { get; set; }
    public int Amount { get; set; } = 1;
    public bool CountsHours { get; set; }
    public Guid Version { get; set; }

    public AnswerWithin Within => new(Amount, CountsHours);

    public bool IsAwayOn(DateOnly day) => AwayFrom <= day && (AwayUntil is null || AwayUntil >= day);
}

public sealed class EnquirySettingsConfiguration : IEntityTypeConfiguration<EnquirySettings>
{
    public void Configure(EntityTypeBuilder<EnquirySettings> settings)
    {
        settings.ToTable("enquiry_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.Ignore(s => s.Within);
        settings.HasOne<Position>().WithMany().HasForeignKey(s => s.AnswererId).OnDelete(DeleteBehavior.Restrict);
        settings.HasOne<Position>().WithMany().HasForeignKey(s => s.StandInId).OnDelete(DeleteBehavior.Restrict);
        settings.HasOne<Position>().WithMany().HasForeignKey(s => s.ClerkId).OnDelete(DeleteBehavior.Restrict);
    }
}
