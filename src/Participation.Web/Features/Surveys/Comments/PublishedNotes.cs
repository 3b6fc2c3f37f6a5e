using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Surveys;

public sealed class PublishedNotes(ParticipationContext db) : ISaidAndDoneNotes
{
    public async Task<IReadOnlyList<SaidAndDoneNote>> PublishedAsync(int most, CancellationToken ct) =>
        await db.Set<SaidAndDone>().Where(n => n.PublishedAt != null).OrderByDescending(n => n.PublishedAt).ThenByDescending(n => n.Id).Take(most)
            .Select(n => new SaidAndDoneNote(n.Said, n.Done, n.Since, db.Set<ServicePoint>().Where(p => p.Id == n.ServicePointId).Select(p => p.Name).SingleOrDefault()))
            .ToListAsync(ct);
}
