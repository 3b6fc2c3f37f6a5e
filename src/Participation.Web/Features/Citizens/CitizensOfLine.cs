using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Citizens;

/// <summary>What other slices may ask about the person behind a LINE user. Runs in the caller's transaction.</summary>
public static class CitizensOfLine
{
    public static Task<Citizen?> FindCitizenAsync(this ParticipationContext db, string lineUserId, CancellationToken ct) =>
        db.Set<Citizen>().SingleOrDefaultAsync(c => c.LineUserId == lineUserId, ct);

    /// <summary>The village they say they live in; null when they have not said.</summary>
    public static Task<Village?> VillageOfLineUserAsync(this ParticipationContext db, string lineUserId, CancellationToken ct) =>
        db.Set<Citizen>().Where(c => c.LineUserId == lineUserId)
            .Join(db.Set<Village>(), c => c.VillageId, v => v.Id, (_, v) => v).AsNoTracking().SingleOrDefaultAsync(ct);

    /// <summary>Their row, made when there is something to keep for the first time.</summary>
    public static async Task<Citizen> CitizenOfLineUserAsync(this ParticipationContext db, string lineUserId, DateTime now, CancellationToken ct)
    {
        if (await db.FindCitizenAsync(lineUserId, ct) is { } known) return known;
        var citizen = new Citizen { Id = Guid.CreateVersion7(now), LineUserId = lineUserId, CreatedAt = now, ChangedAt = now };
        db.Add(citizen);
        return citizen;
    }
}
