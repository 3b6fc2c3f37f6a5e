using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Staff;

/// <summary>Titles of positions that still speak of another kind of agency.</summary>
public sealed class StaffTexts(ParticipationContext db) : ITypedTexts
{
    public async Task<IReadOnlyList<ForeignWord>> FindAsync(AgencyVocabulary words, int most, CancellationToken ct)
    {
        var found = new List<ForeignWord>();
        foreach (var word in words.OtherKinds)
            found.AddRange(await db.Set<Position>().Where(p => p.ClosedAt == null && p.Title.Contains(word)).OrderBy(p => p.Id).Take(most)
                .Select(p => new ForeignWord("ตำแหน่ง", p.Title, "/staff/positions/" + p.Id + "/manage")).ToListAsync(ct));
        return found;
    }
}
