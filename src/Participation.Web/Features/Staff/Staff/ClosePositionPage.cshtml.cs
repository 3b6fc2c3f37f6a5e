using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

/// <summary>What lies with a position, to be handed over before it is closed; and the way back.</summary>
[Needs(Permission.ManagePeople)]
public sealed class ClosePositionPageModel(ParticipationContext db, ClosePosition close, TimeProvider clock) : FormPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid Seen { get; set; }

    public PositionDetails Details { get; private set; } = null!;
    public IReadOnlyList<PositionWork> Work { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AnswerAsync(await close.RunAsync(Id, Seen, User.Actor(), ct), "ยุบตำแหน่งแล้ว", ct);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken ct) =>
        await AnswerAsync(await close.ReopenAsync(Id, Seen, User.Actor(), ct), "เปิดตำแหน่งอีกครั้งแล้ว ขั้นต่อไป ส่งมอบให้ผู้ครองตำแหน่งและมอบหน้าที่ตามคำสั่งใหม่", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await PositionDetails.FindAsync(db, Id, clock, ct) is not { } details) return NotFound();
        Details = details;
        if (details.Position.ClosedAt is null) Work = await close.WorkAsync(Id, ct);
        return null;
    }

    private Task<IActionResult> AnswerAsync(ClosePositionOutcome outcome, string words, CancellationToken ct) => outcome.Match(
        done =>
        {
            TempData["Done"] = words;
            return Task.FromResult<IActionResult>(LocalRedirect($"/staff/positions/{Id}"));
        },
        hasWork => SayAsync("ยังมีงานอยู่กับตำแหน่งนี้ กรุณามอบให้ตำแหน่งอื่นก่อน", ct),
        noAdministratorLeft => SayAsync(PeopleWords.NoAdministratorLeft, ct),
        changedMeanwhile => SayAsync("มีคนแก้ไขตำแหน่งนี้ระหว่างที่ท่านเปิดหน้านี้ กรุณาตรวจอีกครั้ง", ct),
        unknown => SayAsync("ตำแหน่งนี้เปลี่ยนสถานะไปแล้ว", ct));

    private Task<IActionResult> SayAsync(string words, CancellationToken ct)
    {
        ModelState.AddModelError("", words);
        return RedisplayAsync(ct);
    }
}
