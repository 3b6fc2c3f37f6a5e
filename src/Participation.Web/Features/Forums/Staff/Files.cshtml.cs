using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Adds papers and pictures to a forum, and takes one away with a reason.</summary>
[Needs(Permission.PlanForums), RequestSizeLimit(ForumFile.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = ForumFile.MostPosted)]
public sealed class FilesModel(ParticipationContext db, KeepForumFile keep, RemoveForumFile remove, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public Guid RequestId { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty, StringLength(ForumFile.MaxTitle, ErrorMessage = "ชื่อยาวเกิน 150 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public Guid FileId { get; set; }

    [BindProperty, StringLength(ForumFile.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 300 ตัวอักษร")]
    public string? Reason { get; set; }

    public Forum Forum { get; private set; } = null!;
    public ForumFiles Files { get; private set; } = ForumFiles.None;
    public IReadOnlyList<Choice> Kinds { get; } = [.. ForumFileFinding.Kinds.Select(k => new Choice(k.ToString(), k.Words()))];

    private string Here => $"/staff/forums/{Number}/files";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        RequestId = Guid.CreateVersion7(clock.Now());
        Kind = (Forum.Day > ThaiCalendar.Day(clock.Now()) ? ForumFileKind.Document : ForumFileKind.Photo).ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        var kind = ForumFileFinding.Kinds.Named(Kind);
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าเป็นอะไร");
        if (Title is null) ModelState.AddModelError(nameof(Title), "กรุณาใส่ชื่อ คนที่มองไม่เห็นภาพจะได้ยินชื่อนี้");
        if (RequestId == Guid.Empty) RequestId = Guid.CreateVersion7(clock.Now());
        var file = kind is { } one ? await ReadAsync(one, ct) : null;
        if (!ModelState.IsValid && file is not null) ModelState.AddModelError(nameof(Upload), "กรุณาเลือกไฟล์อีกครั้ง ไฟล์ที่เลือกไว้ไม่ได้เก็บ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await keep.RunAsync(Number, new NewForumFile(kind!.Value, Title!, file!, RequestId), User.Actor(), ct), "เพิ่มแล้ว แสดงที่หน้าของเวที", _ => Here, ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (Reason is null) ModelState.AddModelError(nameof(Reason), "กรุณาบอกเหตุผลที่นำออก ประชาชนจะเห็น");
        if (RequestId == Guid.Empty) RequestId = Guid.CreateVersion7(clock.Now());
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await remove.RunAsync(Number, FileId, Reason!, User.Actor(), ct), "นำออกแล้ว หน้าของเวทีบอกเหตุผล", _ => Here, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        Forum = forum;
        Files = await db.FilesOfAsync(forum.Id, $"/staff/forums/{Number}", ct);
        return null;
    }

    private async Task<CheckedFile?> ReadAsync(ForumFileKind kind, CancellationToken ct)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "กรุณาเลือกไฟล์");
            return null;
        }
        var isPhoto = kind == ForumFileKind.Photo;
        var (file, problem) = await PostedFile.ReadAsync(Upload, isPhoto ? ForumFile.MaxPhotoBytes : ForumFile.MaxPaperBytes, isPhoto, ct);
        if (file is null) ModelState.AddModelError(nameof(Upload), problem!);
        else if (file.IsPicture != isPhoto) ModelState.AddModelError(nameof(Upload), $"{kind.Words()}ต้องเป็นไฟล์ PDF");
        else return file;
        return null;
    }
}
