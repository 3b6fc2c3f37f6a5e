using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <param name="Name">As everybody reads it.</param>
/// <param name="Year">Buddhist fiscal year.</param>
/// <param name="EndsOn">When it is meant to be done.</param>
/// <param name="Villages">Whom it is for; none for everybody.</param>
public sealed record ProjectOutline(string Name, int Year, DateOnly EndsOn, IReadOnlyCollection<Guid> Villages)
{
    public string PlanReference { get; init; } = "";
    public int Budget { get; init; }
    public Guid? UnitId { get; init; }
    public string Place { get; init; } = "";
    public DateOnly? StartsOn { get; init; }
    public int? ProposalNumber { get; init; }

    /// <summary>Why the day or the money is another than was promised; everybody reads it.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Puts a project before everybody, or changes what is known of it. Another day or other money than was promised stands among its entries, with the reason.</summary>
public sealed class SaveProject(ParticipationContext db, IProposalFacts proposals, TellFollowers tell, PlanLinks links, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int? number, ProjectOutline wanted, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (number is { } held) await db.HoldProjectAsync(held, write);
        var project = number is null ? null : await db.Set<Project>().SingleOrDefaultAsync(p => p.Number == number, write);
        if (number is not null && project is null) return new EditOutcome.Unknown();
        if (project is not null && project.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (project is { IsOver: true }) return new EditOutcome.Refused("", "โครงการนี้จบแล้ว แก้ไขไม่ได้");
        if (wanted.EndsOn < wanted.StartsOn) return new EditOutcome.Refused("Ends", "กำหนดเสร็จต้องไม่ก่อนวันเริ่ม");
        if (wanted.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused("Unit", "ไม่พบหน่วยที่เลือก");
        if (wanted.ProposalNumber is { } proposal && await proposals.TitleAsync(proposal, write) is null) return new EditOutcome.Refused("Proposal", "ไม่พบข้อเสนอเลขที่นี้");
        var promised = project is null ? null : Promised(project, wanted);
        if (promised is not null && wanted.Reason.Length == 0) return new EditOutcome.Refused("Reason", "กำหนดเสร็จหรืองบประมาณเปลี่ยน กรุณาบอกเหตุผล ประชาชนอ่านได้");
        var now = clock.Now();
        var all = await db.ActiveVillagesAsync(write);
        var villages = all.Where(v => wanted.Villages.Contains(v.Id)).ToList();
        var kept = project is null ? [] : await db.Set<ProjectVillage>().Where(v => v.ProjectId == project.Id).ToListAsync(write);
        var before = project is null ? null : Fields(project, kept.Select(v => v.VillageId));
        if (project is null)
            db.Add(project = new Project { Id = Guid.CreateVersion7(now), Number = (await db.Set<Project>().MaxAsync(p => (int?)p.Number, write) ?? 0) + 1, Name = wanted.Name, Year = wanted.Year, EndsOn = wanted.EndsOn, CreatedAt = now, HeardAt = now });
        (project.Name, project.Year, project.EndsOn, project.StartsOn, project.Place) = (wanted.Name, wanted.Year, wanted.EndsOn, wanted.StartsOn, wanted.Place);
        (project.PlanReference, project.Budget, project.UnitId, project.ProposalNumber) = (wanted.PlanReference, wanted.Budget, wanted.UnitId, wanted.ProposalNumber);
        project.Version = Guid.CreateVersion7(now);
        if (promised is not null) await AmendAsync(project, $"{promised} เพราะ {wanted.Reason}", actor, now, write);
        // Villages that are no longer in use stay with what was for them.
        db.RemoveRange(kept.Where(k => all.Any(v => v.Id == k.VillageId) && villages.All(v => v.Id != k.VillageId)));
        db.AddRange(villages.Where(v => kept.All(k => k.VillageId != v.Id)).Select(v => new ProjectVillage { ProjectId = project.Id, VillageId = v.Id }));
        var changes = Fields(project, villages.Select(v => v.Id)).ChangesSince(before);
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, before is null ? "project.added" : "project.changed", ProjectTerms.Subject(project.Number), changes));
        return new EditOutcome.Saved(project.Number.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มโครงการในเวลาเดียวกัน กรุณากดอีกครั้ง"));

    /// <summary>What is promised otherwise, for everybody; null where nothing is.</summary>
    private static string? Promised(Project project, ProjectOutline wanted)
    {
        string[] changed =
        [
            .. project.EndsOn == wanted.EndsOn ? (string[])[] : [$"เปลี่ยนกำหนดเสร็จจาก {ThaiCalendar.ShortDate(project.EndsOn)} เป็น {ThaiCalendar.ShortDate(wanted.EndsOn)}"],
            .. project.Budget == wanted.Budget ? (string[])[] : [$"เปลี่ยนงบประมาณจาก {ProjectTerms.Baht(project.Budget)} เป็น {ProjectTerms.Baht(wanted.Budget)}"],
        ];
        return changed.Length == 0 ? null : string.Join(' ', changed);
    }

    /// <summary>Followers hear of it with their next answer: it costs nothing.</summary>
    private async Task AmendAsync(Project project, string words, string actor, DateTime now, CancellationToken ct)
    {
        project.Amend(now);
        var id = Guid.CreateVersion7(now);
        db.Add(new ProjectEntry
        {
            Id = id,
            ProjectId = project.Id,
            Ordinal = project.Entries,
            At = now,
            Actor = actor,
            State = project.State,
            Progress = project.Progress,
            Words = words,
            Sent = await tell.RunAsync(db.FollowersOf(project), ProjectWords.News(project, id, words, links), agreed: null, ct),
        });
    }

    private static Dictionary<string, string> Fields(Project p, IEnumerable<Guid> villages) => new()
    {
        ["name"] = p.Name,
        ["year"] = p.Year.ToString(CultureInfo.InvariantCulture),
        ["plan"] = p.PlanReference,
        ["budget"] = p.Budget.ToString(CultureInfo.InvariantCulture),
        ["unit"] = p.UnitId?.ToString("N") ?? "",
        ["place"] = p.Place,
        ["starts"] = p.StartsOn is { } starts ? ThaiDate.Show(starts) : "",
        ["ends"] = ThaiDate.Show(p.EndsOn),
        ["proposal"] = p.ProposalNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["villages"] = string.Join(' ', villages.Order().Select(v => v.ToString("N"))),
    };
}
