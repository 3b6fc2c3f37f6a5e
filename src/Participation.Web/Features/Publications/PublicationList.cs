using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Publications;

public enum PublicationFilter
{
    All,
    Draft,
    Submitted,
    Returned,
    Approved,

    /// <summary>Approved, with a moment at which it goes out by itself.</summary>
    Scheduled,
    Published,
    Incomplete,
    Correcting,

    /// <summary>Being sent to LINE when the month's messages ran out.</summary>
    Stopped,

    /// <summary>Out at its time, but not sent to all in LINE whom it was to reach.</summary>
    Unsent,

    /// <summary>Sent to the groups of villages, of which one did not get it, or nobody knows.</summary>
    Groups,
}

public sealed record PublicationLine(int Number, PublicationKind Kind, string Title, PublicationState State, DateTime CreatedAt, DateTime? PublishedAt, bool IsCorrected);

public sealed record NoticeLine(int Number, PublicationKind Kind, string Title, DateTime PublishedAt, bool IsWithdrawn, DateTime? AcknowledgedAt);

/// <summary>Pages of publications, for each of those who read them.</summary>
public sealed class PublicationList(ParticipationContext db)
{
    public async Task<(IReadOnlyList<PublicationLine> Lines, int Total)> StaffAsync(PublicationFilter filter, int page, CancellationToken ct)
    {
        var wanted = filter switch
        {
            PublicationFilter.All => db.Set<Publication>(),
            PublicationFilter.Draft => db.Set<Publication>().Where(p => p.State == PublicationState.Draft),
            PublicationFilter.Submitted => db.Set<Publication>().Where(p => p.State == PublicationState.Submitted),
            PublicationFilter.Returned => db.Set<Publication>().Where(p => p.State == PublicationState.Returned),
            PublicationFilter.Approved => db.Set<Publication>().Where(p => p.State == PublicationState.Approved),
            PublicationFilter.Scheduled => db.Scheduled(),
            PublicationFilter.Unsent => db.Unsent(),
            PublicationFilter.Groups => db.GroupsNotTold(),
            PublicationFilter.Published => db.Set<Publication>().Where(p => p.PublishedAt != null),
            PublicationFilter.Incomplete => Incomplete(),
            PublicationFilter.Stopped => db.Set<Publication>().Where(p => db.Set<Multicast>().Any(m => m.SubjectId == p.Id && m.State == MulticastState.Stopped)),
            PublicationFilter.Correcting => db.Set<Publication>().Where(p => db.Set<Correction>().Any(c => c.PublicationId == p.Id && c.ApprovedAt == null)),
        };
        return (await Lines(wanted.OrderByDescending(p => p.Number).Skip((page - 1) * PublicationFinding.PageSize).Take(PublicationFinding.PageSize)).ToListAsync(ct), await wanted.CountAsync(ct));
    }

    public async Task<(IReadOnlyList<PublicationLine> Lines, int Total)> OpenAsync(int page, CancellationToken ct)
    {
        var open = db.Set<Publication>().Open();
        return (await Lines(open.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Number).Skip((page - 1) * PublicationFinding.PageSize).Take(PublicationFinding.PageSize)).ToListAsync(ct), await open.CountAsync(ct));
    }

    public async Task<(IReadOnlyList<NoticeLine> Lines, int Total)> NoticesAsync(Guid accountId, int page, CancellationToken ct)
    {
        var notices = db.Set<Publication>().ToStaff();
        var lines = await notices.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Number).Skip((page - 1) * PublicationFinding.PageSize).Take(PublicationFinding.PageSize)
            .Select(p => new NoticeLine(p.Number, p.Kind, p.Title, p.PublishedAt!.Value, p.State == PublicationState.Withdrawn,
                db.Set<NoticeReader>().Where(r => r.PublicationId == p.Id && r.AccountId == accountId).Select(r => r.AcknowledgedAt).SingleOrDefault())).ToListAsync(ct);
        return (lines, await notices.CountAsync(ct));
    }

    public Task<int> UnreadAsync(Guid accountId, CancellationToken ct) => db.Set<NoticeReader>()
        .CountAsync(r => r.AccountId == accountId && r.AcknowledgedAt == null && db.Set<Publication>().Any(p => p.Id == r.PublicationId && p.State == PublicationState.Published), ct);

    public Task<int> BelowMinimumAsync(CancellationToken ct) => Incomplete().CountAsync(ct);

    /// <summary>Published on fewer channels than its kind asks for, or not on one that is asked for every time.</summary>
    private IQueryable<Publication> Incomplete()
    {
        IQueryable<Publication>? incomplete = null;
        foreach (var kind in PublicationRules.ForPublic)
        {
            var (rule, named) = (kind.Rule(), kind.Rule().NamedChannels);
            var minimum = rule.MinimumChannels;
            var ofKind = db.Set<Publication>().Where(p => p.Kind == kind && p.State == PublicationState.Published
                && (db.Set<ChannelPosting>().Where(o => o.PublicationId == p.Id).Select(o => o.ChannelId).Distinct().Count() < minimum
                    || db.Set<Channel>().Any(c => named.Contains(c.Key) && !db.Set<ChannelPosting>().Any(o => o.PublicationId == p.Id && o.ChannelId == c.Id))));
            incomplete = incomplete is null ? ofKind : incomplete.Concat(ofKind);
        }
        return incomplete ?? db.Set<Publication>().Where(p => false);
    }

    private IQueryable<PublicationLine> Lines(IQueryable<Publication> publications) => publications
        .Select(p => new PublicationLine(p.Number, p.Kind, p.Title, p.State, p.CreatedAt, p.PublishedAt, db.Set<Correction>().Any(c => c.PublicationId == p.Id && c.ApprovedAt != null)));
}
