using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

/// <summary>A sentence with its words and what was said to it.</summary>
public sealed record StatementLine(Statement Statement, StatementText Text, int Agree, int Disagree, int Pass)
{
    public int All => Agree + Disagree + Pass;
}

/// <param name="Village">Of those who said where they live.</param>
/// <param name="Counts">By sentence.</param>
public sealed record VillageVoice(Village Village, IReadOnlyDictionary<Guid, (int Agree, int Disagree, int Pass)> Counts);

/// <summary>What a person comes to next.</summary>
/// <param name="Line">Null where everything has been answered.</param>
/// <param name="Said">What they said to it before.</param>
/// <param name="Answered">How many they have answered.</param>
/// <param name="Total">How many there are.</param>
public sealed record NextStatement(StatementLine? Line, StatementChoice? Said, int Answered, int Total);

public sealed class StatementList(ParticipationContext db)
{
    public Task<bool> AnyAsync(Guid forum, CancellationToken ct) => db.Set<Statement>().AnyAsync(s => s.ForumId == forum && s.State == StatementState.Shown, ct);

    /// <summary>Of these forums, those that have something to say yes or no to.</summary>
    public async Task<IReadOnlySet<Guid>> WithStatementsAsync(IEnumerable<Guid> forums, CancellationToken ct)
    {
        var ids = forums.ToList();
        return (await db.Set<Statement>().Where(s => ids.Contains(s.ForumId) && s.State == StatementState.Shown).Select(s => s.ForumId).Distinct().ToListAsync(ct)).ToHashSet();
    }

    /// <summary>Those that were read and are put to nobody.</summary>
    public Task<int> NotShownAsync(Guid forum, CancellationToken ct) => db.Set<Statement>().CountAsync(s => s.ForumId == forum && (s.State == StatementState.Declined || s.State == StatementState.Hidden), ct);

    /// <summary>In the order in which they are put.</summary>
    public Task<IReadOnlyList<StatementLine>> ShownAsync(Guid forum, CancellationToken ct) => LinesAsync(db.Set<Statement>().AsNoTracking().Where(s => s.ForumId == forum && s.State == StatementState.Shown), ct);

    /// <summary>Those that wait to be read first.</summary>
    public async Task<IReadOnlyList<StatementLine>> StaffAsync(Guid forum, CancellationToken ct) =>
        [.. (await LinesAsync(db.Set<Statement>().AsNoTracking().Where(s => s.ForumId == forum), ct)).OrderBy(l => l.Statement.State != StatementState.Waiting).ThenBy(l => l.Statement.Ordinal)];

    public async Task<StatementLine?> FindAsync(Guid id, CancellationToken ct) => (await LinesAsync(db.Set<Statement>().AsNoTracking().Where(s => s.Id == id), ct)).SingleOrDefault();

    /// <param name="forum">Whose sentences.</param>
    /// <param name="voter">Null for a browser that has said nothing yet.</param>
    /// <param name="asked">A sentence somebody comes back to, or the place after the one just answered.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<NextStatement> NextAsync(Guid forum, byte[]? voter, int? asked, CancellationToken ct)
    {
        var shown = await ShownAsync(forum, ct);
        var said = await SaidAsync(forum, voter, ct);
        var answered = shown.Count(l => said.ContainsKey(l.Statement.Id));
        var line = asked is { } place ? shown.FirstOrDefault(l => l.Statement.Ordinal == place) : null;
        line ??= shown.FirstOrDefault(l => !said.ContainsKey(l.Statement.Id));
        return new NextStatement(line, line is not null && said.TryGetValue(line.Statement.Id, out var choice) ? choice : null, answered, shown.Count);
    }

    public async Task<IReadOnlyDictionary<Guid, StatementChoice>> SaidAsync(Guid forum, byte[]? voter, CancellationToken ct) => voter is null
        ? new Dictionary<Guid, StatementChoice>()
        : await db.Set<StatementVote>().Where(v => v.VoterHash == voter && db.Set<Statement>().Any(s => s.Id == v.StatementId && s.ForumId == forum)).ToDictionaryAsync(v => v.StatementId, v => v.Choice, ct);

    /// <summary>Where the person said they live when they last answered.</summary>
    public Task<Guid?> VillageAsync(byte[] voter, CancellationToken ct) => db.Set<StatementVote>().Where(v => v.VoterHash == voter && v.VillageId != null).Select(v => v.VillageId).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<VillageVoice>> ByVillageAsync(Guid forum, CancellationToken ct)
    {
        var rows = (await db.Set<StatementVote>().Where(v => v.VillageId != null && db.Set<Statement>().Any(s => s.Id == v.StatementId && s.ForumId == forum && s.State == StatementState.Shown))
            .GroupBy(v => new { v.VillageId, v.StatementId })
            .Select(g => new { g.Key.VillageId, g.Key.StatementId, Agree = g.Count(v => v.Choice == StatementChoice.Agree), Disagree = g.Count(v => v.Choice == StatementChoice.Disagree), Pass = g.Count(v => v.Choice == StatementChoice.Pass) }).ToListAsync(ct)).ToLookup(r => r.VillageId);
        return [.. (await db.ActiveVillagesAsync(ct)).Select(v => new VillageVoice(v, rows[v.Id].ToDictionary(r => r.StatementId, r => (r.Agree, r.Disagree, r.Pass))))];
    }

    private async Task<IReadOnlyList<StatementLine>> LinesAsync(IQueryable<Statement> statements, CancellationToken ct)
    {
        var rows = await statements.Join(db.Set<StatementText>().AsNoTracking(), s => s.Id, t => t.StatementId, (s, t) => new { Statement = s, Text = t }).OrderBy(r => r.Statement.Ordinal).Take(Statement.MostShown + (4 * Statement.MostWaiting)).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Statement.Id);
        var counts = (await db.Set<StatementVote>().Where(v => ids.Contains(v.StatementId)).GroupBy(v => new { v.StatementId, v.Choice }).Select(g => new { g.Key.StatementId, g.Key.Choice, Count = g.Count() }).ToListAsync(ct)).ToLookup(c => c.StatementId);
        return rows.ConvertAll(r => new StatementLine(r.Statement, r.Text, Of(r.Statement.Id, StatementChoice.Agree), Of(r.Statement.Id, StatementChoice.Disagree), Of(r.Statement.Id, StatementChoice.Pass)));

        int Of(Guid id, StatementChoice choice) => counts[id].Where(c => c.Choice == choice).Sum(c => c.Count);
    }
}
