using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Agency;

public static class Villages
{
    public const int PageSize = 50;

    /// <summary>หมู่ 3 บ้านดอกคูณ, or ชุมชน 3 ตลาดเก่า: each area by its own label.</summary>
    public static string FullName(this Village village) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(village.Label == "หมู่บ้าน" ? "หมู่" : village.Label)} {village.Number} {village.Name}");

    /// <summary>All that are in use; an agency has dozens. For the choices of other slices.</summary>
    public static async Task<IReadOnlyList<Village>> ActiveVillagesAsync(this ParticipationContext db, CancellationToken ct) =>
        await db.Set<Village>().AsNoTracking().Where(v => v.IsActive).OrderBy(v => v.Label).ThenBy(v => v.Number).ToListAsync(ct);
}
