using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Agency;

/// <summary>A text that staff typed in which a word of another kind of local government stands.</summary>
public sealed record ForeignWord(string Where, string Text, string Href);

/// <summary>A slice's typed texts that citizens or staff read, looked through after the agency's kind has changed.</summary>
public interface ITypedTexts
{
    Task<IReadOnlyList<ForeignWord>> FindAsync(AgencyVocabulary words, int most, CancellationToken ct);
}

/// <summary>Names and places of the office itself.</summary>
public sealed class AgencyTexts(ParticipationContext db, CurrentAgency agency) : ITypedTexts
{
    public async Task<IReadOnlyList<ForeignWord>> FindAsync(AgencyVocabulary words, int most, CancellationToken ct)
    {
        var found = new List<ForeignWord>();
        if (await agency.FindAsync(ct) is { } profile && words.IsForeign($"{profile.Name} {profile.Address}")) found.Add(new("ข้อมูลหน่วยงาน", profile.Name, "/staff/agency"));
        foreach (var word in words.OtherKinds)
        {
            found.AddRange(await db.Set<Unit>().Where(u => u.IsActive && u.Name.Contains(word)).OrderBy(u => u.Id).Take(most).Select(u => new ForeignWord("หน่วย", u.Name, $"/staff/units/{u.Id}")).ToListAsync(ct));
            found.AddRange(await db.Set<Village>().Where(v => v.IsActive && v.Name.Contains(word)).OrderBy(v => v.Id).Take(most).Select(v => new ForeignWord("พื้นที่", v.Name, $"/staff/villages/{v.Id}")).ToListAsync(ct));
            found.AddRange(await db.Set<ServicePoint>().Where(p => p.Name.Contains(word) || p.Place.Contains(word)).OrderBy(p => p.Code).Take(most).Select(p => new ForeignWord("จุดบริการ", p.Name, $"/staff/service-points/{p.Code}")).ToListAsync(ct));
        }
        return found;
    }
}
