using System.Text.Json;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Queues.Hall;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Live;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Board;

/// <param name="Digits">The four digits that prove being in the hall.</param>
/// <param name="Qr">Opens the page of the queue with these digits; an SVG.</param>
/// <param name="Seconds">Until the next ones.</param>
public sealed record HallProof(string Digits, string Qr, int Seconds);

/// <summary>What the page on the board calls.</summary>
public static class BoardEndpoints
{
    /// <summary>A picture read before nobody looked for so long shows a hall that is no more; a fresh one follows at once.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(90);

    public static readonly IReadOnlyList<string> Placing =
    [
        "แขวนให้คนที่นั่งรอทุกแถวเห็น สูงพ้นศีรษะคนยืน และอย่าให้แดดหรือไฟส่องหน้าจอ",
        "กด เปิดเสียง บนจอหนึ่งครั้งหลังเปิดเครื่องทุกเช้า แล้วปรับเสียงให้ได้ยินถึงแถวหลัง",
        "ถ้าเครื่องไม่มีเสียงพูดภาษาไทย จอจะส่งเสียงกริ่งแทน ให้เจ้าหน้าที่ขานเลขช่วย",
        "ตั้งเครื่องไม่ให้จอดับเอง และตั้งให้เปิดหน้านี้เต็มจอเมื่อเปิดเครื่อง",
        "ให้คนในห้องรอเห็นรหัส 4 หลักและ QR ชัด แต่อย่าให้กล้องที่ถ่ายทอดออกนอกห้องเห็น เพราะรหัสใช้ยืนยันว่ามาถึงแล้ว",
    ];

    public static void MapBoard(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/board/{code}/live", async (string code, HttpContext http, ParticipationContext db, QueueLive live, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken ct) =>
            {
                if (await db.FindQueueAsync(code, ct) is not { } queue)
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }
                await WatchAsync(http, queue.Id, live, lifetime, clock);
            })
            .WithSummary("What the board of a queue shows, at once and after every change: numbers only.").Produces(200, contentType: "text/event-stream").Produces(404);
        endpoints.Citizen.MapPost("/board/{code}/pairing", PairAsync).RequireRateLimiting(RateLimits.Pairing)
            .WithSummary("A board exchanges the pairing code somebody typed for its secret.")
            .Produces<HallSecret>(200).Produces(400).Produces(404).Produces(429);
        endpoints.Citizen.MapPost("/board/{code}/hall", ProveAsync)
            .WithSummary("A board's sign of life; answered with the code that proves being in the hall. Needs the header Authorization: Device {secret}.")
            .Produces<HallProof>(200).Produces(401).Produces(404);
    }

    private static async Task WatchAsync(HttpContext http, Guid queueId, QueueLive live, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        using var watcher = live.Watch(queueId);
        await EventStream.RunAsync(http, watcher.Pictures, Write, lifetime, clock, signOfLife: EventStream.Event("alive"));

        string? Write(QueueNow picture)
        {
            var now = clock.Now();
            return now - picture.At > Stale ? null : EventStream.Event("picture", JsonSerializer.Serialize(BoardPicture.Of(picture, now), JsonSerializerOptions.Web));
        }
    }

    private static async Task<IResult> PairAsync(string code, HallPairing pairing, ParticipationContext db, PairInHall pair, CancellationToken ct)
    {
        if (await db.FindQueueAsync(code, ct) is not { } queue) return HallAnswers.Problem(404, "unknown queue");
        var outcome = await pair.RunAsync(DeviceKind.Board, queue.Id, pairing.Code, ct);
        return outcome.Match(paired => Results.Json(new HallSecret(paired.Secret)), wrongCode => HallAnswers.Problem(400, "wrong code"));
    }

    private static async Task<IResult> ProveAsync(string code, HttpContext http, ParticipationContext db, HearInHall hear, TicketTokens tokens, IOptions<SiteOptions> site, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindQueueAsync(code, ct) is not { } queue) return HallAnswers.Problem(404, "unknown queue");
        var contact = await db.WriteAsync(write => hear.RunAsync(DeviceKind.Board, queue.Id, DeviceSecret.Of(http.Request), write), ct);
        if (contact is null) return HallAnswers.Problem(401, "not paired");
        var now = clock.Now();
        var digits = tokens.HallCode(queue.Id, now);
        var left = TicketTokens.HallCodeLife - TimeSpan.FromTicks(now.Ticks % TicketTokens.HallCodeLife.Ticks);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new HallProof(digits, QrDrawing.Svg(new Uri(site.Value.PublicUrl, $"/q/{queue.Code}?h={digits}"), "QR ยืนยันว่ามาถึงห้องรอ"), (int)Math.Ceiling(left.TotalSeconds)));
    }
}
