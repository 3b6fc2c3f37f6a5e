using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>What the pages about one case have in common.</summary>
public abstract class CaseFolderPage(ReadCase read, TimeProvider clock) : FormPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The revision that the form was filled in against.</summary>
    [BindProperty]
    public int SeenRevision { get; set; }

    public CaseFolder Folder { get; private protected set; } = null!;

    /// <summary>Where it goes on after something was done.</summary>
    protected virtual string After => $"/staff/cases/{Id}";

    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await read.RunAsync(Id, ct) is not { } folder) return NotFound();
        Folder = folder;
        return null;
    }

    protected Task<IActionResult> AnswerAsync(CaseChange change, CancellationToken ct) => change.Match<Task<IActionResult>>(
        done =>
        {
            TempData["Done"] = done.Words;
            return Task.FromResult<IActionResult>(LocalRedirect(After));
        },
        refused =>
        {
            ModelState.AddModelError(refused.Field, refused.Words);
            return RedisplayAsync(ct);
        },
        changedMeanwhile =>
        {
            ModelState.AddModelError("", "มีอย่างอื่นเกิดขึ้นกับเรื่องนี้แล้ว กรุณาอ่านใหม่ก่อนทำต่อ สิ่งที่พิมพ์ยังอยู่");
            return RedisplayAsync(ct);
        },
        unknown => Task.FromResult<IActionResult>(NotFound()));
}

/// <summary>The whole folder of a case, to read.</summary>
[Needs(Permission.SeeCases, Record = typeof(CaseFolderPlace))]
public sealed class CaseModel(ReadCase read, CurrentStaff staff, TimeProvider clock) : CaseFolderPage(read, clock)
{
    /// <summary>As its owner, or as a unit that works on it too.</summary>
    public bool MayWork { get; private set; }

    public bool MayAssign { get; private set; }
    public bool MayOversee { get; private set; }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        var place = Folder.Case.Place();
        MayWork = (await staff.ReachOfAsync(Permission.WorkOnCases, ct)).Covers(place with { Partners = [.. Folder.Partners.Select(p => p.Id)] });
        MayOversee = (await staff.ReachOfAsync(Permission.OverseeCases, ct)).Covers(place);
        MayAssign = (await staff.ReachOfAsync(Permission.AssignCases, ct)).Covers(place);
        return null;
    }
}

/// <summary>Everything whoever has the case does with it. A unit that works on it too writes notes and how it goes.</summary>
[Needs(Permission.WorkOnCases, Record = typeof(CaseFolderPlace))]
[RequestSizeLimit(CaseFile.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = CaseFile.MostPosted)]
public sealed class WorkOnCaseModel(ReadCase read, AcceptCase accept, ReturnCase back, NoteOnCase note, TellCitizen tell, ExplainDelay explain, CloseCase close, DeliverNotice deliver, WriteLesson lesson, AttachFiles attach, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? NewDay { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public int Notice { get; set; }

    /// <summary>The proof: which letter, or who was spoken to.</summary>
    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Cause { get; set; }

    [BindProperty]
    public string? Prevention { get; set; }

    /// <summary>The version of cause and prevention that the form was filled in against.</summary>
    [BindProperty]
    public Guid SeenLesson { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    [BindProperty]
    public string? Moment { get; set; }

    /// <summary>Where a letter or a call goes.</summary>
    public string Reach => (Folder.Matter, Folder.ShowsName) switch
    {
        ({ Phone: "", Address: "" }, _) => "ผู้ร้องให้ติดต่อทาง LINE เท่านั้น และ LINE ยังไม่รับข้อความนี้ ดูที่หน้า LINE ว่าข้อความของเดือนหมดหรือไม่ ถ้าเติมแล้วระบบส่งให้เอง",
        (_, false) => "ให้ศูนย์รับเรื่องเป็นผู้แจ้ง เพราะผู้ร้องไม่ให้หน่วยเห็นชื่อ",
        (var matter, true) => string.Join(" · ", new[] { matter.Name, matter.Phone, matter.Address }.Where(p => p.Length > 0)),
    };

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => await AsOwnerAsync(async () => await AnswerAsync(await accept.RunAsync(Id, SeenRevision, User.Actor(), ct), ct), ct);

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct) => await AsOwnerAsync(async () => await AnswerAsync(await back.RunAsync(Id, SeenRevision, Words, User.Actor(), ct), ct), ct);

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken ct) => await WithFilesAsync(files => note.RunAsync(Id, SeenRevision, Words, files, User.Actor(), ct), ct);

    public async Task<IActionResult> OnPostTellAsync(CancellationToken ct) => await WithFilesAsync(files => tell.RunAsync(Id, SeenRevision, Words, files, User.Actor(), ct), ct);

    public async Task<IActionResult> OnPostExplainAsync(CancellationToken ct) =>
        await AsOwnerAsync(() => WithFilesAsync(files => explain.RunAsync(Id, SeenRevision, Words, ThaiDate.TryParse(NewDay, out var day) ? day : null, files, User.Actor(), ct), ct), ct);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct) =>
        await AsOwnerAsync(() => WithFilesAsync(files => close.RunAsync(Id, SeenRevision, Enum.GetValues<CaseOutcome>().Named(Outcome), Words, files, User.Actor(), ct), ct), ct);

    public async Task<IActionResult> OnPostDeliverAsync(CancellationToken ct) => await AsOwnerAsync(async () => await AnswerAsync(await deliver.RunAsync(Id, SeenRevision, Notice, How, User.Actor(), ct), ct), ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        Cause ??= Folder.Lesson?.Cause;
        Prevention ??= Folder.Lesson?.Prevention;
        return null;
    }

    public async Task<IActionResult> OnPostLessonAsync(CancellationToken ct) => await AsOwnerAsync(async () => await AnswerAsync(await lesson.RunAsync(Id, Cause, Prevention, SeenLesson, User.Actor(), ct), ct), ct);

    private async Task<IActionResult> AsOwnerAsync(Func<Task<IActionResult>> act, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Folder.MayWork) return await act();
        ModelState.AddModelError("", $"เรื่องนี้เป็นของ{Folder.Holder} หน่วยที่ร่วมทำเขียนบันทึกและแจ้งความคืบหน้าได้ การรับ ชี้แจง และปิดเรื่องเป็นของหน่วยเจ้าของเรื่อง");
        return await RedisplayAsync(ct);
    }

    private async Task<IActionResult> WithFilesAsync(Func<AttachedFiles, Task<CaseChange>> act, CancellationToken ct)
    {
        if (await attach.ReadAsync(Photos, nameof(Photos), ModelState, ct) is not { } files) return await RedisplayAsync(ct);
        return await AnswerAsync(await attach.WithAsync(files, Enum.GetValues<FileMoment>().Named(Moment) ?? FileMoment.After, act, ct), ct);
    }
}

/// <summary>Which unit has the case.</summary>
[Needs(Permission.AssignCases, Record = typeof(CasePlace))]
public sealed class AssignCaseModel(ReadCase read, AssignCase assign, ParticipationContext db, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [BindProperty]
    public Guid? UnitId { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AnswerAsync(await assign.RunAsync(Id, SeenRevision, UnitId, User.Actor(), ct), ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Units = await CaseChoices.UnitsAsync(db, ct);
        return await base.LoadAsync(ct);
    }
}
