using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>For whoever comes to the desk: a card with its slip, and what somebody with a card may ask for there.</summary>
[Needs(Permission.ServeQueues)]
public sealed class IssueModel(ParticipationContext db, TakeTicket take, CounterServices services, ReadQueueNow read, TimeProvider clock) : FormPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public TicketClass Class { get; set; }

    [BindProperty]
    public Guid? Service { get; set; }

    /// <summary>Of this form: pressed twice, one card.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    public Queue Queue { get; private set; } = null!;
    public QueueNow Now { get; private set; } = null!;
    public IReadOnlyList<Choice> Services { get; private set; } = [];

    private string Here => $"/staff/queues/issue/{Queue.Code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await take.RunAsync(
            new CardRequest(Code, TicketChannel.Staff, new Doer(User.Actor(), TicketChannel.Staff)) { Class = Class, ServiceKindId = Service, RequestId = RequestId == Guid.Empty ? null : RequestId }, ct);
        return await outcome.Match<Task<IActionResult>>(
            issued => Slip(issued.Ticket),
            alreadyHas => Slip(alreadyHas.Ticket),
            closed => RefuseAsync("", $"{closed.Why.Words}{(closed.Why.OpensOn is { } day ? $" เปิดอีกครั้ง {ThaiCalendar.ShortDate(day)}{(closed.Why.OpensAt is { } time ? $" {ThaiCalendar.TimeOfDay(time)}" : "")}" : "")}", ct),
            full => RefuseAsync("", $"วันนี้ออกบัตรครบ {WholeNumber.Show(full.MostPerDay)} ใบแล้ว", ct),
            unknown => Task.FromResult<IActionResult>(NotFound()));

        static Task<IActionResult> Slip(Ticket ticket) => Task.FromResult<IActionResult>(new LocalRedirectResult($"/staff/queues/slip/{ticket.Id}"));
    }

    public async Task<IActionResult> OnPostCardAsync([FromServices] CheckIn checkIn, [FromServices] ReturnToQueue back, [FromServices] LeaveQueue leave, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (TypedNumber.Parse(Number) is not { } typed) return await RefuseAsync(nameof(Number), $"กรุณาใส่เลขบัตร เช่น {Queue.Prefix}012 หรือ 12", ct);
        var (prefix, today) = (typed.Prefix ?? Queue.Prefix, ThaiCalendar.Day(clock.Now()));
        if (await db.Set<Ticket>().Where(t => t.QueueId == Queue.Id && t.Day == today && t.Prefix == prefix && t.Number == typed.Number).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(ct) is not { } id)
            return await RefuseAsync(nameof(Number), $"วันนี้ไม่มีบัตร {Ticket.TextOf(prefix, typed.Number)} ในคิวนี้", ct);
        var by = new Doer(User.Actor(), TicketChannel.Staff);
        var (outcome, done) = Act switch
        {
            "return" => (await back.SeenAsync(id, by, ct), "กลับเข้าคิวแล้ว"),
            "leave" => (await leave.RunAsync(id, by, ct), "คืนแล้ว"),
            _ => (await checkIn.SeenAsync(id, by, ct), "มาถึงแล้ว"),
        };
        return await outcome.Match<Task<IActionResult>>(
            ok =>
            {
                TempData["Done"] = $"{ok.Ticket.Text} {done}";
                return Task.FromResult<IActionResult>(LocalRedirect(Here));
            },
            refused => RefuseAsync(nameof(Number), refused.Words, ct),
            unknown => Task.FromResult<IActionResult>(NotFound()));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindQueueAsync(Code, ct) is not { } queue) return NotFound();
        Queue = queue;
        if (RequestId == Guid.Empty) RequestId = Guid.CreateVersion7(clock.Now());
        Now = await read.RunAsync(queue.Id, ct) ?? throw new InvalidOperationException("Queues are never deleted.");
        Services = [.. (await services.OfQueueAsync(queue.Id, ct)).Select(k => new Choice(k.Id.ToString(), k.Name))];
        return null;
    }

    private Task<IActionResult> RefuseAsync(string field, string words, CancellationToken ct)
    {
        ModelState.AddModelError(field, words);
        return RedisplayAsync(ct);
    }
}
