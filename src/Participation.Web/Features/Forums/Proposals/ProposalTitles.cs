using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>For projects that came of a proposal.</summary>
public sealed class ProposalTitles(ParticipationContext db) : IProposalFacts
{
    public async Task<string?> TitleAsync(int number, CancellationToken ct) => (await db.FindProposalAsync(number, ct))?.Title;
}
