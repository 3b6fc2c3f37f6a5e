using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Publications;

/// <summary>Finds publications; pages and actions use the same ways.</summary>
public static class PublicationFinding
{
    public const int PageSize = 20;

    public static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"publication:{number}");

    /// <summary>Given by the counter's row: two at once wait for each other and get two numbers.</summary>
    public static Task<int> NextPublicationNumberAsync(this ParticipationContext db, CancellationToken ct) =>
        db.NextNumberAsync(NumberCounters.Publications, token => db.Set<Publication>().MaxAsync(p => (int?)p.Number, token), ct);

    public static Task<Publication?> FindPublicationAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<Publication>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, ct);

    public static async Task<PublicationSettings> PublicationSettingsAsync(this ParticipationContext db, CancellationToken ct) =>
        await db.Set<PublicationSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == PublicationSettings.OnlyId, ct) ?? new PublicationSettings();

    /// <summary>Holds its row until the transaction ends: whoever withdraws it meanwhile comes after, and finds what was begun.</summary>
    public static async Task<bool> StaysPublishedAsync(this ParticipationContext db, Guid id, CancellationToken ct) =>
        await db.Set<Publication>().Where(p => p.Id == id && p.State == PublicationState.Published).ExecuteUpdateAsync(set => set.SetProperty(p => p.Title, p => p.Title), ct) > 0;

    /// <summary>What everybody may read: out, and of a kind that is for the public.</summary>
    public static IQueryable<Publication> Open(this IQueryable<Publication> publications) =>
        publications.Where(p => p.PublishedAt != null && PublicationRules.ForPublic.Contains(p.Kind));

    /// <summary>What was addressed to the office's own people.</summary>
    public static IQueryable<Publication> ToStaff(this IQueryable<Publication> publications) =>
        publications.Where(p => p.PublishedAt != null && PublicationRules.ForStaff.Contains(p.Kind));

    public static async Task<IReadOnlyList<Correction>> CorrectionsOfAsync(this ParticipationContext db, Guid publicationId, CancellationToken ct) =>
        await db.Set<Correction>().AsNoTracking().Where(c => c.PublicationId == publicationId).OrderBy(c => c.WrittenAt).Take(50).ToListAsync(ct);

    internal static async Task AddAuthorAsync(this ParticipationContext db, Guid publicationId, Guid accountId, CancellationToken ct)
    {
        if (!await db.Set<PublicationAuthor>().AnyAsync(a => a.PublicationId == publicationId && a.AccountId == accountId, ct))
            db.Add(new PublicationAuthor { PublicationId = publicationId, AccountId = accountId });
    }
}
