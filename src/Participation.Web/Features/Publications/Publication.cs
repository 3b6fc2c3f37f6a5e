using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.Documents;

namespace Participation.Web.Features.Publications;

/// <summary>
/// ประกาศ, ข่าว: one text for all channels. Approved by somebody who wrote none of it, corrected in the open, withdrawn with a
/// reason, never deleted. Holds no personal data of citizens.
/// </summary>
public sealed class Publication
{
    public const int MaxTitle = 200;
    public const int MaxSummary = 500;
    public const int MaxBody = 8000;
    public const int MaxSource = 200;
    public const int MaxLetter = 60;
    public const int MaxReason = 500;

    public required Guid Id { get; init; }

    /// <summary>Its part of the address /open/{number}.</summary>
    public required int Number { get; init; }

    public required PublicationKind Kind { get; set; }
    public required string Title { get; set; }

    /// <summary>One or two sentences, as they are read aloud.</summary>
    public string Summary { get; set; } = "";

    public string Body { get; set; } = "";

    /// <summary>Where the text comes from: the unit or authority, with its letter.</summary>
    public string Source { get; set; } = "";

    public string LetterNumber { get; set; } = "";
    public DateOnly? LetterDate { get; set; }
    public Guid? UnitId { get; set; }

    /// <summary>A <see cref="FrozenDocument"/> as it was when it was proposed.</summary>
    public string? Document { get; init; }

    /// <summary>The record the document comes from; one publication each.</summary>
    public string? DocumentSource { get; init; }

    public PublicationState State { get; private set; } = PublicationState.Draft;

    /// <summary>Why it was returned or withdrawn.</summary>
    public string Reason { get; private set; } = "";

    public required DateTime CreatedAt { get; init; }
    public DateTime? SubmittedAt { get; private set; }
    public DateTime? ApprovedAt { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool MayBeWritten => State is PublicationState.Draft or PublicationState.Returned;

    public bool IsOut => State is PublicationState.Published or PublicationState.Withdrawn;

    public FrozenDocument? ReadDocument() => Document is null ? null : FrozenDocument.Read(Document);

    public string DocumentHash => Document is null ? "" : FrozenDocument.HashOf(Document);

    public void Submit(DateTime now)
    {
        Demand(MayBeWritten);
        (State, SubmittedAt, Reason) = (PublicationState.Submitted, now, "");
    }

    /// <summary>Back into the hands of the authors, before it is out; an approval is then void.</summary>
    public void TakeBack()
    {
        Demand(State is PublicationState.Submitted or PublicationState.Approved);
        (State, SubmittedAt, ApprovedAt, ApprovedBy) = (PublicationState.Draft, null, null, null);
    }

    public void Return(string reason)
    {
        Demand(State is PublicationState.Submitted);
        (State, SubmittedAt, Reason) = (PublicationState.Returned, null, reason);
    }

    public void Approve(Guid by, DateTime now)
    {
        Demand(State is PublicationState.Submitted);
        (State, ApprovedAt, ApprovedBy) = (PublicationState.Approved, now, by);
    }

    public void Publish(DateTime now)
    {
        Demand(State is PublicationState.Approved);
        (State, PublishedAt) = (PublicationState.Published, now);
    }

    public void Withdraw(string reason, DateTime now)
    {
        Demand(State is PublicationState.Published);
        (State, WithdrawnAt, Reason) = (PublicationState.Withdrawn, now, reason);
    }

    private void Demand(bool may)
    {
        if (!may) throw new InvalidOperationException($"A publication that is {State} cannot do this.");
    }
}

public enum PublicationState
{
    Draft,
    Submitted,
    Returned,
    Approved,
    Published,
    Withdrawn,
}

/// <summary>Somebody whose words are in the text. None of them may approve it.</summary>
public sealed class PublicationAuthor
{
    public required Guid PublicationId { get; init; }
    public required Guid AccountId { get; init; }
}

/// <summary>What was wrong and what is right, shown beside the text. The text itself stays as it was published.</summary>
public sealed class Correction
{
    public const int MaxText = 1000;

    public required Guid Id { get; init; }
    public required Guid PublicationId { get; init; }
    public required string Text { get; init; }
    public required Guid WrittenBy { get; init; }
    public required DateTime WrittenAt { get; init; }
    public Guid? ApprovedBy { get; private set; }
    public DateTime? ApprovedAt { get; private set; }

    public void Approve(Guid by, DateTime now) => (ApprovedBy, ApprovedAt) = (by, now);
}

public sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>, IEntityTypeConfiguration<PublicationAuthor>, IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.ToTable("publications");
        publication.Property(p => p.Id).ValueGeneratedNever();
        publication.HasIndex(p => p.Number).IsUnique();
        publication.Property(p => p.Title).HasMaxLength(Publication.MaxTitle);
        publication.Property(p => p.Summary).HasMaxLength(Publication.MaxSummary);
        publication.Property(p => p.Body).HasMaxLength(Publication.MaxBody);
        publication.Property(p => p.Source).HasMaxLength(Publication.MaxSource);
        publication.Property(p => p.LetterNumber).HasMaxLength(Publication.MaxLetter);
        publication.Property(p => p.DocumentSource).HasMaxLength(100);
        publication.HasIndex(p => p.DocumentSource).IsUnique();
        publication.Property(p => p.Reason).HasMaxLength(Publication.MaxReason);
        publication.Property(p => p.Version).IsConcurrencyToken();
        publication.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        // The public list, newest first; and the staff list by what waits.
        publication.HasIndex(p => new { p.PublishedAt, p.Number });
        publication.HasIndex(p => new { p.State, p.Number });
    }

    public void Configure(EntityTypeBuilder<PublicationAuthor> author)
    {
        author.ToTable("publication_authors");
        author.HasKey(a => new { a.PublicationId, a.AccountId });
        author.HasOne<Publication>().WithMany().HasForeignKey(a => a.PublicationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.ToTable("publication_corrections");
        correction.Property(c => c.Id).ValueGeneratedNever();
        correction.Property(c => c.Text).HasMaxLength(Correction.MaxText);
        correction.HasOne<Publication>().WithMany().HasForeignKey(c => c.PublicationId).OnDelete(DeleteBehavior.Restrict);
        correction.HasIndex(c => new { c.PublicationId, c.WrittenAt });
        correction.HasIndex(c => c.ApprovedAt);
    }
}
