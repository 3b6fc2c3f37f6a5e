using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Platform.Import;

/// <summary>
/// How far a file has been written. Changed in the transaction that writes the rows, so that after a crash the rest is
/// written and nothing twice.
/// </summary>
public sealed class ImportRecord
{
    public const int MaxActor = 100;

    /// <summary>Also the file's name in the data folder.</summary>
    public required Guid Id { get; init; }

    public required string Kind { get; init; }
    public required string Actor { get; init; }
    public required int Total { get; init; }
    public int Written { get; private set; }

    /// <summary>Rows that were wrong from the start, and those that somebody else entered meanwhile.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Everything up to this line of the file is dealt with.</summary>
    public int ReachedLine { get; private set; }

    public required DateTime StartedAt { get; init; }
    public DateTime? FinishedAt { get; private set; }

    public void LeaveOut(int rows) => LeftOut += rows;

    public void Reach(int line, int written, int leftOut) => (ReachedLine, Written, LeftOut) = (line, Written + written, LeftOut + leftOut);

    public void Finish(DateTime now) => FinishedAt = now;
}

public sealed class ImportRecordConfiguration : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> record)
    {
        record.ToTable("import_runs");
        record.HasKey(r => r.Id);
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.Kind).HasMaxLength(40);
        record.Property(r => r.Actor).HasMaxLength(ImportRecord.MaxActor);
        // Two that write the same file at once: one of them stops.
        record.Property(r => r.ReachedLine).IsConcurrencyToken();
        record.HasIndex(r => r.FinishedAt);
    }
}
