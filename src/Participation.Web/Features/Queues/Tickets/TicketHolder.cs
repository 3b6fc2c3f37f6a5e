using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Queues;

/// <summary>Whose card it is, where it was taken in LINE. Apart from the card, so that the person can be erased and the card stays.</summary>
public sealed class TicketHolder
{
    public required Guid TicketId { get; init; }
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }
    public required string LineUserId { get; init; }

    /// <summary>The card still counts as theirs: at most one in a queue and day.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The one push was put into the outbox.</summary>
    public bool IsTold { get; set; }

    /// <summary>The service is over and the next free reply may bring the invitation to rate it.</summary>
    public bool IsToBeInvited { get; set; }
}

public sealed class TicketHolderConfiguration : IEntityTypeConfiguration<TicketHolder>
{
    public void Configure(EntityTypeBuilder<TicketHolder> holder)
    {
        holder.ToTable("ticket_holders");
        holder.HasKey(h => h.TicketId);
        holder.Property(h => h.TicketId).ValueGeneratedNever();
        holder.Property(h => h.LineUserId).HasMaxLength(60);
        // A flag by itself is a condition in both engines.
        holder.HasIndex(h => new { h.QueueId, h.Day, h.LineUserId }).IsUnique().HasFilter("is_open");
        holder.HasIndex(h => new { h.LineUserId, h.Day });
        holder.HasIndex(h => h.Day);
        holder.HasOne<Ticket>().WithMany().HasForeignKey(h => h.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
