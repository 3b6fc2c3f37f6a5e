using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Plans.Staff;

/// <summary>What was done, how far it is, and pictures of it.</summary>
[Needs(Permission.WorkOnProjects)]
[RequestSizeLimit(ProjectPhoto.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = ProjectPhoto.MostPosted)]
public sealed class ProjectWorkModel(ParticipationContext db, ReportProject report, TellFollowers tell) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Percent { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาบอกว่าทำอะไรไปแล้ว หรือล่าช้าเพราะอะไร"), StringLength(ProjectEntry.MaxWords, ErrorMessage = "ยาวเกิน 1,000 ตัวอักษร")]
    public string? Words { get; set; }

    [BindProperty]
    public TellingChoice Telling { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Before { get; set; } = [];

    [BindProperty]
    public List<IFormFile> After { get; set; } = [];

    public Project Project { get; private set; } = null!;

    public static IReadOnlyList<Choice> States { get; } = [.. ProjectTerms.Reported.Select(s => new Choice(s.ToString(), s.Words()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (State, Percent) = (nameof(ProjectState.Running), Project.Progress.ToString(CultureInfo.InvariantCulture));
        Telling.Offer();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var state = ProjectTerms.Reported.Named(State);
        if (state is null) ModelState.AddModelError(nameof(State), "กรุณาเลือกว่าโครงการเป็นอย่างไร");
        var percent = Whole(nameof(Percent), Percent, 100);
        var photos = new List<(PhotoMoment, CheckedFile)>();
        await ReadAsync(Before, nameof(Before), PhotoMoment.Before, photos, ct);
        await ReadAsync(After, nameof(After), PhotoMoment.After, photos, ct);
        if (!ModelState.IsValid)
        {
            if (photos.Count > 0) ModelState.AddModelError(nameof(After), "กรุณาเลือกรูปอีกครั้ง รูปที่เลือกไว้ไม่ได้เก็บ");
            return await RedisplayAsync(ct);
        }
        return await AnswerAsync(await report.RunAsync(Number, Seen, new ProjectReport(state!.Value, percent, Words!, photos) { Agreed = Telling.Agreed }, User.Actor(), ct), "บันทึกความคืบหน้าแล้ว", _ => $"/staff/projects/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindProjectAsync(Number, ct) is not { } project) return NotFound();
        Project = project;
        Telling.Price = await tell.PriceAsync(db.FollowersOf(project), ct);
        return null;
    }

    private async Task ReadAsync(List<IFormFile> posted, string field, PhotoMoment moment, List<(PhotoMoment, CheckedFile)> into, CancellationToken ct)
    {
        if (posted.Count > ProjectPhoto.MostOfEach) ModelState.AddModelError(field, $"แนบได้ครั้งละไม่เกิน {ProjectPhoto.MostOfEach} รูป");
        foreach (var one in posted.Take(ProjectPhoto.MostOfEach))
        {
            var (file, problem) = await PostedFile.ReadAsync(one, ProjectPhoto.MaxBytes, picturesOnly: true, ct);
            if (file is not null) into.Add((moment, file));
            else ModelState.AddModelError(field, problem!);
        }
    }
}

/// <summary>A picture in which somebody should not be seen goes off the page, for a reason.</summary>
[Needs(Permission.WorkOnProjects)]
public sealed class PhotoRemoveModel(ParticipationContext db, RemovePhoto remove) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public static IReadOnlyList<Choice> Reasons { get; } = [.. ProjectTerms.Faults.Select(f => new Choice(f.ToString(), f.Words()))];

    public ProjectPhoto Photo { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var reason = ProjectTerms.Faults.Named(Reason);
        if (reason is null) ModelState.AddModelError(nameof(Reason), "กรุณาเลือกเหตุผล");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await remove.RunAsync(Number, Id, reason!.Value, User.Actor(), ct), "นำรูปออกแล้ว", _ => $"/staff/projects/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<ProjectPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id && db.Set<ProjectEntry>().Any(e => e.Id == p.EntryId && db.Set<Project>().Any(x => x.Id == e.ProjectId && x.Number == Number)), ct) is not { } photo) return NotFound();
        Photo = photo;
        return null;
    }
}
