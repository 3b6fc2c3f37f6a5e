using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>A village's group says that the words were read over its loudspeaker: evidence of that channel, once for each village.</summary>
public sealed class ConfirmAnnouncement(ParticipationContext db, TimeProvider clock)
{
    public Task<ConfirmAnnouncementOutcome> RunAsync(int number, Guid villageId, string groupId, CancellationToken ct) => db.WriteAsync<ConfirmAnnouncementOutcome>(async write =>
    {
        if (await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == villageId && v.LineGroupId == groupId, write) is not { } village) return new ConfirmAnnouncementOutcome.NotTheirs();
        if (await db.FindPublicationAsync(number, write) is not { } publication) return new ConfirmAnnouncementOutcome.NotTheirs();
        if (publication.State != PublicationState.Published) return new ConfirmAnnouncementOutcome.Withdrawn();
        var wire = await db.Set<Channel>().SingleAsync(c => c.Key == Channel.Wire, write);
        if (await db.Set<ChannelPosting>().AsNoTracking().SingleOrDefaultAsync(p => p.PublicationId == publication.Id && p.ChannelId == wire.Id && p.VillageId == villageId, write) is { } before)
            return new ConfirmAnnouncementOutcome.Before(village, before.RecordedAt);
        var now = clock.Now();
        db.Add(new ChannelPosting
        {
            Id = Guid.CreateVersion7(now),
            PublicationId = publication.Id,
            ChannelId = wire.Id,
            VillageId = villageId,
            PostedOn = ThaiCalendar.Day(now),
            Note = $"{village.FullName()} ประกาศแล้ว {ThaiCalendar.TimeOfDay(TimeOnly.FromDateTime(ThaiCalendar.ToBangkok(now)))}",
            RecordedAt = now,
        });
        return new ConfirmAnnouncementOutcome.Confirmed(village, now);
    }, ct);
}

public abstract record ConfirmAnnouncementOutcome
{
    private ConfirmAnnouncementOutcome() { }

    public abstract T Match<T>(Func<Confirmed, T> confirmed, Func<Before, T> before, Func<Withdrawn, T> withdrawn, Func<NotTheirs, T> notTheirs);

    public sealed record Confirmed(Village Village, DateTime At) : ConfirmAnnouncementOutcome
    {
        public override T Match<T>(Func<Confirmed, T> confirmed, Func<Before, T> before, Func<Withdrawn, T> withdrawn, Func<NotTheirs, T> notTheirs) => confirmed(this);
    }

    public sealed record Before(Village Village, DateTime At) : ConfirmAnnouncementOutcome
    {
        public override T Match<T>(Func<Confirmed, T> confirmed, Func<Before, T> before, Func<Withdrawn, T> withdrawn, Func<NotTheirs, T> notTheirs) => before(this);
    }

    public sealed record Withdrawn : ConfirmAnnouncementOutcome
    {
        public override T Match<T>(Func<Confirmed, T> confirmed, Func<Before, T> before, Func<Withdrawn, T> withdrawn, Func<NotTheirs, T> notTheirs) => withdrawn(this);
    }

    /// <summary>Tapped in another group than the village's, or of something that is gone.</summary>
    public sealed record NotTheirs : ConfirmAnnouncementOutcome
    {
        public override T Match<T>(Func<Confirmed, T> confirmed, Func<Before, T> before, Func<Withdrawn, T> withdrawn, Func<NotTheirs, T> notTheirs) => notTheirs(this);
    }
}
