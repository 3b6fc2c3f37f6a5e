using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Services;

/// <summary>Published manuals and names of services in which a word of another kind of agency stands.</summary>
public sealed class ManualTexts(ParticipationContext db) : ITypedTexts
{
    public async Task<IReadOnlyList<ForeignWord>> FindAsync(AgencyVocabulary words, int most, CancellationToken ct)
    {
        var found = new List<ForeignWord>();
        foreach (var word in words.OtherKinds)
        {
            // The manual's text holds words in braces as they were typed: {ข้อบัญญัติ} is no left-over.
            found.AddRange(await db.Set<ServiceKind>()
                .Where(k => k.IsActive && (k.Name.Contains(word) || db.Set<ServiceManual>().Any(m => m.ServiceKindId == k.Id && m.State == ManualState.Published && m.Content.Replace("{" + word + "}", "").Contains(word))))
                .OrderBy(k => k.Number).Take(most).Select(k => new ForeignWord("คู่มือ", k.Name, $"/staff/services/{k.Number}/manual")).ToListAsync(ct));
        }
        return [.. found.DistinctBy(f => f.Href)];
    }
}
