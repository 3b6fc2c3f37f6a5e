using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Platform.Audit;

/// <summary>
/// One link of the audit chain. <see cref="Canonical"/> is what was signed; the other columns repeat parts of it
/// for searching and are checked against it when the chain is verified.
/// </summary>
public sealed class AuditEntry
{
    public required long Sequence { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public required byte[] Canonical { get; init; }

    /// <summary>HMAC-SHA256 over the previous entry's Mac followed by <see cref="Canonical"/>.</summary>
    public required byte[] Mac { get; init; }
}

public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.Property(e => e.Actor).HasMaxLength(100);
        entry.Property(e => e.Action).HasMaxLength(100);
        entry.Property(e => e.Subject).HasMaxLength(200);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => new { e.Actor, e.Sequence });
        entry.HasIndex(e => new { e.Action, e.Sequence });
        entry.HasIndex(e => new { e.Subject, e.Sequence });
    }
}
