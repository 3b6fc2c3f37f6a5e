using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>The next step of those who write: submit, take back, publish, tick channels off.</summary>
[Needs(Permission.WritePublications)]
public sealed class WorkModel(ParticipationContext db, SubmitPublication submit, PublishPublication publish, LogChannel log, TimeProvider clock) : EditPage
{
    private const int MostFileBytes = 5 * 1024 * 1024;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public Guid? ChannelId { get; set; }

    [BindProperty]
    public string? PostedOn { get; set; }

    [BindProperty, StringLength(ChannelPosting.MaxNote, ErrorMessage = "รายละเอียดยาวเกิน 300 ตัวอักษร")]
    public string? Note { get; set; }

    [BindProperty]
    public IFormFile? Proof { get; set; }

    public Publication Publication { get; private set; } = null!;

    /// <summary>Its moment, while it waits for it.</summary>
    public PublicationSchedule? Schedule { get; private set; }

    public ChannelChecklist Channels { get; private set; } = new([], 0);
    public IReadOnlyList<Choice> ChannelChoices { get; private set; } = [];

    private string Back => $"/staff/publications/{Number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Seen, PostedOn) = (Publication.Version, ThaiDate.Show(ThaiCalendar.Day(clock.Now())));
        return Page();
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken ct) =>
        await AnswerAsync(await submit.RunAsync(Number, Seen, User.Doer(), ct), "ส่งขออนุมัติแล้ว ผู้อนุมัติจะเห็นในหน้าแรกของเขา", _ => Back, ct);

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken ct) =>
        await AnswerAsync(await submit.TakeBackAsync(Number, Seen, User.Doer(), ct), "ดึงกลับมาเป็นร่างแล้ว", _ => Back, ct);

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken ct) =>
        await AnswerAsync(await publish.RunAsync(Number, Seen, User.Doer(), ct), "เผยแพร่แล้ว ขั้นต่อไป ลงช่องทางอื่นแล้วบันทึกหลักฐาน", _ => $"{Back}/work", ct);

    public async Task<IActionResult> OnPostLogAsync(CancellationToken ct)
    {
        if (ChannelId is null) ModelState.AddModelError(nameof(ChannelId), "กรุณาเลือกช่องทาง");
        if (Note is null) ModelState.AddModelError(nameof(Note), "กรุณาบอกว่าลงที่ไหน หรือใส่ลิงก์");
        if (!ThaiDate.TryParse(PostedOn, out var day)) ModelState.AddModelError(nameof(PostedOn), "กรุณาใส่วันที่ เช่น 20/11/2569");
        else if (day > ThaiCalendar.Day(clock.Now())) ModelState.AddModelError(nameof(PostedOn), "วันที่ยังมาไม่ถึง");
        CheckedFile? file = null;
        if (Proof is not null)
        {
            (file, var problem) = await PostedFile.ReadAsync(Proof, MostFileBytes, picturesOnly: false, ct);
            if (problem is not null) ModelState.AddModelError(nameof(Proof), problem);
        }
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await log.RunAsync(Number, new PostingDetails(ChannelId!.Value, day, Note!, file), User.Doer(), ct), "บันทึกช่องทางแล้ว", _ => $"{Back}/work", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPublicationAsync(Number, ct) is not { } publication) return NotFound();
        Publication = publication;
        if (publication.State == PublicationState.Approved) Schedule = await db.FindScheduleAsync(publication.Id, ct);
        if (publication.State != PublicationState.Published) return null;
        Channels = await ChannelChecklist.ReadAsync(db, publication, ct);
        ChannelChoices = [.. Channels.Lines.Select(l => new Choice(l.Id.ToString(), l.Name))];
        return null;
    }
}
