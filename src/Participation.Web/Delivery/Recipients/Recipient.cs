using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Delivery.Recipients;

/// <summary>
/// Whether a LINE user, group or room can be reached. LINE answers 200 to a push to somebody who blocked the account,
/// so only follow and unfollow (and a profile that is gone) tell.
/// </summary>
public sealed class Recipient
{
    public required string LineId { get; init; }
    public required DateTime FirstSeenAt { get; init; }
    public DateTime? BlockedAt { get; private set; }

    /// <summary>Time of the event that last changed <see cref="BlockedAt"/>: events may arrive out of order.</summary>
    public DateTime ReachabilityAsOf { get; private set; }

    public void Followed(DateTime at) => Change(at, null);

    public void Blocked(DateTime at) => Change(at, at);

    private void Change(DateTime at, DateTime? blocked)
    {
        if (at < ReachabilityAsOf) return;
        (BlockedAt, ReachabilityAsOf) = (blocked, at);
    }
}

public sealed class RecipientConfiguration : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> recipient)
    {
        recipient.ToTable("line_recipients");
        recipient.HasKey(r => r.LineId);
        recipient.Property(r => r.LineId).HasMaxLength(60);
    }
}
