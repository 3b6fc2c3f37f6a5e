using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.LineLinks;

/// <summary>Puts notices for colleagues into the outbox.</summary>
public sealed class TellStaff(ParticipationContext db, PermissionHolders holders, Outbox outbox, IOptions<SiteOptions> site, TimeProvider clock) : IStaffNotices
{
    // Tomorrow the home page says it, and says it newer.
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    public async Task TellHoldersAsync(Guid positionId, StaffNotice notice, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var accounts = await db.Set<Holding>().Where(h => h.PositionId == positionId && h.From <= today && (h.Until == null || h.Until >= today)).Select(h => h.AccountId).ToListAsync(ct);
        await TellAsync(accounts, notice, ct);
    }

    public async Task TellThoseWhoMayAsync(Permission permission, Place place, StaffNotice notice, IReadOnlyCollection<Guid> except, CancellationToken ct) =>
        await TellAsync((await holders.ReadAsync(permission, place, ct)).Except(except).ToList(), notice, ct);

    public async Task TellAsync(IReadOnlyCollection<Guid> accounts, StaffNotice notice, CancellationToken ct)
    {
        if (notice.Text.Length > StaffNotice.MaxText || !notice.Href.StartsWith("/staff", StringComparison.Ordinal)) throw new ArgumentException("A notice is one short sentence and the address of a staff page.", nameof(notice));
        var message = new TextMessage($"{notice.Text}\n{new Uri(site.Value.PublicUrl, notice.Href)}") { QuickReply = StaffLinkChat.Ways };
        foreach (var lineUserId in await db.Set<StaffLineLink>().Where(l => accounts.Contains(l.AccountId)).Select(l => l.LineUserId).ToListAsync(ct))
            outbox.Push(MessageClass.Notice, lineUserId, MessageBatch.Of(message), clock.Now() + Life);
    }
}
