using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;

namespace Participation.Web.Features.Citizens;

/// <summary>
/// Before the first request: whoever stands on the list of erasures and not in the database was erased after the backup this
/// database came from, and is erased again.
/// </summary>
public sealed class ReplayErasures(IServiceScopeFactory scopes, ErasureList list, ILogger<ReplayErasures> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var known = (await db.Set<Erasure>().Select(e => new ListedErasure(e.SubjectHash, e.RequestedAt)).ToListAsync(cancellationToken)).ToHashSet();
        var listed = list.All().ToHashSet();
        // A crash between the commit and the file.
        foreach (var erasure in known.Where(e => !listed.Contains(e))) list.Note(erasure);
        var again = listed.Where(e => !known.Contains(e)).OrderBy(e => e.At).ToList();
        if (again.Count == 0) return;
        var people = await PeopleAsync(scope.ServiceProvider.GetServices<IPersonalData>(), db, cancellationToken);
        var erase = scope.ServiceProvider.GetRequiredService<EraseCitizen>();
        foreach (var erasure in again) await erase.AgainAsync(erasure, people.GetValueOrDefault(erasure.SubjectHash), cancellationToken);
        await db.OverwriteDeletedAsync(cancellationToken);
        log.LogWarning("{Count} erasures were done again that this database did not know of", again.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<Dictionary<string, string>> PeopleAsync(IEnumerable<IPersonalData> owners, ParticipationContext db, CancellationToken ct)
    {
        var people = new HashSet<string>();
        foreach (var owner in owners) people.UnionWith(await owner.PeopleAsync(db, ct));
        return people.ToDictionary(EraseCitizen.HashOf);
    }
}
