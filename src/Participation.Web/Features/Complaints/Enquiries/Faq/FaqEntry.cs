using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>A question that was asked more than once, with the office's answer. Written without anything of whoever asked.</summary>
public sealed class FaqEntry
{
    public const int MaxQuestion = 200;
    public const int MaxAnswer = 3000;
    public const int MaxAlsoAsked = 600;

    public required Guid Id { get; init; }

    /// <summary>Stands in its address and never changes.</summary>
    public required int Number { get; init; }

    public required string Question { get; set; }
    public required string Answer { get; set; }

    /// <summary>The same in other words, one a line.</summary>
    public string AlsoAsked { get; set; } = "";

    /// <summary>Whose answer it is; null for the agency as a whole.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Last day on which it is shown; null as long as it holds.</summary>
    public DateOnly? ValidUntil { get; set; }

    public bool IsActive { get; set; } = true;
    public int Edition { get; set; }
    public required DateTime ChangedAt { get; set; }

    /// <summary>What short words are looked for in.</summary>
    public string Folded { get; set; } = "";

    /// <summary>How many runs of three letters the question has.</summary>
    public int QuestionGrams { get; set; }

    public Guid Version { get; set; }

    public bool IsShownOn(DateOnly day) => IsActive && (ValidUntil is null || ValidUntil >= day);
}

/// <summary>What an entry is about; it may be about several things.</summary>
public sealed class FaqCategory
{
    public required Guid EntryId { get; init; }
    public required Guid CategoryId { get; init; }
}

/// <summary>An entry as it was saved. Never changed nor removed.</summary>
public sealed class FaqEdition
{
    public required Guid EntryId { get; init; }
    public required int Edition { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>A <see cref="FaqContent"/>.</summary>
    public required string Content { get; init; }
}

/// <summary>What is written in an entry.</summary>
public sealed record FaqContent(string Question, string Answer, string AlsoAsked, IReadOnlyList<Guid> Categories, Guid? UnitId, DateOnly? ValidUntil, bool IsActive)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static FaqContent Read(string json) => JsonSerializer.Deserialize<FaqContent>(json) ?? throw new InvalidOperationException("An edition without content.");
}

/// <summary>Three letters of an entry, and whether they stand in the question, in its other words, or in the answer.</summary>
public sealed class FaqGram
{
    public required string Gram { get; init; }
    public required Guid EntryId { get; init; }
    public required int Weight { get; init; }
}

/// <summary>How often an entry was opened in a month, and whether it helped. Counts, and nothing of who.</summary>
public sealed class FaqMonth
{
    public required Guid EntryId { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    public int Shown { get; init; }
    public int Helped { get; init; }
    public int NotHelped { get; init; }
}

public sealed class FaqConfiguration :
    IEntityTypeConfiguration<FaqEntry>, IEntityTypeConfiguration<FaqCategory>, IEntityTypeConfiguration<FaqEdition>, IEntityTypeConfiguration<FaqGram>, IEntityTypeConfiguration<FaqMonth>
{
    public void Configure(EntityTypeBuilder<FaqEntry> entry)
    {
        entry.ToTable("faq_entries");
        entry.Property(f => f.Id).ValueGeneratedNever();
        entry.Property(f => f.Question).HasMaxLength(FaqEntry.MaxQuestion);
        entry.Property(f => f.Answer).HasMaxLength(FaqEntry.MaxAnswer);
        entry.Property(f => f.AlsoAsked).HasMaxLength(FaqEntry.MaxAlsoAsked);
        entry.Property(f => f.Version).IsConcurrencyToken();
        entry.HasIndex(f => f.Number).IsUnique();
        entry.HasIndex(f => new { f.IsActive, f.ValidUntil });
        entry.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FaqCategory> category)
    {
        category.ToTable("faq_categories");
        category.HasKey(c => new { c.EntryId, c.CategoryId });
        category.HasIndex(c => c.CategoryId);
        category.HasOne<FaqEntry>().WithMany().HasForeignKey(c => c.EntryId).OnDelete(DeleteBehavior.Restrict);
        category.HasOne<CaseCategory>().WithMany().HasForeignKey(c => c.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FaqEdition> edition)
    {
        edition.ToTable("faq_editions");
        edition.HasKey(e => new { e.EntryId, e.Edition });
        edition.Property(e => e.Actor).HasMaxLength(100);
        edition.HasOne<FaqEntry>().WithMany().HasForeignKey(e => e.EntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FaqGram> gram)
    {
        gram.ToTable("faq_grams");
        gram.HasKey(g => new { g.Gram, g.EntryId });
        gram.Property(g => g.Gram).HasMaxLength(3);
        gram.HasIndex(g => g.EntryId);
        gram.HasOne<FaqEntry>().WithMany().HasForeignKey(g => g.EntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FaqMonth> month)
    {
        month.ToTable("faq_months");
        month.HasKey(m => new { m.EntryId, m.Month });
        month.HasIndex(m => m.Month);
        month.HasOne<FaqEntry>().WithMany().HasForeignKey(m => m.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}
