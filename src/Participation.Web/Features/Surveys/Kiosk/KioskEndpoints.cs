using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Surveys.Kiosk;

public sealed record KioskPairing(string? Code);

public sealed record KioskSecret(string Secret);

/// <param name="Results">"accepted", "duplicate" or "refused" for each entry, in their order.</param>
/// <param name="Shell">Names the page as it is now; another than the tablet shows asks it to load anew.</param>
public sealed record KioskReceipt(IReadOnlyList<string> Results, string Shell);

/// <summary>What the page on the tablet calls. Always answered with a body: the page for errors is for people.</summary>
public static class KioskEndpoints
{
    public static readonly IReadOnlyList<string> Placing =
    [
        "หันจอออกจากเจ้าหน้าที่ ให้ผู้ที่นั่งในช่องมองไม่เห็นนิ้วที่แตะ เช่น หันหลังจอเข้าหาช่อง หรือวางข้างทางออก",
        "ตั้งจอสูงระดับอกของคนยืน และให้คนนั่งรถเข็นเอื้อมถึง อย่าให้แดดหรือไฟส่องจอ",
        "อย่าวางตรงที่นั่งรอ เด็กจะกดเล่น ถ้ามีการกดถี่ผิดปกติ ระบบทำเครื่องหมายไว้ ไม่ได้ลบทิ้ง",
        "เสียบสายไฟตลอด ตั้งเครื่องไม่ให้จอดับเอง แล้วเลือก เพิ่มไปยังหน้าจอหลัก เพื่อเปิดเต็มจอ",
        "อย่าขอให้ประชาชนกดให้ดู และอย่าช่วยกดแทน",
    ];

    public static void MapKiosk(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapPost("/k/{code}/pairing", PairAsync).RequireRateLimiting(RateLimits.Pairing)
            .WithSummary("A kiosk exchanges the pairing code somebody typed for its secret.")
            .Produces<KioskSecret>(200).Produces(400).Produces(404).Produces(429);
        endpoints.Citizen.MapPost("/k/{code}/answers", TakeAsync).WithMetadata(new RequestSizeLimitAttribute(KioskDelivery.MostBytes))
            .WithSummary("Takes the answers a kiosk has kept; none is its sign of life. Needs the header Authorization: Device {secret}.")
            .Accepts<KioskDelivery>("application/json").Produces<KioskReceipt>(200).Produces(400).Produces(401).Produces(404).Produces(413);
        endpoints.Citizen.MapGet("/k/{code}/kiosk.webmanifest", ManifestAsync)
            .WithSummary("Lets a tablet put the kiosk on its home screen.").Produces(200, contentType: "application/manifest+json").Produces(404);
    }

    private static async Task<IResult> PairAsync(string code, KioskPairing pairing, ParticipationContext db, PairDevice pair, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(code, ct) is not { } point) return Problem(404, "unknown point");
        var outcome = await pair.RunAsync(DeviceKind.Kiosk, point.Id, pairing.Code, ct);
        return outcome.Match(paired => Results.Json(new KioskSecret(paired.Secret)), wrongCode => Problem(400, "wrong code"));
    }

    private static async Task<IResult> TakeAsync(string code, JsonElement body, HttpContext http, ParticipationContext db, TakeKioskAnswers take, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(code, ct) is not { } point) return Problem(404, "unknown point");
        if (KioskDelivery.TryRead(body) is not { } delivery) return Problem(400, "not a delivery");
        var outcome = await take.RunAsync(point, DeviceSecret.Of(http.Request), delivery, ct);
        var form = await KioskForm.OfPointAsync(db, point.Id, ct);
        return outcome.Match(
            taken => Results.Json(new KioskReceipt([.. taken.Results.Select(r => r.ToString().ToLowerInvariant())], KioskForm.ShellOf(point, form))),
            notPaired => Problem(401, "not paired"));
    }

    private static async Task<IResult> ManifestAsync(string code, ParticipationContext db, CurrentAgency agency, CancellationToken ct)
    {
        if (await db.FindServicePointAsync(code, ct) is not { } point) return Results.NotFound();
        return Results.Json(new
        {
            name = $"ให้คะแนน {point.Name}",
            short_name = $"ให้คะแนน {point.Code}",
            description = (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed,
            lang = "th",
            id = $"/k/{point.Code}",
            start_url = $"/k/{point.Code}",
            scope = "/k/",
            display = "fullscreen",
            background_color = "#ffffff",
            theme_color = "#0b4f45",
            // Drawn from icon.svg: old tablets install by a PNG alone.
            icons = new[] { Icon("192"), Icon("512") },
        }, contentType: "application/manifest+json");
    }

    private static object Icon(string size) => new { src = $"/icon-{size}.png", type = "image/png", sizes = $"{size}x{size}" };

    private static IResult Problem(int status, string title) => Results.Json(new { title }, statusCode: status, contentType: "application/problem+json");
}
