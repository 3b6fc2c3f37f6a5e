using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Services;

/// <summary>
/// One edition of a service's manual. A draft can be written while the published one is read; publishing replaces the
/// published one, which stays as it was. No personal data: officers stand here by position.
/// </summary>
public sealed class ServiceManual
{
    public const int MaxReason = 500;

    public required Guid Id { get; init; }
    public required Guid ServiceKindId { get; init; }
    public required int Edition { get; init; }
    public ManualState State { get; private set; } = ManualState.Draft;
    public string Content { get; private set; } = "{}";

    /// <summary>When its writers gave it to somebody else to read and approve; null while they are still at it.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>What the approver wants changed, in their words; empty when nothing was returned since it was last submitted.</summary>
    public string ReturnedBecause { get; private set; } = "";

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>When somebody last looked whether it is still right; publishing counts.</summary>
    public DateOnly? ReviewedOn { get; private set; }

    public DateOnly? ReplacedOn { get; private set; }
    public Guid Version { get; set; }

    public ManualContent Read() => ManualContent.Read(Content);

    public void Write(ManualContent content)
    {
        if (State != ManualState.Draft) throw new InvalidOperationException("Only a draft can be written.");
        // What was changed after it was handed in has not been read by anybody else: it must be handed in again.
        (Content, SubmittedAt) = (content.ToJson(), null);
    }

    public void Submit(DateTime now)
    {
        if (State != ManualState.Draft || Read().Missing().Count > 0) throw new InvalidOperationException("Only a complete draft can be submitted.");
        (SubmittedAt, ReturnedBecause) = (now, "");
    }

    public void Return(string reason)
    {
        if (SubmittedAt is null) throw new InvalidOperationException("Only what was submitted can be returned.");
        (SubmittedAt, ReturnedBecause) = (null, reason);
    }

    public void Publish(DateOnly today)
    {
        if (State != ManualState.Draft || SubmittedAt is null) throw new InvalidOperationException("Only a submitted draft can be published.");
        (State, PublishedOn, ReviewedOn) = (ManualState.Published, today, today);
    }

    public void Replace(DateOnly today)
    {
        if (State != ManualState.Published) throw new InvalidOperationException("Only the published edition can be replaced.");
        (State, ReplacedOn) = (ManualState.Replaced, today);
    }

    public void Reviewed(DateOnly today)
    {
        if (State != ManualState.Published) throw new InvalidOperationException("Only the published edition is reviewed.");
        ReviewedOn = today;
    }
}

public enum ManualState
{
    Draft,
    Published,
    Replaced,
}

public sealed class ServiceManualConfiguration : IEntityTypeConfiguration<ServiceManual>
{
    public void Configure(EntityTypeBuilder<ServiceManual> manual)
    {
        manual.ToTable("service_manuals");
        manual.HasKey(m => m.Id);
        manual.Property(m => m.Id).ValueGeneratedNever();
        manual.Property(m => m.ReturnedBecause).HasMaxLength(ServiceManual.MaxReason);
        manual.Property(m => m.Version).IsConcurrencyToken();
        manual.HasOne<ServiceKind>().WithMany().HasForeignKey(m => m.ServiceKindId).OnDelete(DeleteBehavior.Restrict);
        manual.HasIndex(m => new { m.ServiceKindId, m.Edition }).IsUnique();
        // At most one of each, whoever presses at the same moment.
        manual.HasIndex(m => m.ServiceKindId, "ix_service_manuals_draft").IsUnique().HasFilter("state = 'Draft'");
        manual.HasIndex(m => m.ServiceKindId, "ix_service_manuals_published").IsUnique().HasFilter("state = 'Published'");
        manual.HasIndex(m => new { m.State, m.ReviewedOn });
    }
}
