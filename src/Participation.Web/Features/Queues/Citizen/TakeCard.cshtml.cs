using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>What the QR of the poster and of the board opens: one tap for a card.</summary>
public sealed class TakeCardModel(
    ParticipationContext db, TakeTicket take, ReadQueueNow queues, QueueTimes times, CounterServices services, HallCodeTries hall, TicketTokens tokens, CardCookie cookie, TimeProvider clock) : FormPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>The hall's code, where the board's QR was scanned.</summary>
    [FromQuery(Name = "h")]
    public string? Hall { get; set; }

    /// <summary>By name; as it was sent.</summary>
    [BindProperty]
    public string? Class { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    public Queue? Queue { get; private set; }
    public QueueNow Now { get; private set; } = null!;
    public IReadOnlyList<ServiceKind> Services { get; private set; } = [];

    /// <summary>The card this phone has already.</summary>
    public Ticket? Own { get; private set; }

    public bool IsInHall { get; private set; }

    /// <summary>Why no cards are given; null while they are.</summary>
    public string? Closed { get; private set; }

    public string Action => Hall is { Length: > 0 } ? $"/q/{Queue!.Code}?h={Uri.EscapeDataString(Hall)}" : $"/q/{Queue!.Code}";

    public string TokenOf(Ticket card) => tokens.TokenOf(card.Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Queue is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Code != Queue.Code) return LocalRedirect(Action);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Queue is null) return await OnGetAsync(ct);
        if (ReadClass() is not { } wantedClass) ModelState.AddModelError(nameof(Class), "กรุณาเลือกว่าบัตรสำหรับใคร");
        else if (ReadService() is var (isKnown, wanted) && !isKnown) ModelState.AddModelError(nameof(Service), "ไม่พบงานที่เลือก กรุณาเลือกใหม่ หรือไม่ระบุก็ได้");
        else return await TakeAsync(wantedClass, wanted, ct);
        return await RedisplayAsync(ct);
    }

    private async Task<IActionResult> TakeAsync(TicketClass wantedClass, Guid? service, CancellationToken ct)
    {
        var outcome = await take.RunAsync(new CardRequest(Queue!.Code, TicketChannel.Web, Doer.Citizen(TicketChannel.Web))
        {
            Class = wantedClass,
            ServiceKindId = service,
            RequestId = FormId,
            EarlierTicketId = await cookie.EarlierAsync(Request, Queue.Code, ct),
            HallCode = IsInHall ? Hall : null,
        }, ct);
        return outcome.Match<IActionResult>(
            issued => ToCard(issued.Ticket),
            alreadyHas => ToCard(alreadyHas.Ticket),
            closed => Refuse(IssuingWords.Of(closed.Why, Now.Day)),
            full => Refuse(IssuingWords.Full(full.MostPerDay)),
            unknown => LocalRedirect("/q"));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Queue = await db.FindQueueAsync(Code, ct);
        if (Queue is null || await queues.RunAsync(Queue.Id, ct) is not { } now) return null;
        Now = now;
        Services = await services.OfQueueAsync(Queue.Id, ct);
        Own = await cookie.OpenCardAsync(Request, Queue.Code, ct);
        IsInHall = hall.IsRight(HttpContext, Queue.Id, Hall);
        Closed = (await times.ReadAsync(Queue, IsInHall, byStaff: false, ct)).Match<string?>(open => null, closed => IssuingWords.Of(closed, ThaiCalendar.Day(clock.Now())));
        return null;
    }

    private LocalRedirectResult ToCard(Ticket card)
    {
        cookie.Remember(Response, Queue!.Code, card.Id);
        return LocalRedirect($"/t/{tokens.TokenOf(card.Id)}");
    }

    private PageResult Refuse(string words)
    {
        Closed = words;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private TicketClass? ReadClass() => string.IsNullOrEmpty(Class) ? TicketClass.Ordinary : TicketKinds.Classes.Named(Class);

    private (bool IsKnown, Guid? Service) ReadService() => string.IsNullOrEmpty(Service)
        ? (true, null)
        : Services.FirstOrDefault(k => k.Id.ToString("N") == Service) is { } kind ? (true, kind.Id) : (false, null);
}
