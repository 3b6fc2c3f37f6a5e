using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Queues.Hall;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Screen;

/// <param name="Id">Made by the screen for one press: sent again, it brings the same card.</param>
/// <param name="Class">Ordinary, Elderly, Disabled, Pregnant or Monk.</param>
/// <param name="Service">What for, where that was asked.</param>
public sealed record ScreenWish(Guid Id, string? Class, Guid? Service);

/// <summary>The card for whoever stands there. The address opens it on their phone.</summary>
public sealed record ScreenCard(string Number, int Ahead, string? Wait, string Time, string Qr);

/// <summary>Somebody says that they are there.</summary>
public sealed record ScreenArrival(int Number);

/// <param name="Number">A012.</param>
/// <param name="Ahead">Who will be called before.</param>
public sealed record ScreenArrived(string Number, int Ahead);

/// <param name="Day">The page is loaded anew when it is another.</param>
/// <param name="Closed">Why no card can be taken and when again; null where it can.</param>
public sealed record ScreenState(DateOnly Day, string? Closed);

/// <summary>What the self-service screen in the hall calls. Every call names the device: Authorization: Device {secret}.</summary>
public static class ScreenEndpoints
{
    public static readonly IReadOnlyList<string> Placing =
    [
        "วางข้างประตูทางเข้า ให้เห็นก่อนถึงที่นั่งรอ และไม่ขวางทางเดิน",
        "ตั้งจอสูงระดับอกของคนยืน และให้คนนั่งรถเข็นเอื้อมถึงทุกปุ่ม",
        "ถ้ามีเครื่องพิมพ์สลิป 80 มม. ให้ตั้งเบราว์เซอร์พิมพ์โดยไม่ถาม แล้วเปิด มีเครื่องพิมพ์ ที่ปุ่มตั้งค่าบนจอ",
        "ถ้าไม่มีเครื่องพิมพ์ จอจะแสดง QR ให้ถ่ายรูปเก็บไว้",
        "ให้เจ้าหน้าที่ประชาสัมพันธ์ช่วยคนที่กดไม่ถนัด และเตรียมบัตรกระดาษไว้เมื่อเครือข่ายขัดข้อง",
    ];

    public static void MapTicketScreen(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapPost("/q/{code}/screen/pairing", PairAsync).RequireRateLimiting(RateLimits.Pairing)
            .WithSummary("A self-service screen exchanges the pairing code somebody typed for its secret.")
            .Produces<HallSecret>(200).Produces(400).Produces(404).Produces(429);
        endpoints.Citizen.MapPost("/q/{code}/screen/state", StateAsync)
            .WithSummary("The screen's sign of life; answered with whether cards are given now. Needs the header Authorization: Device {secret}.")
            .Produces<ScreenState>(200).Produces(401).Produces(404);
        endpoints.Citizen.MapPost("/q/{code}/screen/tickets", TakeAsync)
            .WithSummary("Gives a queue card to whoever stands at the screen; the same wish sent twice brings the same card. Needs the header Authorization: Device {secret}.")
            .Produces<ScreenCard>(200).Produces(400).Produces(401).Produces(404).Produces(409);
        endpoints.Citizen.MapPost("/q/{code}/screen/arrivals", ArriveAsync)
            .WithSummary("Whoever took the card elsewhere says at the screen that they have come. Needs the header Authorization: Device {secret}.")
            .Produces<ScreenArrived>(200).Produces(401).Produces(404).Produces(409);
    }

    private static async Task<IResult> PairAsync(string code, HallPairing pairing, ParticipationContext db, PairInHall pair, CancellationToken ct)
    {
        if (await db.FindQueueAsync(code, ct) is not { } queue) return HallAnswers.Problem(404, "unknown queue");
        var outcome = await pair.RunAsync(DeviceKind.TicketScreen, queue.Id, pairing.Code, ct);
        return outcome.Match(paired => Results.Json(new HallSecret(paired.Secret)), wrongCode => HallAnswers.Problem(400, "wrong code"));
    }

    private static Task<IResult> StateAsync(string code, HttpContext http, ScreenDesk desk, QueueTimes times, TimeProvider clock, CancellationToken ct) => desk.ServeAsync(code, http.Request, async (queue, _, _) =>
    {
        var now = clock.Now();
        var issuing = await times.ReadAsync(queue, isInHall: true, byStaff: false, ct);
        return Results.Json(new ScreenState(ThaiCalendar.Day(now), issuing.Match<string?>(open => null, closed => ScreenWords.Closed(closed, now))));
    }, ct);

    private static async Task<IResult> TakeAsync(string code, ScreenWish wish, HttpContext http, ScreenDesk desk, TakeTicket take, ReadQueueNow read, TicketTokens tokens, TimeProvider clock, CancellationToken ct)
    {
        if (!Enum.TryParse<TicketClass>(wish.Class ?? nameof(TicketClass.Ordinary), out var ticketClass) || !Enum.IsDefined(ticketClass) || wish.Id == Guid.Empty) return HallAnswers.Problem(400, "not a wish");
        Ticket? given = null;
        var answer = await desk.ServeAsync(code, http.Request, async (queue, contact, write) =>
        {
            var outcome = await take.RunAsync(new CardRequest(queue.Code, TicketChannel.Screen, Doer.Device(contact.DeviceId)) { Class = ticketClass, ServiceKindId = wish.Service, RequestId = wish.Id }, write);
            given = outcome.Match<Ticket?>(issued => issued.Ticket, alreadyHas => alreadyHas.Ticket, closed => null, full => null, unknown => null);
            return outcome.Match(
                issued => Results.Empty,
                alreadyHas => Results.Empty,
                closed => HallAnswers.Problem(409, ScreenWords.Closed(closed.Why, clock.Now())),
                full => HallAnswers.Problem(409, $"วันนี้บัตรคิวหมดแล้ว ครบ {full.MostPerDay} ใบ"),
                unknown => HallAnswers.Problem(404, "unknown service"));
        }, ct);
        if (given is null) return answer;
        var card = (await read.RunAsync(given.QueueId, ct))?.Find(given.Id);
        return Results.Json(new ScreenCard(
            given.Text, card?.Ahead ?? 0, card?.Wait is { } wait ? $"รอประมาณ {wait.LowMinutes}–{wait.HighMinutes} นาที" : null,
            ThaiCalendar.ShortDateTime(given.ArrivedAt), QrDrawing.Svg(tokens.AddressOf(given.Id), $"QR เปิดบัตรคิว {given.Text} ในมือถือ")));
    }

    private static async Task<IResult> ArriveAsync(string code, ScreenArrival arrival, HttpContext http, ParticipationContext db, ScreenDesk desk, CheckIn checkIn, ReadQueueNow read, TimeProvider clock, CancellationToken ct)
    {
        Ticket? there = null;
        var answer = await desk.ServeAsync(code, http.Request, async (queue, contact, write) =>
        {
            var today = ThaiCalendar.Day(clock.Now());
            var id = await db.Set<Ticket>().Where(t => t.HomeQueueId == queue.Id && t.Day == today && t.Series == TicketSeries.Main && t.Number == arrival.Number).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(write);
            var outcome = id is { } found ? await checkIn.SeenAsync(found, Doer.Device(contact.DeviceId), write) : new CardOutcome.Unknown();
            there = outcome.Match<Ticket?>(done => done.Ticket, refused => null, unknown => null);
            return outcome.Match(done => Results.Empty, refused => HallAnswers.Problem(409, refused.Words), unknown => HallAnswers.Problem(404, "no such card today"));
        }, ct);
        if (there is null) return answer;
        return Results.Json(new ScreenArrived(there.Text, (await read.RunAsync(there.QueueId, ct))?.Find(there.Id)?.Ahead ?? 0));
    }
}
