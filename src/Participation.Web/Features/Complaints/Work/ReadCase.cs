using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

public sealed record FolderStep(CaseEntry Entry, string Who, string? Unit, string Text, CaseNotice? Notice, IReadOnlyList<SeenFile> Files);

/// <summary>A case as colleagues see it. The name is there only for those the citizen chose.</summary>
public sealed record CaseFolder(Case Case, CaseMatter Matter, string Category, string? Village, string? Unit, string? Handler, bool ShowsName, IReadOnlyList<CaseRound> Rounds, IReadOnlyList<FolderStep> Steps)
{
    public CaseRound Round => Rounds[^1];

    public string Holder => Case.Holder(Unit);

    /// <summary>Where it is handled, for one that was merged.</summary>
    public Case? MergedInto { get; init; }

    /// <summary>Those that are handled with it.</summary>
    public IReadOnlyList<MergedCase> Merged { get; init; } = [];

    public int Followers { get; init; }

    /// <summary>Units that work on it too.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Partners { get; init; } = [];

    /// <summary>The unit it is about.</summary>
    public string? About { get; init; }

    public IReadOnlyList<CaseForwarding> Forwardings { get; init; } = [];

    /// <summary>Why it came about, and what is done about that.</summary>
    public CaseLesson? Lesson { get; init; }

    /// <summary>Whether the colleague has it: may assign, explain, close.</summary>
    public bool MayWork { get; init; }

    /// <summary>How many others read what is said about it.</summary>
    public int Others => Merged.Count + Followers;

    /// <summary>Where it happened, as far as it was told; empty where it was not.</summary>
    public string Place => string.Join(" ", new[] { Village, Matter.Place }.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>Letters to post and calls to make.</summary>
    public IReadOnlyList<FolderStep> Tasks => [.. Steps.Where(s => s.Notice is { IsTask: true })];
}

/// <summary>One that is handled with another, and how its own clock stands.</summary>
public sealed record MergedCase(Case Case, CaseRound Round);

public sealed class ReadCase(ParticipationContext db, CurrentStaff staff)
{
    public async Task<CaseFolder?> RunAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } found) return null;
        var matter = await db.Set<CaseMatter>().AsNoTracking().SingleAsync(m => m.CaseId == id, ct);
        var names = await db.Set<Case>().Where(c => c.Id == id).Select(c => new
        {
            Category = db.Set<CaseCategory>().Where(x => x.Id == c.CategoryId).Select(x => x.Name).First(),
            Unit = db.Set<Unit>().Where(u => u.Id == c.UnitId).Select(u => u.Name).FirstOrDefault(),
            About = db.Set<Unit>().Where(u => u.Id == c.AboutUnitId).Select(u => u.Name).FirstOrDefault(),
            Followers = db.Set<CaseFollower>().Count(f => f.CaseId == c.Id),
            Handler = db.Users.Where(u => u.Id == c.HandlerId).Select(u => u.DisplayName).FirstOrDefault(),
        }).SingleAsync(ct);
        var village = await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == found.VillageId, ct);
        var rounds = await db.Set<CaseRound>().AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Round).ToListAsync(ct);
        var merged = await (from other in db.Set<Case>().AsNoTracking()
                            where other.MergedIntoId == id
                            join round in db.Set<CaseRound>() on new { other.Id, other.Round } equals new { Id = round.CaseId, round.Round }
                            orderby other.DueOn, other.Number
                            select new { Case = other, Round = round }).Take(200).ToListAsync(ct);
        var partners = await (from partner in db.Set<CasePartner>() where partner.CaseId == id join unit in db.Set<Unit>() on partner.UnitId equals unit.Id orderby unit.Name select new { unit.Id, unit.Name }).ToListAsync(ct);
        return new CaseFolder(found, matter, names.Category, village is null ? null : VillageName.Of(village), names.Unit, names.Handler, await MaySeeNameAsync(found, ct), rounds, await StepsAsync(id, ct))
        {
            MergedInto = found.MergedIntoId is { } into ? await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == into, ct) : null,
            Merged = merged.ConvertAll(m => new MergedCase(m.Case, m.Round)),
            Followers = names.Followers,
            Partners = partners.ConvertAll(p => (p.Id, p.Name)),
            About = names.About,
            Forwardings = found.ForwardedAt is null ? [] : await db.Set<CaseForwarding>().AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.Sequence).ToListAsync(ct),
            Lesson = await db.Set<CaseLesson>().AsNoTracking().SingleOrDefaultAsync(l => l.CaseId == id, ct),
            MayWork = (await staff.ReachOfAsync(Permission.WorkOnCases, ct)).Covers(found.Place()),
        };
    }

    // Hidden from the unit: shown to whoever takes cases in for the whole agency, to the clerk who has it instead of them, and to nobody else.
    private async Task<bool> MaySeeNameAsync(Case found, CancellationToken ct) => found.Naming switch
    {
        NameChoice.Named => true,
        NameChoice.HiddenFromUnit => await staff.ReachOfAsync(Permission.AssignCases, ct) is var reach && (reach.IsWhole || (found.Place().PositionId is { } position && reach.Positions.Contains(position))),
        NameChoice.Nameless => false,
    };

    private async Task<List<FolderStep>> StepsAsync(Guid id, CancellationToken ct)
    {
        var rows = await (from entry in db.Set<CaseEntry>().AsNoTracking()
                          where entry.CaseId == id
                          join text in db.Set<CaseEntryText>() on new { entry.CaseId, entry.Sequence } equals new { text.CaseId, text.Sequence } into texts
                          from text in texts.DefaultIfEmpty()
                          join notice in db.Set<CaseNotice>() on new { entry.CaseId, entry.Sequence } equals new { notice.CaseId, notice.Sequence } into notices
                          from notice in notices.DefaultIfEmpty()
                          join unit in db.Set<Unit>() on entry.UnitId equals (Guid?)unit.Id into units
                          from unit in units.DefaultIfEmpty()
                          orderby entry.Sequence
                          select new { Entry = entry, Text = (string?)text.Text, Notice = notice, Unit = (string?)unit.Name }).Take(1000).ToListAsync(ct);
        var files = await db.FilesOfCaseAsync(id, ct);
        var names = await ActorNames.ReadAsync(db, rows.Select(r => r.Entry.Actor), ct);
        return rows.ConvertAll(r => new FolderStep(r.Entry, names.Of(r.Entry.Actor) ?? (r.Entry.Actor == CaseActors.Citizen ? "ผู้ร้อง" : "ระบบ"), r.Unit, r.Text ?? "", r.Notice, [.. files[r.Entry.Sequence].Select(f => new SeenFile(f, $"/staff/cases/{id}/files/{f.Id}"))]));
    }
}
