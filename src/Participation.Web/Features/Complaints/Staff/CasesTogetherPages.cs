using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>Into which case this one is merged, with those that look like it to choose from.</summary>
[Needs(Permission.WorkOnCases, Record = typeof(CasePlace))]
public sealed class MergeCaseModel(ReadCase read, MergeCase merge, SimilarCases similar, CurrentStaff staff, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<Case> Similar { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await merge.RunAsync(Id, SeenRevision, Number, Words, await staff.ReachOfAsync(Permission.WorkOnCases, ct), User.Actor(), ct), ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        Similar = await similar.ForMergingAsync(Folder.Case, await staff.ReachOfAsync(Permission.WorkOnCases, ct), ct);
        return null;
    }
}

/// <summary>Which units work on a case beside the one that has it.</summary>
[Needs(Permission.AssignCases, Record = typeof(CasePlace))]
public sealed class CasePartnersModel(ReadCase read, AddPartner add, RemovePartner remove, ParticipationContext db, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AnswerAsync(await add.RunAsync(Id, SeenRevision, UnitId, Words, User.Actor(), ct), ct);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) => await AnswerAsync(await remove.RunAsync(Id, SeenRevision, UnitId ?? Guid.Empty, User.Actor(), ct), ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Units = await CaseChoices.UnitsAsync(db, ct);
        return await base.LoadAsync(ct);
    }
}

/// <summary>Sending a case on to another agency, and what that agency answered.</summary>
[Needs(Permission.WorkOnCases, Record = typeof(CasePlace))]
[RequestSizeLimit(CaseFile.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = CaseFile.MostPosted)]
public sealed class ForwardCaseModel(ReadCase read, ForwardCase forward, AnswerFromAgency answered, AttachFiles attach, TimeProvider clock) : CaseFolderPage(read, clock)
{
    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? SentOn { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>yes: closed as sent on; no: kept open.</summary>
    [BindProperty]
    public string? Closes { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    public static IReadOnlyList<Choice> Endings { get; } = [new("yes", "ปิดเรื่อง การแจ้งว่าส่งต่อให้ใครคือผลของเรื่อง"), new("no", "ยังไม่ปิด ติดตามต่อ กำหนดแจ้งผลเดินต่อ")];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await WithFilesAsync(letter => forward.RunAsync(Id, SeenRevision,
        new WantedForwarding(Agency, Reference, ThaiDate.TryParse(SentOn, out var day) ? day : null, Words, Closes switch { "yes" => true, "no" => false, _ => null }), letter, User.Actor(), ct), ct);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken ct) => await WithFilesAsync(files => answered.RunAsync(Id, SeenRevision, Answer, files, User.Actor(), ct), ct);

    private async Task<IActionResult> WithFilesAsync(Func<AttachedFiles, Task<CaseChange>> act, CancellationToken ct) => await attach.ReadAsync(Photos, nameof(Photos), ModelState, ct) is { } files
        ? await AnswerAsync(await attach.WithAsync(files, FileMoment.Paper, act, ct), ct)
        : await RedisplayAsync(ct);
}
