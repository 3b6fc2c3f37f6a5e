using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

/// <summary>What a form for an opinion lets one choose from.</summary>
public static class OpinionChoices
{
    public static readonly IReadOnlyList<Choice> Kinds = [.. OpinionTerms.Kinds.Select(k => new Choice(k.ToString(), k.Words()))];
    public static readonly IReadOnlyList<Choice> Parts = [.. OpinionTerms.Parts.Select(p => new Choice(p.ToString(), p.Words()))];

    public static async Task<IReadOnlyList<Choice>> AreasAsync(ParticipationContext db, CancellationToken ct) =>
        [.. (await db.Set<ServiceArea>().AsNoTracking().Where(a => a.IsActive).OrderBy(a => a.Number).Take(100).ToListAsync(ct)).Select(a => new Choice(a.Id.ToString(), a.Name))];
}
