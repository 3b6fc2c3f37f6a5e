using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Services;

public enum PostingPlace
{
    Office,
    Website,
}

/// <summary>That an edition was put up where citizens see it, and the proof. Photos show notice boards, not people.</summary>
public sealed class ManualPosting
{
    public const int MaxNote = 300;

    public required Guid Id { get; init; }
    public required Guid ManualId { get; init; }
    public required PostingPlace Place { get; init; }

    /// <summary>The service point where it hangs; none for the website or the office's own board.</summary>
    public Guid? PointId { get; init; }

    public required DateOnly PostedOn { get; init; }

    /// <summary>Where exactly, or the page's address.</summary>
    public required string Note { get; init; }

    /// <summary>Name of the photo among the stored files.</summary>
    public string Photo { get; init; } = "";

    public required DateTime RecordedAt { get; init; }
    public required string Actor { get; init; }
}

public sealed class ManualPostingConfiguration : IEntityTypeConfiguration<ManualPosting>
{
    public void Configure(EntityTypeBuilder<ManualPosting> posting)
    {
        posting.ToTable("manual_postings");
        posting.HasKey(p => p.Id);
        posting.Property(p => p.Id).ValueGeneratedNever();
        posting.Property(p => p.Note).HasMaxLength(ManualPosting.MaxNote);
        posting.Property(p => p.Photo).HasMaxLength(60);
        posting.Property(p => p.Actor).HasMaxLength(100);
        posting.HasOne<ServiceManual>().WithMany().HasForeignKey(p => p.ManualId).OnDelete(DeleteBehavior.Restrict);
        posting.HasOne<ServicePoint>().WithMany().HasForeignKey(p => p.PointId).OnDelete(DeleteBehavior.Restrict);
        posting.HasIndex(p => new { p.ManualId, p.Place });
    }
}
