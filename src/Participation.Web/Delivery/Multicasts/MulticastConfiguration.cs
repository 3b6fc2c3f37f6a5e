using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Delivery.Multicasts;

public sealed class MulticastConfiguration : IEntityTypeConfiguration<Multicast>, IEntityTypeConfiguration<MulticastChunk>, IEntityTypeConfiguration<ToldPerson>, IEntityTypeConfiguration<ForgottenSubject>, IEntityTypeConfiguration<DeliverySettings>
{
    public void Configure(EntityTypeBuilder<Multicast> multicast)
    {
        multicast.ToTable("multicasts");
        multicast.Property(m => m.Id).ValueGeneratedNever();
        multicast.Property(m => m.Topic).HasMaxLength(Multicast.MaxTopic);
        multicast.HasIndex(m => m.SubjectId);
        multicast.HasIndex(m => m.Id, "ix_multicasts_open").HasFilter("state <> 'Finished'");
    }

    public void Configure(EntityTypeBuilder<MulticastChunk> chunk)
    {
        chunk.ToTable("multicast_chunks");
        chunk.HasKey(c => new { c.MulticastId, c.Number });
        chunk.Property(c => c.ErrorText).HasMaxLength(200);
        chunk.Property(c => c.LineRequestId).HasMaxLength(80);
        chunk.Ignore(c => c.IsUntouched);
        chunk.HasOne<Multicast>().WithMany().HasForeignKey(c => c.MulticastId).OnDelete(DeleteBehavior.Restrict);
        chunk.HasIndex(c => c.NextAttemptAt, "ix_multicast_chunks_due").HasFilter("status = 'Waiting'");
    }

    public void Configure(EntityTypeBuilder<ToldPerson> told)
    {
        told.ToTable("told_people");
        told.Property(t => t.LineId).HasMaxLength(60);
        told.HasIndex(t => new { t.SubjectId, t.LineId }).IsUnique();
        told.HasIndex(t => new { t.MulticastId, t.Chunk });
        told.HasIndex(t => t.LineId);
        told.HasIndex(t => t.At);
        told.HasIndex(t => t.ReplyId).HasFilter("reply_id IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ForgottenSubject> subject)
    {
        subject.ToTable("forgotten_subjects");
        subject.HasKey(s => s.SubjectId);
        subject.Property(s => s.SubjectId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<DeliverySettings> settings)
    {
        settings.ToTable("delivery_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
    }
}
