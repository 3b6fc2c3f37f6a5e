using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// An invitation to rate a service that really took place. It knows point, service and hour, not the person and not the
/// ticket; when its answer comes, one flag flips without a time, and the answer keeps nothing of it.
/// </summary>
public sealed class SurveyInvitation
{
    /// <summary>How long after the service it is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>SHA-256 of the token in the link: whoever reads the table can answer for nobody.</summary>
    public required byte[] TokenHash { get; init; }

    public required Guid SurveyId { get; init; }
    public Guid? ServicePointId { get; init; }
    public Guid? ServiceKindId { get; init; }
    public required WayIn WayIn { get; init; }
    public required DateTime HourSlot { get; init; }
    public bool IsSpent { get; private set; }

    public bool IsOver(DateTime now) => now > HourSlot + Life;

    public void Spend() => IsSpent = true;
}

public sealed class SurveyInvitationConfiguration : IEntityTypeConfiguration<SurveyInvitation>
{
    public void Configure(EntityTypeBuilder<SurveyInvitation> invitation)
    {
        invitation.ToTable("survey_invitations");
        invitation.HasKey(i => i.TokenHash);
        invitation.Property(i => i.TokenHash).HasMaxLength(32).ValueGeneratedNever();
        invitation.Property(i => i.IsSpent).IsConcurrencyToken();
        // For taking away what is over.
        invitation.HasIndex(i => i.HourSlot);
    }
}
