using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Agrees, disagrees or passes. One voice for a telephone and a sentence; what was said last counts, as long as it is open.</summary>
public sealed class VoteOnStatement(ParticipationContext db, TimeProvider clock)
{
    /// <returns>False where the forum takes nothing any more, or the sentence is not shown.</returns>
    public Task<bool> RunAsync(Guid forumId, int ordinal, byte[] voter, StatementChoice choice, Guid? village, CancellationToken ct) => db.WriteOnceAsync(async write =>
    {
        var forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == forumId, write);
        if (!forum.TakesOpinions(await db.ForumSettingsAsync(write), ThaiCalendar.Day(clock.Now()))) return false;
        if (await db.Set<Statement>().AsNoTracking().SingleOrDefaultAsync(s => s.ForumId == forumId && s.Ordinal == ordinal && s.State == StatementState.Shown, write) is not { } statement) return false;
        var known = village is { } v && await db.Set<Village>().AnyAsync(x => x.Id == v && x.IsActive, write) ? village : null;
        var vote = await db.Set<StatementVote>().SingleOrDefaultAsync(x => x.StatementId == statement.Id && x.VoterHash == voter, write);
        if (vote is null) db.Add(vote = new StatementVote { Id = NewId(), StatementId = statement.Id, VoterHash = voter, Choice = choice });
        (vote.Choice, vote.VillageId) = (choice, known);
        return true;
    }, ct);

#pragma warning disable RS0030 // An id that carries its time would say when somebody answered.
    private static Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}
