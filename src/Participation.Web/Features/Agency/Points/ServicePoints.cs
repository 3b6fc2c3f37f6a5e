using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Agency;

/// <summary>Finds service points; other slices and every page use the same ways.</summary>
public static class ServicePoints
{
    public const int PageSize = 50;

    public static Task<ServicePoint?> FindServicePointAsync(this ParticipationContext db, string? typedCode, CancellationToken ct) =>
        ShortCode.TryParse(typedCode, out var code)
            ? db.Set<ServicePoint>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, ct)
            : Task.FromResult<ServicePoint?>(null);

    /// <summary>A code nobody has, to suggest for a new point.</summary>
    public static async Task<string> SuggestCodeAsync(this ParticipationContext db, CancellationToken ct)
    {
        for (var digits = 2; ; digits = Math.Min(digits + 1, 4))
        {
            var code = ShortCode.Suggest(digits);
            if (!await db.Set<ServicePoint>().AnyAsync(p => p.Code == code, ct)) return code;
        }
    }
}
