using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Forums;

/// <summary>What happened to a proposal, as everybody reads it. Only added to.</summary>
public sealed class ProposalStep
{
    public const int MaxWords = 2000;

    public required Guid ProposalId { get; init; }
    public required int Ordinal { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
    public required ProposalState State { get; init; }
    public required int Progress { get; init; }
    public required string Words { get; init; }
}

/// <summary>
/// How a proposal was put where staff keyed it in, and who is told what becomes of it. Of one made of an opinion the words stay with
/// the opinion: hidden or taken back there, they are here too.
/// </summary>
public sealed class ProposalText
{
    public const int MaxWords = 4000;

    public required Guid ProposalId { get; init; }
    public required string Words { get; set; }
    public string? LineUserId { get; set; }
    public DateTime? ErasedAt { get; private set; }

    public void Erase(DateTime at) => (Words, LineUserId, ErasedAt) = ("", null, at);
}

/// <summary>Somebody who wants to hear of each step.</summary>
public sealed class ProposalFollower
{
    public required Guid ProposalId { get; init; }
    public required string LineUserId { get; init; }
    public required DateTime Since { get; init; }
}

public sealed class ProposalRecordsConfiguration : IEntityTypeConfiguration<ProposalStep>, IEntityTypeConfiguration<ProposalText>, IEntityTypeConfiguration<ProposalFollower>
{
    public void Configure(EntityTypeBuilder<ProposalStep> step)
    {
        step.ToTable("forum_proposal_steps");
        step.HasKey(s => new { s.ProposalId, s.Ordinal });
        step.Property(s => s.Actor).HasMaxLength(120);
        step.Property(s => s.Words).HasMaxLength(ProposalStep.MaxWords);
        step.HasOne<Proposal>().WithMany().HasForeignKey(s => s.ProposalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProposalText> text)
    {
        text.ToTable("forum_proposal_texts");
        text.HasKey(t => t.ProposalId);
        text.Property(t => t.ProposalId).ValueGeneratedNever();
        text.Property(t => t.Words).HasMaxLength(ProposalText.MaxWords);
        text.Property(t => t.LineUserId).HasMaxLength(60);
        text.HasOne<Proposal>().WithOne().HasForeignKey<ProposalText>(t => t.ProposalId).OnDelete(DeleteBehavior.Restrict);
        text.HasIndex(t => t.LineUserId);
    }

    public void Configure(EntityTypeBuilder<ProposalFollower> follower)
    {
        follower.ToTable("forum_proposal_followers");
        follower.HasKey(f => new { f.ProposalId, f.LineUserId });
        follower.Property(f => f.LineUserId).HasMaxLength(60);
        follower.HasOne<Proposal>().WithMany().HasForeignKey(f => f.ProposalId).OnDelete(DeleteBehavior.Restrict);
        follower.HasIndex(f => f.LineUserId);
    }
}
