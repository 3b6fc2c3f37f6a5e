using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Delivery.Outgoing;

public sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox_messages");
        message.HasKey(m => m.Id);
        // Whoever takes a message back while an attempt begins: one of the two finds that it came too late.
        message.Property(m => m.Status).IsConcurrencyToken();
        message.Property(m => m.Recipient).HasMaxLength(60);
        message.Property(m => m.DedupeKey).HasMaxLength(120);
        message.HasIndex(m => m.DedupeKey).IsUnique();
        message.Property(m => m.ReplyToken).HasMaxLength(200);
        message.Property(m => m.ErrorText).HasMaxLength(200);
        message.Property(m => m.LineRequestId).HasMaxLength(80);
        message.HasIndex(m => m.NextAttemptAt, "ix_outbox_due").HasFilter("status = 'Pending'");
        message.HasIndex(m => new { m.Recipient, m.Id }, "ix_outbox_pending_recipient").HasFilter("status = 'Pending'");
        message.HasIndex(m => m.FinishedAt, "ix_outbox_undelivered").HasFilter("status IN ('Expired', 'Refused', 'Blocked', 'Unknown')");
        message.HasIndex(m => m.FinishedAt, "ix_outbox_finished");
    }
}
