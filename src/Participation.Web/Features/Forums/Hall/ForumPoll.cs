using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Forums;

public enum PollState
{
    Draft,
    Open,
    Closed,
}

/// <summary>A question to those in the hall, answered on their phones or by raised hands. Once closed it stays as it is. Says nothing of anybody.</summary>
public sealed class ForumPoll
{
    public const int MaxQuestion = 200;
    public const int FewestChoices = 2;
    public const int MostChoices = 6;
    public const int MostPolls = 30;

    public required Guid Id { get; init; }
    public required Guid ForumId { get; init; }

    /// <summary>Which of the forum's: 1, 2, 3.</summary>
    public required int Ordinal { get; init; }

    public required string Question { get; init; }
    public PollState State { get; private set; } = PollState.Draft;
    public required DateTime MadeAt { get; init; }
    public DateTime? OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public void Open(DateTime now)
    {
        if (State != PollState.Draft) throw new InvalidOperationException($"A poll that is {State} is not opened.");
        (State, OpenedAt) = (PollState.Open, now);
    }

    public void Close(DateTime now)
    {
        if (State != PollState.Open) throw new InvalidOperationException($"A poll that is {State} is not closed.");
        (State, ClosedAt) = (PollState.Closed, now);
    }
}

public sealed class ForumPollChoice
{
    public const int MaxText = 100;

    public required Guid PollId { get; init; }
    public required int Ordinal { get; init; }
    public required string Text { get; init; }

    /// <summary>Hands that were counted in the hall.</summary>
    public int Hands { get; set; }

    /// <summary>Votes from phones, written when the poll is closed and the votes themselves go.</summary>
    public int Phones { get; set; }
}

/// <summary>What a phone answered while the poll is open: changed as often as they like, and gone when it closes.</summary>
public sealed class ForumPollVote
{
    public required Guid Id { get; init; }
    public required Guid PollId { get; init; }

    /// <summary>As in <see cref="HallPhone"/>.</summary>
    public required byte[] Key { get; set; }

    public required int Choice { get; set; }
    public required DateTime At { get; set; }
}

public sealed class ForumPollConfiguration : IEntityTypeConfiguration<ForumPoll>, IEntityTypeConfiguration<ForumPollChoice>, IEntityTypeConfiguration<ForumPollVote>
{
    public void Configure(EntityTypeBuilder<ForumPoll> poll)
    {
        poll.ToTable("forum_polls");
        poll.Property(p => p.Id).ValueGeneratedNever();
        poll.Property(p => p.Question).HasMaxLength(ForumPoll.MaxQuestion);
        poll.Property(p => p.Version).IsConcurrencyToken();
        poll.HasOne<Forum>().WithMany().HasForeignKey(p => p.ForumId).OnDelete(DeleteBehavior.Restrict);
        poll.HasIndex(p => new { p.ForumId, p.Ordinal }).IsUnique();
        // One question at a time.
        poll.HasIndex(p => p.ForumId, "ix_forum_polls_open").IsUnique().HasFilter("state = 'Open'");
    }

    public void Configure(EntityTypeBuilder<ForumPollChoice> choice)
    {
        choice.ToTable("forum_poll_choices");
        choice.HasKey(c => new { c.PollId, c.Ordinal });
        choice.Property(c => c.Text).HasMaxLength(ForumPollChoice.MaxText);
        choice.HasOne<ForumPoll>().WithMany().HasForeignKey(c => c.PollId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ForumPollVote> vote)
    {
        vote.ToTable("forum_poll_votes");
        vote.Property(v => v.Id).ValueGeneratedNever();
        vote.Property(v => v.Key).HasMaxLength(32);
        vote.HasOne<ForumPoll>().WithMany().HasForeignKey(v => v.PollId).OnDelete(DeleteBehavior.Restrict);
        vote.HasIndex(v => new { v.PollId, v.Key }).IsUnique();
        vote.HasIndex(v => new { v.PollId, v.Choice });
        vote.HasIndex(v => v.Key);
    }
}
