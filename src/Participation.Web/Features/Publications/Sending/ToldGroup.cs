using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Publications;

public enum ToldGroupState
{
    Waiting,
    Sent,

    /// <summary>LINE did not take it, or not in time: it may be sent again.</summary>
    Failed,

    /// <summary>It may have arrived and may not; sending again could say it twice.</summary>
    Unknown,
}

/// <summary>That a village's group was told of a publication, once each, and what became of it. Stays when the message is long pruned.</summary>
public sealed class ToldGroup
{
    public required Guid PublicationId { get; init; }
    public required Guid VillageId { get; init; }

    /// <summary>From 1; the message of each has a key of its own.</summary>
    public int Attempts { get; private set; }

    /// <summary>Its row in the outbox.</summary>
    public Guid MessageId { get; private set; }

    public int Members { get; private set; }
    public DateTime At { get; private set; }
    public Guid By { get; private set; }
    public ToldGroupState State { get; private set; }

    /// <summary>Application-set concurrency token: two people press at once.</summary>
    public Guid Version { get; set; }

    public void Send(Guid message, int members, Guid by, DateTime now)
    {
        Attempts++;
        (MessageId, Members, At, By, State, Version) = (message, members, now, by, ToldGroupState.Waiting, Guid.CreateVersion7(now));
    }

    public void Settle(ToldGroupState state, DateTime now) => (State, Version) = (state, Guid.CreateVersion7(now));

    /// <summary>By its message; null where that is gone.</summary>
    public ToldGroupState StateBy(OutboxStatus? message) => State != ToldGroupState.Waiting ? State : message switch
    {
        OutboxStatus.Pending => ToldGroupState.Waiting,
        OutboxStatus.Sent or OutboxStatus.PresumedSent => ToldGroupState.Sent,
        OutboxStatus.Expired or OutboxStatus.Refused or OutboxStatus.Blocked => ToldGroupState.Failed,
        OutboxStatus.Unknown or null => ToldGroupState.Unknown,
    };
}

public sealed class ToldGroupConfiguration : IEntityTypeConfiguration<ToldGroup>
{
    public void Configure(EntityTypeBuilder<ToldGroup> told)
    {
        told.ToTable("told_groups");
        told.HasKey(t => new { t.PublicationId, t.VillageId });
        told.Property(t => t.Version).IsConcurrencyToken();
        told.HasOne<Publication>().WithMany().HasForeignKey(t => t.PublicationId).OnDelete(DeleteBehavior.Restrict);
        told.HasOne<Village>().WithMany().HasForeignKey(t => t.VillageId).OnDelete(DeleteBehavior.Restrict);
        told.HasIndex(t => t.PublicationId, "ix_told_groups_not_told").HasFilter("state IN ('Failed', 'Unknown')");
        told.HasIndex(t => t.At, "ix_told_groups_waiting").HasFilter("state = 'Waiting'");
    }
}

public static class ToldGroupFinding
{
    /// <summary>
    /// Out, and the group of a village did not get it, or nobody knows: until it is sent again, the village says that it was read out,
    /// or somebody who asked by telephone notes it under the loudspeakers.
    /// </summary>
    public static IQueryable<Publication> GroupsNotTold(this ParticipationContext db) => db.Set<Publication>()
        .Where(p => p.State == PublicationState.Published && db.Set<ToldGroup>().Any(t => t.PublicationId == p.Id && (t.State == ToldGroupState.Failed || t.State == ToldGroupState.Unknown)
            && !db.Set<ChannelPosting>().Any(o => o.PublicationId == p.Id && (o.VillageId == t.VillageId || (o.VillageId == null && o.RecordedAt >= t.At))
                && db.Set<Channel>().Any(c => c.Id == o.ChannelId && c.Key == Channel.Wire))));
}
