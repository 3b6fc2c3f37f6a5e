using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>A proposal, of a forum, of one of its opinions, or brought to the office.</summary>
[Needs(Permission.WorkOnProposals)]
public sealed class ProposalNewModel(ParticipationContext db, OpinionList opinions, RegisterProposal register, TimeProvider clock) : EditPage
{
    [FromQuery(Name = "forum")]
    public int? ForumNumber { get; set; }

    [FromQuery(Name = "opinion")]
    public Guid? OpinionId { get; set; }

    /// <summary>One form is one proposal, however often the button is pressed.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่เรื่องที่เสนอ"), StringLength(Proposal.MaxTitle, ErrorMessage = "เรื่องยาวเกิน 200 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty, StringLength(ProposalText.MaxWords, ErrorMessage = "รายละเอียดยาวเกิน 4,000 ตัวอักษร")]
    public string? Words { get; set; }

    [BindProperty]
    public Guid? Village { get; set; }

    [BindProperty]
    public Guid? Area { get; set; }

    [BindProperty]
    public Guid? Unit { get; set; }

    public Forum? Forum { get; private set; }
    public OpinionLine? Opinion { get; private set; }
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (RequestId, Unit) = (Guid.CreateVersion7(clock.Now()), Forum?.UnitId);
        if (Opinion is { } said) (Village, Area) = (said.Opinion.VillageId, said.Opinion.AreaId);
        else if (Forum is { Level: ForumLevel.Village } forum && (await db.InvitedAsync([forum.Id], ct))[forum.Id].ToList() is [var only]) Village = only.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var wanted = new NewProposal(Title!) { Words = Words ?? "", Forum = ForumNumber, OpinionId = OpinionId, VillageId = Village, AreaId = Area, UnitId = Unit, RequestId = RequestId == Guid.Empty ? null : RequestId };
        return await AnswerAsync(await register.RunAsync(wanted, User.Actor(), ct), "รับข้อเสนอแล้ว ขั้นต่อไป พิจารณา", number => $"/staff/forums/proposals/{number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (OpinionId is { } opinion && (Opinion = await opinions.FindAsync(opinion, ct)) is null) return NotFound();
        Forum = Opinion is { } said ? await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == said.Opinion.ForumId, ct)
            : ForumNumber is { } number ? await db.FindForumAsync(number, ct) : null;
        if (ForumNumber is not null && Forum is null) return NotFound();
        (Villages, Areas) = (await VillageName.ChoicesAsync(db, ct), await OpinionChoices.AreasAsync(db, ct));
        Units = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        return null;
    }
}

/// <summary>One proposal with its log, and what comes next in words.</summary>
[Needs(Permission.SeeForums)]
public sealed class ProposalOneModel(ParticipationContext db, ProposalList list, TimeProvider clock) : PageModel
{
    public ProposalLine Line { get; private set; } = null!;
    public IReadOnlyList<ProposalStep> Steps { get; private set; } = [];
    public ActorNames Names { get; private set; } = null!;
    public int Followers { get; private set; }

    public bool IsOverdue => Line.Proposal.IsOverdue(ThaiCalendar.Day(clock.Now()));

    public string Next => Line.Proposal.State switch
    {
        ProposalState.Received => $"ขั้นต่อไป เริ่มพิจารณา ต้องบอกผลภายใน {ThaiCalendar.ShortDate(Line.Proposal.DueOn)}",
        ProposalState.Considered => $"ขั้นต่อไป บอกผล อยู่ในแผน ไม่อยู่ในแผนเพราะอะไร หรือส่งต่อ ภายใน {ThaiCalendar.ShortDate(Line.Proposal.DueOn)}",
        ProposalState.InPlan or ProposalState.Forwarded => "ขั้นต่อไป บอกความคืบหน้าเมื่อเริ่มทำ",
        ProposalState.Underway => "ขั้นต่อไป บอกความคืบหน้าเป็นระยะ จนทำเสร็จ",
        ProposalState.Declined => "บอกเหตุผลแล้ว ถ้ามีข้อมูลใหม่ พิจารณาอีกครั้งได้",
        ProposalState.Done => "ทำเสร็จแล้ว ไม่มีอะไรต้องทำต่อ",
    };

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await list.FindAsync(number, ct) is not { } line) return NotFound();
        Line = line;
        Steps = await list.StepsAsync(line.Proposal.Id, ct);
        Names = await ActorNames.ReadAsync(db, Steps.Select(s => s.Actor), ct);
        Followers = await db.Set<ProposalFollower>().CountAsync(f => f.ProposalId == line.Proposal.Id, ct);
        return Page();
    }
}
