using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Questions to the hall: written beforehand, asked one at a time, hands keyed in beside what phones say.</summary>
[Needs(Permission.PlanForums)]
public sealed class PollsModel(ParticipationContext db, MakePoll make, OpenPoll open, ClosePoll close, CountHands countHands, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public List<string?> Choices { get; set; } = [];

    [BindProperty]
    public int Ordinal { get; set; }

    [BindProperty]
    public List<string?> Hands { get; set; } = [];

    public Forum Forum { get; private set; } = null!;
    public IReadOnlyList<PollResult> Polls { get; private set; } = [];
    public bool MayOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        var question = PlainText.Clean(Question ?? "");
        var choices = Choices.Select(c => PlainText.Clean(c ?? "")).Where(c => c.Length > 0).ToList();
        if (question.Length == 0) ModelState.AddModelError(nameof(Question), "กรุณาใส่คำถาม");
        if (question.Length > ForumPoll.MaxQuestion) ModelState.AddModelError(nameof(Question), "คำถามยาวเกิน 200 ตัวอักษร");
        if (choices.Any(c => c.Length > ForumPollChoice.MaxText)) ModelState.AddModelError(nameof(Choices), "ตัวเลือกยาวเกิน 100 ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await make.RunAsync(Number, question, choices, User.Actor(), ct), "บันทึกคำถามแล้ว ยังไม่แสดง จนกว่าจะกดเปิด", _ => Here, ct);
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct) =>
        await AnswerAsync(await open.RunAsync(Number, Ordinal, Seen, User.Actor(), ct), "เปิดแล้ว แสดงที่จอและในโทรศัพท์ของผู้ที่ลงชื่อ", _ => Here, ct);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct) =>
        await AnswerAsync(await close.RunAsync(Number, Ordinal, Seen, User.Actor(), ct), "ปิดแล้ว ผลแสดงที่หน้าของเวที", _ => Here, ct);

    public async Task<IActionResult> OnPostHandsAsync(CancellationToken ct)
    {
        var hands = Hands.Select((h, i) => Whole($"Hands[{i.ToString(CultureInfo.InvariantCulture)}]", h, Forum.MaxPeople)).ToList();
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await countHands.RunAsync(Number, Ordinal, hands, Seen, User.Actor(), ct), "บันทึกจำนวนยกมือแล้ว", _ => Here, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        (Forum, Polls) = (forum, await db.PollsAsync(forum.Id, ct));
        MayOpen = forum.TakesDesk(ThaiCalendar.Day(clock.Now())) && Polls.All(p => p.Poll.State != PollState.Open);
        return null;
    }

    private string Here => string.Create(CultureInfo.InvariantCulture, $"/staff/forums/{Number}/polls");
}
