using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Queues;

/// <summary>A queue's day as it was, frozen and signed after midnight. Append-only; holds nothing of a person.</summary>
public sealed class QueueRecord
{
    public required Guid Id { get; init; }
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The <see cref="Platform.Documents.FrozenDocument"/> as JSON.</summary>
    public required string Document { get; init; }

    /// <summary>Its SHA-256 in hexadecimal: what is signed.</summary>
    public required string Hash { get; init; }

    /// <summary>SHA-256 over the day's log in its canonical form; part of the document as well.</summary>
    public required string LogHash { get; init; }

    /// <summary>ECDSA over the hash, with the key named by <see cref="KeyId"/>.</summary>
    public required byte[] Signature { get; init; }

    public required string KeyId { get; init; }
    public required DateTime MadeAt { get; init; }
}

public sealed class QueueRecordConfiguration : IEntityTypeConfiguration<QueueRecord>
{
    public void Configure(EntityTypeBuilder<QueueRecord> record)
    {
        record.ToTable("queue_records");
        record.HasKey(r => r.Id);
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.Hash).HasMaxLength(64);
        record.Property(r => r.LogHash).HasMaxLength(64);
        record.Property(r => r.Signature).HasMaxLength(200);
        record.Property(r => r.KeyId).HasMaxLength(64);
        record.HasIndex(r => new { r.QueueId, r.Day }).IsUnique();
        record.HasIndex(r => r.Day);
        record.HasOne<Queue>().WithMany().HasForeignKey(r => r.QueueId).OnDelete(DeleteBehavior.Restrict);
    }
}
