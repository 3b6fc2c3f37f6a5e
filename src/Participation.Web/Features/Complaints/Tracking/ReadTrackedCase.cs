using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Reads a case for whoever may track it. Its reporter sees all of it, and of the case it was merged into what happens there; a follower
/// sees the same of the case they follow. Of another's case nobody sees the words, the place or the pictures of whoever brought it, and
/// nothing that was written before others read along.
/// </summary>
public sealed class ReadTrackedCase(ParticipationContext db, CaseFileLink link, TimeProvider clock)
{
    public async Task<TrackedCase?> RunAsync(TrackOutcome.Found key, CancellationToken ct)
    {
        var found = await (from entry in db.Set<Case>().AsNoTracking()
                           where entry.Id == key.CaseId
                           join category in db.Set<CaseCategory>() on entry.CategoryId equals category.Id
                           join matter in db.Set<CaseMatter>() on entry.Id equals matter.CaseId
                           join round in db.Set<CaseRound>() on new { CaseId = entry.Id, entry.Round } equals new { round.CaseId, round.Round }
                           join other in db.Set<Case>() on entry.MergedIntoId equals (Guid?)other.Id into others
                           from other in others.DefaultIfEmpty()
                           join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                           from unit in units.DefaultIfEmpty()
                           select new { Case = entry, Category = category.Name, Matter = matter, Round = round, MergedInto = (Case?)other, Unit = (string?)unit.Name }).SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var steps = key.FollowsSince is { } since ? await OfOthersAsync(found.Case, since, [], ct) : await OwnAsync(found.Case.Id, ct);
        if (key.FollowsSince is null && found.MergedInto is { } into)
        {
            var mergedAt = steps.Last(s => s.Entry.Step == CaseStep.Merged).Entry.At;
            var repeated = steps.Where(s => s.Entry.OtherCaseId == into.Id && s.Entry.About is not null).Select(s => s.Entry.About!.Value).ToHashSet();
            steps = [.. steps.Concat(await OfOthersAsync(into, mergedAt, repeated, ct)).OrderBy(s => s.Entry.At)];
        }
        // What was promised in the other case before does not move the own day.
        var promised = steps.Where(s => s.Entry.CaseId == found.Case.Id && s.Entry.Round == found.Case.Round && s.Entry.PromisedFor is not null).Select(s => s.Entry.PromisedFor).LastOrDefault();
        return new TrackedCase(found.Case, found.Category, found.Unit, key.FollowsSince is null ? found.Matter.Words : "", found.Matter.ErasedAt is not null, found.Round, promised, [.. steps.Select(s => s.Step)])
        {
            MergedInto = found.MergedInto,
            IsFollowed = key.FollowsSince is not null,
        };
    }

    /// <summary>The person has opened the page: what was told there has reached them.</summary>
    public async Task OpenedAsync(Guid caseId, CancellationToken ct)
    {
        var unopened = db.Set<CaseNotice>().Where(n => n.CaseId == caseId && n.OpenedAt == null);
        // Whoever looks again changes nothing, and need not wait for those who write.
        if (!await unopened.AnyAsync(ct)) return;
        await db.WriteAsync(async write =>
        {
            var now = clock.Now();
            foreach (var notice in await unopened.ToListAsync(write))
            {
                notice.OpenedAt = now;
                await db.ProveAsync(notice, now, write);
            }
        }, ct);
    }

    private sealed record Seen(CaseEntry Entry, TrackedStep Step);

    private sealed record Row(CaseEntry Entry, string? Text, string? Unit);

    private async Task<IReadOnlyList<Seen>> OwnAsync(Guid caseId, CancellationToken ct)
    {
        var rows = await RowsAsync(db.Set<CaseEntry>().Where(e => e.CaseId == caseId && !CaseEntry.ForColleagues.Contains(e.Step)), ct);
        var files = await db.FilesOfCaseAsync(caseId, ct);
        // Pictures of a repeated step lie in the case it was taken in.
        var others = new Dictionary<Guid, ILookup<int, CaseFile>>();
        foreach (var other in rows.Select(r => r.Entry.OtherCaseId).OfType<Guid>().Distinct()) others[other] = await db.FilesOfCaseAsync(other, ct);
        return rows.ConvertAll(r => new Seen(r.Entry, Shown(r, r.Entry is { OtherCaseId: { } other, About: { } about } ? Public(others[other][about]) : files[r.Entry.Sequence])));
    }

    /// <param name="about">The case.</param>
    /// <param name="since">What was written later was written for those who read along.</param>
    /// <param name="repeated">Steps that stand in their own case already.</param>
    /// <param name="ct">Ends it.</param>
    private async Task<IReadOnlyList<Seen>> OfOthersAsync(Case about, DateTime since, IReadOnlyCollection<int> repeated, CancellationToken ct)
    {
        var rows = await RowsAsync(db.Set<CaseEntry>().Where(e => e.CaseId == about.Id && CaseEntry.ForOthers.Contains(e.Step)), ct);
        var files = await db.FilesOfCaseAsync(about.Id, ct);
        return [.. rows.Where(r => !repeated.Contains(r.Entry.Sequence)).Select(r =>
        {
            var isTold = r.Entry.At > since && CaseEntry.SaidToOthers.Contains(r.Entry.Step);
            return new Seen(r.Entry, Shown(isTold ? r : r with { Text = null }, isTold ? Public(files[r.Entry.Sequence]) : []) with { InCase = about.Text });
        })];
    }

    private async Task<List<Row>> RowsAsync(IQueryable<CaseEntry> entries, CancellationToken ct) =>
        (await (from entry in entries.AsNoTracking()
                join text in db.Set<CaseEntryText>() on new { entry.CaseId, entry.Sequence } equals new { text.CaseId, text.Sequence } into texts
                from text in texts.DefaultIfEmpty()
                join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                from unit in units.DefaultIfEmpty()
                orderby entry.Sequence
                select new { Entry = entry, Text = (string?)text.Text, Unit = (string?)unit.Name }).Take(500).ToListAsync(ct)).ConvertAll(r => new Row(r.Entry, r.Text, r.Unit));

    private static IEnumerable<CaseFile> Public(IEnumerable<CaseFile> files) => files.Where(f => f.Moment is not (FileMoment.Reported or FileMoment.Paper));

    private TrackedStep Shown(Row row, IEnumerable<CaseFile> files) =>
        new(row.Entry.At, StepWords.ForCitizen(row.Entry, row.Unit), row.Text ?? "", [.. files.Select(f => new SeenFile(f, link.AddressOf(f.Id)))]);
}
