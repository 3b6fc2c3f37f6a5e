using Line.Simulator.Platform;
using Line.Simulator.Webhooks;

namespace Line.Simulator.Control;

/// <summary>What happened between the service and LINE.</summary>
internal static class JournalApi
{
    private const int Most = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/calls", async (LinePlatform platform, string? account, string? endpoint, long? after, int? wait, int? count, int? limit, CancellationToken cancellationToken) =>
        {
            var calls = await platform.Calls.Changed.WaitAsync(
                () => platform.Calls.After(after ?? 0, limit ?? Most, call => (account is null || call.Account == account) && (endpoint is null || call.Endpoint == endpoint)),
                seen => wait is null or 0 || seen.Count >= (count ?? 1),
                TimeSpan.FromMilliseconds(Math.Min(wait ?? 0, 120_000)),
                cancellationToken);
            return ControlApi.Json(calls.Select(Views.Of).ToList());
        });
        api.MapGet("/deliveries", async (LinePlatform platform, string? account, string? eventId, long? after, int? wait, int? count, int? limit, CancellationToken cancellationToken) =>
        {
            var deliveries = await platform.Deliveries.Changed.WaitAsync(
                () => platform.Deliveries.After(after ?? 0, limit ?? Most, delivery => (account is null || delivery.Account == account) && (eventId is null || delivery.EventIds.Contains(eventId))),
                seen => wait is null or 0 || seen.Count >= (count ?? 1),
                TimeSpan.FromMilliseconds(Math.Min(wait ?? 0, 120_000)),
                cancellationToken);
            return ControlApi.Json(deliveries.Select(Views.Of).ToList());
        });
        api.MapPost("/deliveries/{seq:long}/redeliver", (LinePlatform platform, WebhookSender webhooks, long seq) =>
        {
            var delivery = platform.Deliveries.Find(seq) ?? throw Refusal.NotFound($"No delivery {seq}.");
            webhooks.Redeliver(delivery.Source ?? throw Refusal.Conflict("This one was not made of events and cannot be redelivered."));
            return Results.Accepted();
        });
        api.MapGet("/idle", async (WebhookSender webhooks, int? wait, CancellationToken cancellationToken) =>
            ControlApi.Json(new
            {
                idle = await webhooks.Settled.WaitAsync(() => webhooks.IsIdle, idle => idle, TimeSpan.FromMilliseconds(Math.Min(wait ?? 0, 120_000)), cancellationToken),
                held = webhooks.HeldCount,
            }));
    }
}
