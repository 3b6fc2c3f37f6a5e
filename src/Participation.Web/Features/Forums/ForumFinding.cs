using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

/// <summary>Finds forums; pages, chat and actions use the same ways.</summary>
public static class ForumFinding
{
    public const int PageSize = 20;

    public static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"forum:{number}");

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"/forums/{number}");

    /// <summary>Given by the counter's row: two at once wait for each other and get two numbers.</summary>
    public static Task<int> NextForumNumberAsync(this ParticipationContext db, CancellationToken ct) =>
        db.NextNumberAsync(NumberCounters.Forums, token => db.Set<Forum>().MaxAsync(f => (int?)f.Number, token), ct);

    public static Task<Forum?> FindForumAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<Forum>().AsNoTracking().SingleOrDefaultAsync(f => f.Number == number, ct);

    public static async Task<ForumSettings> ForumSettingsAsync(this ParticipationContext db, CancellationToken ct) =>
        await db.Set<ForumSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == ForumSettings.OnlyId, ct) ?? new ForumSettings();

    /// <summary>What everybody may read.</summary>
    public static IQueryable<Forum> Open(this IQueryable<Forum> forums) => forums.Where(f => f.AnnouncedAt != null);

    /// <summary>Those that invite the village: its own and those for everybody.</summary>
    public static IQueryable<Forum> For(this IQueryable<Forum> forums, ParticipationContext db, Guid village) =>
        forums.Where(f => f.Level == ForumLevel.Tambon || db.Set<ForumVillage>().Any(v => v.ForumId == f.Id && v.VillageId == village && v.IsInvited));

    /// <summary>The villages that these forums invite by name, in one question.</summary>
    public static async Task<ILookup<Guid, Village>> InvitedAsync(this ParticipationContext db, IEnumerable<Guid> forums, CancellationToken ct)
    {
        var ids = forums.ToList();
        var rows = await db.Set<ForumVillage>().AsNoTracking().Where(v => ids.Contains(v.ForumId) && v.IsInvited)
            .Join(db.Set<Village>().AsNoTracking(), v => v.VillageId, v => v.Id, (row, village) => new { row.ForumId, Village = village }).ToListAsync(ct);
        return rows.OrderBy(r => r.Village.Label, StringComparer.Ordinal).ThenBy(r => r.Village.Number).ToLookup(r => r.ForumId, r => r.Village);
    }
}
