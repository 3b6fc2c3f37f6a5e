using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services.Staff;

[Needs(Permission.WriteManuals, Record = typeof(ServicePlace))]
public sealed class PostingModel(ParticipationContext db, LogPosting log, TimeProvider clock) : EditPage
{
    private const int MostPhotoBytes = 5 * 1024 * 1024;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public PostingPlace Place { get; set; }

    [BindProperty]
    public Guid? PointId { get; set; }

    [BindProperty]
    public string? PostedOn { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาบอกว่าปิดประกาศตรงไหน"), StringLength(ManualPosting.MaxNote, ErrorMessage = "รายละเอียดยาวเกิน 300 ตัวอักษร")]
    public string? Note { get; set; }

    [BindProperty]
    public IFormFile? Photo { get; set; }

    public ServiceKind Kind { get; private set; } = null!;
    public IReadOnlyList<Choice> Places { get; } = [new(nameof(PostingPlace.Office), "สำนักงานหรือจุดบริการ"), new(nameof(PostingPlace.Website), "เว็บไซต์")];
    public IReadOnlyList<Choice> PointChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PostedOn = ThaiDate.Show(ThaiCalendar.Day(clock.Now()));
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(PostedOn, out var day)) ModelState.AddModelError(nameof(PostedOn), "กรุณาใส่วันที่ เช่น 20/11/2569");
        else if (day > ThaiCalendar.Day(clock.Now())) ModelState.AddModelError(nameof(PostedOn), "วันที่ยังมาไม่ถึง");
        if (!Enum.IsDefined(Place)) ModelState.AddModelError(nameof(Place), "กรุณาเลือกที่ปิดประกาศ");
        CheckedFile? photo = null;
        if (Photo is not null)
        {
            (photo, var problem) = await PostedFile.ReadAsync(Photo, MostPhotoBytes, picturesOnly: true, ct);
            if (problem is not null) ModelState.AddModelError(nameof(Photo), problem);
        }
        else if (Place == PostingPlace.Office)
        {
            ModelState.AddModelError(nameof(Photo), "กรุณาแนบรูปถ่ายเป็นหลักฐาน");
        }
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var details = new PostingDetails(Place, Place == PostingPlace.Office ? PointId : null, day, Note!, photo);
        return await AnswerAsync(await log.RunAsync(Number, details, User.Actor(), ct), "บันทึกการปิดประกาศแล้ว", _ => $"/staff/services/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindServiceKindAsync(Number, ct) is not { } kind) return NotFound();
        Kind = kind;
        PointChoices = await db.Set<ServicePoint>().Where(p => p.IsOpen).OrderBy(p => p.Code).Take(200).Select(p => new Choice(p.Id.ToString(), p.Code + " " + p.Name)).ToListAsync(ct);
        return null;
    }
}
