using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

public enum ChoosingMethod
{
    RaisedHands,
    SecretBallot,

    /// <summary>Nobody spoke against them.</summary>
    Agreement,
    Lot,
}

/// <summary>How a forum chose its representatives. Append-only: what was wrong is put right by the next edition, with a reason.</summary>
public sealed class ForumChoosing
{
    public const int MaxReason = 300;

    public required Guid ForumId { get; init; }
    public required int Edition { get; init; }
    public required ChoosingMethod Method { get; init; }

    /// <summary>How many took part in choosing.</summary>
    public required int Voters { get; init; }

    /// <summary>Into which committee those who were chosen went.</summary>
    public Guid? CommitteeId { get; init; }

    /// <summary>Why the edition before was wrong.</summary>
    public required string Reason { get; init; }

    public required DateTime RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}

/// <summary>Somebody who stood, and what came of it. Append-only; the name lies beside it and goes when its time is over.</summary>
public sealed class ForumCandidate
{
    public required Guid Id { get; init; }
    public required Guid ForumId { get; init; }
    public required int Edition { get; init; }
    public required int Ordinal { get; init; }
    public Guid? VillageId { get; init; }

    /// <summary>Null where no votes were counted.</summary>
    public int? Votes { get; init; }

    public required bool IsChosen { get; init; }
}

public sealed class ForumCandidateName
{
    public required Guid CandidateId { get; init; }
    public required string Name { get; set; }
    public DateTime? ErasedAt { get; private set; }

    public void Erase(DateTime now) => (Name, ErasedAt) = ("", now);
}

public sealed class ForumChoosingConfiguration : IEntityTypeConfiguration<ForumChoosing>, IEntityTypeConfiguration<ForumCandidate>, IEntityTypeConfiguration<ForumCandidateName>
{
    public void Configure(EntityTypeBuilder<ForumChoosing> choosing)
    {
        choosing.ToTable("forum_choosings");
        choosing.HasKey(c => new { c.ForumId, c.Edition });
        choosing.Property(c => c.Reason).HasMaxLength(ForumChoosing.MaxReason);
        choosing.Property(c => c.RecordedBy).HasMaxLength(120);
        choosing.HasOne<Forum>().WithMany().HasForeignKey(c => c.ForumId).OnDelete(DeleteBehavior.Restrict);
        choosing.HasOne<Committee>().WithMany().HasForeignKey(c => c.CommitteeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ForumCandidate> candidate)
    {
        candidate.ToTable("forum_candidates");
        candidate.Property(c => c.Id).ValueGeneratedNever();
        candidate.HasIndex(c => new { c.ForumId, c.Edition, c.Ordinal }).IsUnique();
        candidate.HasOne<ForumChoosing>().WithMany().HasForeignKey(c => new { c.ForumId, c.Edition }).OnDelete(DeleteBehavior.Restrict);
        candidate.HasOne<Village>().WithMany().HasForeignKey(c => c.VillageId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ForumCandidateName> name)
    {
        name.ToTable("forum_candidate_names");
        name.HasKey(n => n.CandidateId);
        name.Property(n => n.CandidateId).ValueGeneratedNever();
        name.Property(n => n.Name).HasMaxLength(CommitteeMemberName.MaxName);
        name.HasOne<ForumCandidate>().WithOne().HasForeignKey<ForumCandidateName>(n => n.CandidateId).OnDelete(DeleteBehavior.Restrict);
    }
}
