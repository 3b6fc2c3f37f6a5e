using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

/// <summary>One wording of a text of the register. Never changed nor removed; the next one takes its place from its moment on.</summary>
public sealed class CaseText
{
    public const int MaxBody = 2000;
    public const int MaxKey = 40;

    /// <summary>The key of a <see cref="CaseTextKind"/>.</summary>
    public required string Key { get; init; }

    /// <summary>1 is the first after the one the program brings along.</summary>
    public required int Version { get; init; }

    public required string Body { get; init; }
    public required DateTime At { get; init; }

    /// <summary>staff:{id}</summary>
    public required string By { get; init; }
}

public sealed class CaseTextConfiguration : IEntityTypeConfiguration<CaseText>
{
    public void Configure(EntityTypeBuilder<CaseText> text)
    {
        text.ToTable("case_texts");
        text.HasKey(t => new { t.Key, t.Version });
        text.Property(t => t.Key).HasMaxLength(CaseText.MaxKey);
        text.Property(t => t.Body).HasMaxLength(CaseText.MaxBody);
        text.Property(t => t.By).HasMaxLength(120);
    }
}
