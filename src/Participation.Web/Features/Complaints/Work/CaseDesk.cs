using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>A case taken up to be changed: where it stands, its matter, the clock that runs, and the timeline.</summary>
public sealed class OpenCase(ParticipationContext db, Case found, CaseMatter matter, CaseRound round, DateTime now)
{
    public Case Case { get; } = found;
    public CaseMatter Matter { get; } = matter;
    public CaseRound Round { get; internal set; } = round;
    public DateTime Now { get; } = now;

    /// <summary>Writes a step, and into the audit trail where a colleague took it.</summary>
    internal CaseEntry Log(CaseStep step, string actor, string? text = null, CaseOutcome? outcome = null, DateOnly? promisedFor = null, int? about = null, AttachedFiles? files = null, Guid? unit = null, Guid? other = null)
    {
        var entry = new CaseEntry
        {
            CaseId = Case.Id,
            Sequence = ++Case.Revision,
            Round = Case.Round,
            At = Now,
            Step = step,
            Actor = actor,
            UnitId = unit ?? Case.UnitId,
            OtherCaseId = other,
            Outcome = outcome,
            PromisedFor = promisedFor,
            About = about,
        };
        db.Add(entry);
        if (text is { Length: > 0 }) db.Add(new CaseEntryText { CaseId = Case.Id, Sequence = entry.Sequence, Text = text });
        if (files is not null) db.AddRange(files.Names.Select(name => CaseFile.Stored(entry, name, files.Moment)));
        if (actor.StartsWith("staff:", StringComparison.Ordinal)) db.Audit(new AuditRecord(actor, CaseAudit.Action(step), $"case:{Case.Id:N}", CaseAudit.Details(entry)));
        return entry;
    }

    internal CaseRound BeginRound(DateOnly from, DateOnly dueOn)
    {
        Round = new CaseRound { CaseId = Case.Id, Round = Case.Round, From = from, DueOn = dueOn };
        db.Add(Round);
        return Round;
    }
}

/// <summary>How something done to a case ended; pages and chat answer by it.</summary>
public abstract record CaseChange
{
    private CaseChange() { }

    public abstract T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown);

    public sealed record Done(string Words) : CaseChange
    {
        public override T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => done(this);
    }

    /// <summary>A rule stands against it; the words belong beside the field.</summary>
    public sealed record Refused(string Field, string Words) : CaseChange
    {
        public override T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => refused(this);
    }

    /// <summary>Somebody did something to it after the page was opened.</summary>
    public sealed record ChangedMeanwhile : CaseChange
    {
        public override T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => changedMeanwhile(this);
    }

    public sealed record Unknown : CaseChange
    {
        public override T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => unknown(this);
    }
}

/// <summary>What everything done to a case begins with: it is there, and nobody did anything to it since it was looked at.</summary>
public sealed class CaseDesk(ParticipationContext db, TimeProvider clock)
{
    /// <param name="caseId">Which.</param>
    /// <param name="seen">The revision that was looked at; null where it does not matter.</param>
    /// <param name="act">What is done.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<CaseChange> ChangeAsync(Guid caseId, int? seen, Func<OpenCase, CancellationToken, Task<CaseChange>> act, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync(async write =>
            {
                if (await db.Set<Case>().SingleOrDefaultAsync(c => c.Id == caseId, write) is not { } found) return new CaseChange.Unknown();
                if (seen is { } revision && found.Revision != revision) return new CaseChange.ChangedMeanwhile();
                return await act((await TakeUpAsync([found], clock.Now(), write))[0], write);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new CaseChange.ChangedMeanwhile();
        }
    }

    /// <summary>To a unit or back, with those that are handled with it.</summary>
    internal async Task MoveAsync(OpenCase open, Guid? unitId, CancellationToken ct)
    {
        open.Case.Assign(unitId);
        foreach (var merged in await MergedIntoAsync(open, ct)) merged.Case.FollowTo(open.Case);
    }

    /// <summary>The one another case is merged into, or that it is to be.</summary>
    internal async Task<OpenCase> AlsoAsync(Guid caseId, DateTime now, CancellationToken ct) =>
        (await TakeUpAsync(await db.Set<Case>().Where(c => c.Id == caseId).ToListAsync(ct), now, ct)).Single();

    /// <summary>Those that are handled with this one.</summary>
    internal async Task<IReadOnlyList<OpenCase>> MergedIntoAsync(OpenCase open, CancellationToken ct) =>
        await TakeUpAsync(await db.Set<Case>().Where(c => c.MergedIntoId == open.Case.Id).OrderBy(c => c.Id).ToListAsync(ct), open.Now, ct);

    private async Task<List<OpenCase>> TakeUpAsync(List<Case> found, DateTime now, CancellationToken ct)
    {
        if (found.Count == 0) return [];
        var ids = found.ConvertAll(c => c.Id);
        var matters = await db.Set<CaseMatter>().Where(m => ids.Contains(m.CaseId)).ToDictionaryAsync(m => m.CaseId, ct);
        var rounds = await (from round in db.Set<CaseRound>() where ids.Contains(round.CaseId) join about in db.Set<Case>() on new { Id = round.CaseId, round.Round } equals new { about.Id, about.Round } select round).ToDictionaryAsync(r => r.CaseId, ct);
        return found.ConvertAll(c => new OpenCase(db, c, matters[c.Id], rounds[c.Id], now));
    }
}
