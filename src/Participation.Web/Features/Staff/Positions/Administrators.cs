using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>Somebody must always be able to let people in.</summary>
public static class Administrators
{
    /// <summary>
    /// Saves what the caller changed and rolls it back by <see cref="NobodyLeftException"/> when no administrator would be left who is
    /// not on notice.
    /// </summary>
    public static async Task DemandOneAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var isOne = await (from grant in db.Set<RoleGrant>()
                           join position in db.Set<Position>() on grant.PositionId equals position.Id
                           join holding in db.Set<Holding>() on position.Id equals holding.PositionId
                           join account in db.Users on holding.AccountId equals account.Id
                           where grant.Role == StaffRole.Administrator && grant.EndedOn == null && grant.Until == null
                               && position.ClosedAt == null && holding.Until == null && account.ClosedAt == null && account.PasswordHash != null
                           select grant.Id).AnyAsync(ct);
        if (!isOne) throw new NobodyLeftException();
    }

    public sealed class NobodyLeftException : Exception;
}
