using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Publications;

/// <summary>A colleague to whom a publication was addressed: when they opened it, and when they said that they had read it.</summary>
public sealed class NoticeReader
{
    public required Guid PublicationId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTime SentAt { get; init; }
    public DateTime? OpenedAt { get; private set; }
    public DateTime? AcknowledgedAt { get; private set; }

    public void Open(DateTime now) => OpenedAt ??= now;

    public void Acknowledge(DateTime now)
    {
        Open(now);
        AcknowledgedAt ??= now;
    }
}

public sealed class NoticeReaderConfiguration : IEntityTypeConfiguration<NoticeReader>
{
    public void Configure(EntityTypeBuilder<NoticeReader> reader)
    {
        reader.ToTable("notice_readers");
        reader.HasKey(r => new { r.PublicationId, r.AccountId });
        reader.HasOne<Publication>().WithMany().HasForeignKey(r => r.PublicationId).OnDelete(DeleteBehavior.Restrict);
        // What somebody still has to read.
        reader.HasIndex(r => new { r.AccountId, r.AcknowledgedAt });
    }
}
