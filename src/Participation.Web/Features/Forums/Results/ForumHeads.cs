using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

public static class ForumHeads
{
    /// <summary>How many came, by village: those that were invited, and those from which somebody came all the same.</summary>
    public static async Task<IReadOnlyList<(Village Village, int Came)>> HeadsAsync(this ParticipationContext db, Guid forum, CancellationToken ct) =>
        [.. (await db.Set<ForumVillage>().AsNoTracking().Where(v => v.ForumId == forum && (v.IsInvited || v.Attended > 0))
            .Join(db.Set<Village>().AsNoTracking(), v => v.VillageId, v => v.Id, (row, village) => new { Village = village, row.Attended }).OrderBy(r => r.Village.Label).ThenBy(r => r.Village.Number).ToListAsync(ct))
            .Select(r => (r.Village, r.Attended))];
}
