using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// "ท่านบอก เราทำ": what people told the office, in the office's own words, and what was done about it. Leads to no comment,
/// so that nobody who wrote one is shown. No personal data.
/// </summary>
public sealed class SaidAndDone
{
    public const int MaxSaid = 300;
    public const int MaxDone = 500;

    public required Guid Id { get; init; }
    public required string Said { get; set; }
    public required string Done { get; set; }

    /// <summary>Since when it is so.</summary>
    public required DateOnly Since { get; set; }

    public Guid? ServicePointId { get; set; }
    public required DateTime WrittenAt { get; init; }

    /// <summary>Null while only the office sees it.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsPublished => PublishedAt is not null;

    public void Publish(DateTime now) => PublishedAt ??= now;

    public void Withdraw() => PublishedAt = null;
}

public sealed class SaidAndDoneConfiguration : IEntityTypeConfiguration<SaidAndDone>
{
    public void Configure(EntityTypeBuilder<SaidAndDone> note)
    {
        note.ToTable("said_and_done");
        note.HasKey(n => n.Id);
        note.Property(n => n.Id).ValueGeneratedNever();
        note.Property(n => n.Said).HasMaxLength(SaidAndDone.MaxSaid);
        note.Property(n => n.Done).HasMaxLength(SaidAndDone.MaxDone);
        note.Property(n => n.Version).IsConcurrencyToken();
        note.Ignore(n => n.IsPublished);
        note.HasIndex(n => new { n.PublishedAt, n.Id });
        note.HasIndex(n => n.WrittenAt);
    }
}
