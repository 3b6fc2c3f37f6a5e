using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

/// <summary>For whom a handbook is written.</summary>
public enum HandbookReader
{
    Staff,
    Citizens,
}

/// <summary>One edition of a handbook about complaints, a PDF. Editions stay; the last one is the one that holds.</summary>
public sealed class CaseHandbook
{
    public const int MaxTitle = 120;
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>What a form with one may weigh: beyond it the connection is cut, so that this is far above what is refused in words.</summary>
    public const int MostPosted = 64 * 1024 * 1024;

    public required Guid Id { get; init; }
    public required HandbookReader Reader { get; init; }
    public required int Edition { get; init; }
    public required string Title { get; init; }

    /// <summary>Its name in the file store.</summary>
    public required string File { get; init; }

    public required DateTime At { get; init; }

    /// <summary>staff:{id}</summary>
    public required string By { get; init; }
}

public static class HandbookReaders
{
    public static string Words(this HandbookReader reader) => reader switch
    {
        HandbookReader.Staff => "คู่มือของเจ้าหน้าที่",
        HandbookReader.Citizens => "คู่มือสำหรับประชาชน",
    };
}

public sealed class CaseHandbookConfiguration : IEntityTypeConfiguration<CaseHandbook>
{
    public void Configure(EntityTypeBuilder<CaseHandbook> handbook)
    {
        handbook.ToTable("case_handbooks");
        handbook.Property(h => h.Id).ValueGeneratedNever();
        handbook.Property(h => h.Title).HasMaxLength(CaseHandbook.MaxTitle);
        handbook.Property(h => h.File).HasMaxLength(60);
        handbook.Property(h => h.By).HasMaxLength(120);
        handbook.HasIndex(h => new { h.Reader, h.Edition }).IsUnique();
    }
}
