using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums;

/// <summary>Proposals by title, or by the plan they stand in.</summary>
public sealed class ProposalSearch(ParticipationContext db) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(Proposal)];

    public Permission Needs => Permission.SeeForums;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct) =>
        [.. (await words.In(db.Set<Proposal>().AsNoTracking(), p => p.Title + " " + p.PlanName).OrderByDescending(p => p.Number).Take(take).ToListAsync(ct))
            .Select(p => new SearchHit("ข้อเสนอ", p.Title, $"เลขที่ {p.Number} {p.State.Words()}", $"/staff/forums/proposals/{p.Number}"))];
}
