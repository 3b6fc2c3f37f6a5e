using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

public enum StatementState
{
    /// <summary>A citizen's sentence that nobody has read yet.</summary>
    Waiting,
    Shown,

    /// <summary>Not put to others; kept, with the reason.</summary>
    Declined,

    /// <summary>No longer put to anybody. What was said to it stays counted.</summary>
    Hidden,
}

public enum StatementChoice
{
    Agree,
    Disagree,
    Pass,
}

/// <summary>One short sentence that people agree with, disagree with or pass over. Never deleted.</summary>
public sealed class Statement
{
    /// <summary>As many as somebody answers in one sitting.</summary>
    public const int MostShown = 20;

    /// <summary>What citizens may send in to one forum before colleagues have read some of it.</summary>
    public const int MostWaiting = 100;

    public required Guid Id { get; init; }
    public required Guid ForumId { get; init; }

    /// <summary>Its place in the row, counted within the forum.</summary>
    public required int Ordinal { get; init; }

    public required bool IsFromCitizen { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>One form brings one sentence, however often it is sent.</summary>
    public required Guid RequestId { get; init; }

    public required StatementState State { get; set; }
    public DateTime? DecidedAt { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>The words, which may be a citizen's, and why they are not shown.</summary>
public sealed class StatementText
{
    public const int MaxWords = 140;
    public const int MaxReason = 300;

    public required Guid StatementId { get; init; }
    public required string Words { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>Its author asked for it; nobody sends an empty sentence.</summary>
    public bool IsErased => Words.Length == 0;

    public void Erase() => (Words, Reason) = ("", "");
}

/// <summary>What one telephone says to a sentence. Whose it is cannot be read from it: the key that makes the hash lies outside the database.</summary>
public sealed class StatementVote
{
    public required Guid Id { get; init; }
    public required Guid StatementId { get; init; }
    public required byte[] VoterHash { get; set; }
    public required StatementChoice Choice { get; set; }
    public Guid? VillageId { get; set; }
}

public sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>, IEntityTypeConfiguration<StatementText>, IEntityTypeConfiguration<StatementVote>
{
    public void Configure(EntityTypeBuilder<Statement> statement)
    {
        statement.ToTable("forum_statements");
        statement.Property(s => s.Id).ValueGeneratedNever();
        statement.Property(s => s.Version).IsConcurrencyToken();
        statement.HasIndex(s => new { s.ForumId, s.Ordinal }).IsUnique();
        statement.HasIndex(s => s.RequestId).IsUnique();
        statement.HasIndex(s => s.State);
        statement.HasOne<Forum>().WithMany().HasForeignKey(s => s.ForumId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StatementText> text)
    {
        text.ToTable("forum_statement_texts");
        text.HasKey(t => t.StatementId);
        text.Property(t => t.StatementId).ValueGeneratedNever();
        text.Ignore(t => t.IsErased);
        text.Property(t => t.Words).HasMaxLength(StatementText.MaxWords);
        text.Property(t => t.Reason).HasMaxLength(StatementText.MaxReason);
        text.HasOne<Statement>().WithOne().HasForeignKey<StatementText>(t => t.StatementId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StatementVote> vote)
    {
        vote.ToTable("forum_statement_votes");
        vote.Property(v => v.Id).ValueGeneratedNever();
        vote.HasIndex(v => new { v.StatementId, v.VoterHash }).IsUnique();
        vote.HasIndex(v => v.VoterHash);
        vote.HasOne<Statement>().WithMany().HasForeignKey(v => v.StatementId).OnDelete(DeleteBehavior.Restrict);
        vote.HasOne<Village>().WithMany().HasForeignKey(v => v.VillageId).OnDelete(DeleteBehavior.Restrict);
    }
}
