using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>For those without a telephone: what they wrote on paper or said in the hall goes into the same list.</summary>
[Needs(Permission.AnswerOpinions)]
public sealed class KeyInModel(ParticipationContext db, GiveOpinion give, TimeProvider clock) : EditPage
{
    private static readonly IReadOnlyList<OpinionChannel> Ways = [OpinionChannel.Paper, OpinionChannel.Hall];

    [FromRoute]
    public int Number { get; set; }

    /// <summary>One sheet is keyed in once, however often the button is pressed.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Part { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาพิมพ์ข้อความ"), StringLength(OpinionText.MaxWords, ErrorMessage = OpinionTerms.TooLong)]
    public string? Words { get; set; }

    [BindProperty]
    public Guid? Village { get; set; }

    [BindProperty]
    public Guid? Area { get; set; }

    [BindProperty]
    public bool WantsAnswer { get; set; }

    public Forum Forum { get; private set; } = null!;
    public bool IsClosed { get; private set; }
    public IReadOnlyList<Choice> Channels { get; } = [.. Ways.Select(c => new Choice(c.ToString(), c.Words()))];
    public IReadOnlyList<Choice> Kinds => OpinionChoices.Kinds;
    public IReadOnlyList<Choice> Parts => OpinionChoices.Parts;
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (RequestId, Channel, Part) = (Guid.CreateVersion7(clock.Now()), nameof(OpinionChannel.Paper), Forum.UsualPart().ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var (channel, kind, part) = (Ways.Named(Channel), OpinionTerms.Kinds.Named(Kind), OpinionTerms.Parts.Named(Part));
        if (channel is null) ModelState.AddModelError(nameof(Channel), "กรุณาเลือกว่ามาทางใด");
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าเป็นแบบไหน");
        if (part is null) ModelState.AddModelError(nameof(Part), "กรุณาเลือกการมีส่วนร่วม");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await give.RunAsync(Number, new NewOpinion(kind!.Value, part!.Value, channel!.Value, Words!, WantsAnswer) { VillageId = Village, AreaId = Area, RequestId = RequestId == Guid.Empty ? null : RequestId, Actor = User.Actor() }, ct);
        return await outcome.Match<Task<IActionResult>>(given => DoneAsync("บันทึกแล้ว บันทึกใบต่อไปได้เลย"), sentTwice => DoneAsync("ใบนี้บันทึกไว้แล้ว"), notOpen =>
        {
            ModelState.AddModelError("", "เวทีนี้ไม่รับความเห็น");
            return RedisplayAsync(ct);
        });
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        (Forum, IsClosed) = (forum, forum.State is not (ForumState.Announced or ForumState.Held));
        (Villages, Areas) = (await VillageName.ChoicesAsync(db, ct), await OpinionChoices.AreasAsync(db, ct));
        return null;
    }

    private Task<IActionResult> DoneAsync(string words)
    {
        TempData["Done"] = words;
        return Task.FromResult<IActionResult>(LocalRedirect($"/staff/forums/{Number}/key-in"));
    }
}
