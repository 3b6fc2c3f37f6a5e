using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Staff;

[Needs(Permission.SeePlans)]
public sealed class ProjectsModel(ParticipationContext db, ProjectList list, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "village")]
    public string? AskedVillage { get; set; }

    [FromQuery(Name = "state")]
    public string? AskedState { get; set; }

    [FromQuery(Name = "late")]
    public string? AskedLate { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public ProjectFilter Filter { get; private set; } = new();
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<ProjectLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task OnGetAsync(CancellationToken ct)
    {
        Villages = await VillageName.ChoicesAsync(db, ct);
        Filter = new ProjectFilter(Guid.TryParse(AskedVillage, out var village) ? village : null, null, ProjectTerms.States.Named(AskedState), AskedLate == "true" ? Today : null);
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Lines, Total) = await list.PageAsync(Filter, page, ct);
        Pager = Pager.Of("/staff/projects", page, ProjectList.PageSize, Total, new("village", Filter.Village?.ToString()), new("state", Filter.State?.ToString()), new("late", Filter.LateOn is null ? null : "true"));
    }
}

/// <summary>The fields of a project, new or being changed.</summary>
public abstract class ProjectFieldsPage(ParticipationContext db) : EditPage
{
    /// <summary>Stands in an entry, after what changed.</summary>
    private const int MaxReason = 700;

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อโครงการ"), StringLength(Project.MaxName, ErrorMessage = "ชื่อโครงการยาวเกิน 200 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty, StringLength(Project.MaxReference, ErrorMessage = "ยาวเกิน 200 ตัวอักษร")]
    public string? PlanReference { get; set; }

    [BindProperty]
    public string? Budget { get; set; }

    [BindProperty]
    public Guid? Unit { get; set; }

    [BindProperty]
    public List<Guid> Villages { get; set; } = [];

    [BindProperty, StringLength(Project.MaxPlace, ErrorMessage = "สถานที่ยาวเกิน 200 ตัวอักษร")]
    public string? Place { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    [BindProperty]
    public string? Proposal { get; set; }

    /// <summary>Why the day or the money is another than was promised.</summary>
    [BindProperty, StringLength(MaxReason, ErrorMessage = "เหตุผลยาวเกิน 700 ตัวอักษร")]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Village> AllVillages { get; private set; } = [];

    protected ParticipationContext Db { get; } = db;

    protected async Task ReadChoicesAsync(CancellationToken ct)
    {
        Units = [.. (await Db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        AllVillages = await Db.ActiveVillagesAsync(ct);
    }

    /// <summary>What was typed, or null with the words beside the fields.</summary>
    protected ProjectOutline? ReadOutline()
    {
        if (!WholeNumber.TryParse(Year, 2700, out var year) || year < 2500) ModelState.AddModelError(nameof(Year), "กรุณาใส่ปี พ.ศ. เช่น 2570");
        if (!ThaiDate.TryParse(Ends, out var ends)) ModelState.AddModelError(nameof(Ends), "กรุณาใส่วันที่ เช่น 30/9/2570");
        DateOnly? starts = null;
        if (Starts is not null)
        {
            if (ThaiDate.TryParse(Starts, out var day)) starts = day;
            else ModelState.AddModelError(nameof(Starts), "กรุณาใส่วันที่ เช่น 15/1/2570");
        }
        var budget = Whole(nameof(Budget), Budget, Project.MaxBudget);
        var proposal = Whole(nameof(Proposal), Proposal, int.MaxValue);
        if (!ModelState.IsValid) return null;
        return new ProjectOutline(Name!, year, ends, Villages)
        {
            PlanReference = PlanReference ?? "",
            Budget = budget,
            UnitId = Unit,
            Place = Place ?? "",
            StartsOn = starts,
            ProposalNumber = proposal == 0 ? null : proposal,
            Reason = Reason ?? "",
        };
    }
}

[Needs(Permission.WorkOnProjects)]
public sealed class ProjectNewModel(ParticipationContext db, SaveProject save, TimeProvider clock) : ProjectFieldsPage(db)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadChoicesAsync(ct);
        Year = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now())).ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadOutline() is not { } wanted) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(null, wanted, Guid.Empty, User.Actor(), ct), "เพิ่มโครงการแล้ว ประชาชนเห็นที่หน้าโครงการ", number => $"/staff/projects/{number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        await ReadChoicesAsync(ct);
        return null;
    }
}

[Needs(Permission.WorkOnProjects)]
public sealed class ProjectEditModel(ParticipationContext db, SaveProject save) : ProjectFieldsPage(db)
{
    [FromRoute]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Db.FindProjectAsync(Number, ct) is not { } p) return NotFound();
        await ReadChoicesAsync(ct);
        (Name, Year, PlanReference, Budget, Unit, Place, Seen) = (p.Name, p.Year.ToString(CultureInfo.InvariantCulture), p.PlanReference, WholeNumber.Show(p.Budget), p.UnitId, p.Place, p.Version);
        (Starts, Ends, Proposal) = (p.StartsOn is { } starts ? ThaiDate.Show(starts) : null, ThaiDate.Show(p.EndsOn), p.ProposalNumber?.ToString(CultureInfo.InvariantCulture));
        Villages = await Db.Set<ProjectVillage>().Where(v => v.ProjectId == p.Id).Select(v => v.VillageId).ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadOutline() is not { } wanted) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Number, wanted, Seen, User.Actor(), ct), "บันทึกแล้ว", number => $"/staff/projects/{number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await Db.FindProjectAsync(Number, ct) is null) return NotFound();
        await ReadChoicesAsync(ct);
        return null;
    }
}

/// <summary>One project with its entries, and who hears of them.</summary>
[Needs(Permission.SeePlans)]
public sealed class ProjectOneModel(ParticipationContext db, ProjectList list, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public ProjectLine Line { get; private set; } = null!;
    public Project Project => Line.Project;
    public string? UnitName { get; private set; }
    public IReadOnlyList<ProjectMoment> Moments { get; private set; } = [];
    public ActorNames Names { get; private set; } = null!;
    public int Followers { get; private set; }

    /// <summary>How far what was sent of each entry is.</summary>
    public IReadOnlyDictionary<Guid, MulticastProgress> Told { get; private set; } = new Dictionary<Guid, MulticastProgress>();

    public Pager Pager { get; private set; } = Pager.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await list.FindAsync(number, ct) is not { } line) return NotFound();
        Line = line;
        if (Project.UnitId is { } unit) UnitName = await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleOrDefaultAsync(ct);
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        Moments = await list.EntriesAsync(Project.Id, page, ct);
        Told = await db.ToldAsync([.. Moments.Select(m => m.Entry.Id)], ct);
        Names = await ActorNames.ReadAsync(db, Moments.Select(m => m.Entry.Actor), ct);
        Followers = await db.FollowersOf(Project).CountAsync(ct);
        Pager = Pager.Of($"/staff/projects/{number}", page, ProjectList.EntriesPage, Project.Entries);
        return Page();
    }
}
