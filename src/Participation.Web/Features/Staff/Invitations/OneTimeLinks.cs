using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Invitations;

/// <summary>A link as it is handed over, once: only its hash stays here.</summary>
public sealed record OneTimeLink(Uri Address, DateTime ExpiresAt);

/// <summary>Makes the links through which people get into their accounts, and finds what a token opens.</summary>
public sealed class OneTimeLinks(ParticipationContext db, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <summary>In the caller's transaction; an older link of the account is void from now on.</summary>
    public async Task<OneTimeLink> IssueAsync(Guid accountId, InvitationPurpose purpose, CancellationToken ct)
    {
        var now = clock.Now();
        await VoidAsync(accountId, ct);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var invitation = new StaffInvitation
        {
            Id = Guid.CreateVersion7(now),
            AccountId = accountId,
            Purpose = purpose,
            TokenHash = Hash(token),
            ExpiresAt = now + (purpose == InvitationPurpose.Join ? StaffInvitation.JoinLife : StaffInvitation.ResetLife),
        };
        db.Add(invitation);
        return new OneTimeLink(new Uri(site.Value.PublicUrl, $"/staff/invitation/{token}"), invitation.ExpiresAt);
    }

    public async Task VoidAsync(Guid accountId, CancellationToken ct)
    {
        foreach (var open in await db.Set<StaffInvitation>().Where(i => i.AccountId == accountId && i.SpentAt == null).ToListAsync(ct)) open.SpentAt = clock.Now();
    }

    public async Task<StaffInvitation?> FindOpenAsync(string? token, CancellationToken ct)
    {
        if (token is not { Length: > 0 and <= 100 }) return null;
        var hash = Hash(token);
        var found = await db.Set<StaffInvitation>().SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        return found?.IsOpen(clock.Now()) == true ? found : null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
