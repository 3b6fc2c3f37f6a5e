using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

/// <summary>Why a case came about, and what is done so that it does not come again. For colleagues; erased with the case's words.</summary>
public sealed class CaseLesson
{
    public const int MaxText = 1000;

    public required Guid CaseId { get; init; }
    public required string Cause { get; set; }
    public required string Prevention { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

public sealed class CaseLessonConfiguration : IEntityTypeConfiguration<CaseLesson>
{
    public void Configure(EntityTypeBuilder<CaseLesson> lesson)
    {
        lesson.ToTable("case_lessons");
        lesson.HasKey(l => l.CaseId);
        lesson.Property(l => l.Cause).HasMaxLength(CaseLesson.MaxText);
        lesson.Property(l => l.Prevention).HasMaxLength(CaseLesson.MaxText);
        lesson.Property(l => l.Version).IsConcurrencyToken();
        lesson.HasOne<Case>().WithOne().HasForeignKey<CaseLesson>(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
