using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>All committees, those in office first.</summary>
[Needs(Permission.SeeForums)]
public sealed class CommitteesModel(CommitteeRegister register, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public IReadOnlyList<CommitteeView> Committees { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Committees, var total) = await register.PageAsync(page, notOverBefore: null, ct);
        Pager = Pager.Of("/staff/forums/committees", page, CommitteeRegister.PageSize, total);
    }
}

/// <summary>One committee: seats, who sits there, who sat there.</summary>
[Needs(Permission.SeeForums)]
public sealed class CommitteeOneModel(CommitteeRegister register, TimeProvider clock) : PageModel
{
    public CommitteeView View { get; private set; } = null!;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await register.FindAsync(number, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}

/// <summary>The fields of a committee.</summary>
public abstract class CommitteePage : EditPage
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อคณะกรรมการ"), StringLength(Committee.MaxName, ErrorMessage = "ชื่อยาวเกิน 200 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Seats { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty, StringLength(Forum.MaxOrder, ErrorMessage = "เลขที่คำสั่งยาวเกิน 60 ตัวอักษร")]
    public string? OrderNumber { get; set; }

    [BindProperty]
    public string? OrderDate { get; set; }

    public IReadOnlyList<Choice> Kinds { get; } = [.. CommitteeTerms.Kinds.Select(k => new Choice(k.ToString(), k.Words()))];

    protected CommitteePlan? ReadPlan()
    {
        var kind = CommitteeTerms.Kinds.Named(Kind);
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกประเภท");
        var seats = Whole(nameof(Seats), Seats, Committee.MostSeats);
        if (seats == 0 && ModelState[nameof(Seats)]?.Errors.Count is null or 0) ModelState.AddModelError(nameof(Seats), "กรุณาใส่จำนวนที่นั่ง");
        var (from, to) = (this.Day(nameof(From), From), this.Day(nameof(To), To));
        var ordered = OrderDate is null ? null : this.Day(nameof(OrderDate), OrderDate);
        return ModelState.IsValid ? new CommitteePlan(kind!.Value, Name!, seats, from!.Value, to!.Value, OrderNumber ?? "", ordered) : null;
    }
}

[Needs(Permission.PlanForums)]
public sealed class CommitteeNewModel(SetUpCommittee setUp, TimeProvider clock) : CommitteePage
{
    [BindProperty]
    public Guid RequestId { get; set; }

    public void OnGet() => RequestId = Guid.CreateVersion7(clock.Now());

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadPlan() is not { } plan) return await RedisplayAsync(ct);
        return await AnswerAsync(await setUp.RunAsync(null, plan with { RequestId = RequestId == Guid.Empty ? null : RequestId }, Guid.Empty, User.Actor(), ct), "ตั้งคณะกรรมการแล้ว ขั้นต่อไป ใส่ผู้แทนในที่นั่ง หรือบันทึกผลจากเวทีเลือกผู้แทน", number => $"/staff/forums/committees/{number}", ct);
    }
}

[Needs(Permission.PlanForums)]
public sealed class CommitteeEditModel(CommitteeRegister register, SetUpCommittee setUp) : CommitteePage
{
    [FromRoute]
    public int Number { get; set; }

    public CommitteeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var c = View.Committee;
        (Kind, Name, Seats, Seen) = (c.Kind.ToString(), c.Name, c.Seats.ToString(CultureInfo.InvariantCulture), c.Version);
        (From, To, OrderNumber, OrderDate) = (ThaiDate.Show(c.From), ThaiDate.Show(c.To), c.OrderNumber, c.OrderDate is { } day ? ThaiDate.Show(day) : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadPlan() is not { } plan) return await RedisplayAsync(ct);
        return await AnswerAsync(await setUp.RunAsync(Number, plan, Seen, User.Actor(), ct), "บันทึกแล้ว", number => $"/staff/forums/committees/{number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await register.FindAsync(Number, ct) is not { } view) return NotFound();
        View = view;
        return null;
    }
}

/// <summary>Puts somebody whom an order names on a free seat.</summary>
[Needs(Permission.PlanForums)]
public sealed class CommitteeSeatModel(ParticipationContext db, CommitteeRegister register, SeatMember seat, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อผู้แทน"), StringLength(CommitteeMemberName.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? Village { get; set; }

    [BindProperty]
    public string? Seat { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty, StringLength(Forum.MaxOrder, ErrorMessage = "เลขที่คำสั่งยาวเกิน 60 ตัวอักษร")]
    public string? OrderNumber { get; set; }

    [BindProperty]
    public string? OrderDate { get; set; }

    public CommitteeView View { get; private set; } = null!;
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Choice> Free { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var (c, today) = (View.Committee, ThaiCalendar.Day(clock.Now()));
        (Seen, OrderNumber, OrderDate) = (c.Version, c.OrderNumber, c.OrderDate is { } day ? ThaiDate.Show(day) : null);
        From = ThaiDate.Show(c.From > today ? c.From : today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var from = this.Day(nameof(From), From);
        var ordered = OrderDate is null ? null : this.Day(nameof(OrderDate), OrderDate);
        var wanted = Whole(nameof(Seat), Seat, Committee.MostSeats);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await seat.RunAsync(Number, new NewMember(Name!, Village, wanted, from!.Value, OrderNumber ?? "", ordered), Seen, User.Actor(), ct), "ใส่ผู้แทนแล้ว ประชาชนเห็นที่หน้าคณะกรรมการ", _ => $"/staff/forums/committees/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await register.FindAsync(Number, ct) is not { } view) return NotFound();
        View = view;
        Villages = await VillageName.ChoicesAsync(db, ct);
        Free = [.. view.Free(ThaiCalendar.Day(clock.Now())).Select(s => new Choice(s.ToString(CultureInfo.InvariantCulture), $"ที่นั่ง {s}"))];
        return null;
    }
}

/// <summary>Somebody leaves before the term is over.</summary>
[Needs(Permission.PlanForums)]
public sealed class MemberEndModel(CommitteeRegister register, EndMembership end, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty, StringLength(CommitteeMember.MaxNote, ErrorMessage = "หมายเหตุยาวเกิน 300 ตัวอักษร")]
    public string? Note { get; set; }

    [BindProperty]
    public string? On { get; set; }

    public CommitteeView View { get; private set; } = null!;
    public MemberLine Line { get; private set; } = null!;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    /// <summary>Their time has not begun: the seat is free at once.</summary>
    public bool IsToCome => Line.Member.From > Today;

    public IReadOnlyList<Choice> Reasons { get; } = [.. CommitteeTerms.Ends.Select(e => new Choice(e.ToString(), e.Words()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        On = ThaiDate.Show(IsToCome ? Line.Member.From : Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var why = CommitteeTerms.Ends.Named(Why);
        if (why is null) ModelState.AddModelError(nameof(Why), "กรุณาเลือกว่าพ้นเพราะอะไร");
        var on = this.Day(nameof(On), On);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await end.RunAsync(Id, why!.Value, Note ?? "", on!.Value, User.Actor(), ct), "บันทึกแล้ว ที่นั่งนี้ว่าง", _ => $"/staff/forums/committees/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await register.FindAsync(Number, ct) is not { } view || view.Members.FirstOrDefault(m => m.Member.Id == Id) is not { } line) return NotFound();
        (View, Line) = (view, line);
        return null;
    }
}

/// <summary>A misspelt name is put right; nothing else of the seat changes.</summary>
[Needs(Permission.PlanForums)]
public sealed class MemberNameModel(CommitteeRegister register, CorrectMemberName correct) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อผู้แทน"), StringLength(CommitteeMemberName.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    public CommitteeView View { get; private set; } = null!;
    public MemberLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Name, Seen) = (Line.Name, View.Committee.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await correct.RunAsync(Id, Name!, Seen, User.Actor(), ct), "แก้ไขชื่อแล้ว", _ => $"/staff/forums/committees/{Number}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await register.FindAsync(Number, ct) is not { } view || view.Members.FirstOrDefault(m => m.Member.Id == Id) is not { } line) return NotFound();
        (View, Line) = (view, line);
        return null;
    }
}

internal static class TypedDays
{
    /// <summary>A day as people type it, or null with the words beside the field.</summary>
    internal static DateOnly? Day(this EditPage page, string field, string? typed)
    {
        if (ThaiDate.TryParse(typed, out var day)) return day;
        page.ModelState.AddModelError(field, "กรุณาใส่วันที่ เช่น 20/11/2569");
        return null;
    }
}
