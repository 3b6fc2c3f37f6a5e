using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>
/// The phone remembers its card, so that a second tap or a second look at the poster gives the same one. Holds the card's token
/// and nothing else, is sent to the pages that give cards alone, and is gone after a day.
/// </summary>
public sealed class CardCookie(ParticipationContext db, CardDesk desk, TicketTokens tokens, IOptions<SiteOptions> site, TimeProvider clock)
{
    public const string Path = "/q";
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public static string NameOf(string queueCode) => $"card-{queueCode}";

    public void Remember(HttpResponse response, string queueCode, Guid ticketId) => response.Cookies.Append(NameOf(queueCode), tokens.TokenOf(ticketId), new CookieOptions
    {
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = site.Value.IsHttps,
        MaxAge = Life,
        IsEssential = true,
    });

    public Task<Guid?> EarlierAsync(HttpRequest request, string queueCode, CancellationToken ct) => desk.FindAsync(request.Cookies[NameOf(queueCode)], ct);

    /// <summary>The card this phone has, while it still counts.</summary>
    public async Task<Ticket?> OpenCardAsync(HttpRequest request, string queueCode, CancellationToken ct)
    {
        if (await EarlierAsync(request, queueCode, ct) is not { } id) return null;
        var today = ThaiCalendar.Day(clock.Now());
        return await db.Set<Ticket>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.Day == today, ct) is { IsOpen: true } card ? card : null;
    }
}
