using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Line.Simulator.Platform;
using Line.Simulator.Webhooks;

namespace Line.Simulator.Control;

/// <summary>Accounts, quota, clock, webhooks and failures on demand.</summary>
internal static class BehaviourApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/accounts", (LinePlatform platform, WebhookSender webhooks) =>
        {
            lock (platform.Gate) return ControlApi.Json(platform.Accounts.ConvertAll(account => Views.Of(account, platform.Now, webhooks)));
        });
        api.MapPost("/accounts", AddAccountAsync);
        api.MapPut("/quota", async (LinePlatform platform, HttpRequest request, string? account) =>
        {
            var wanted = await ControlApi.ReadAsync<QuotaRequest>(request);
            var of = ControlApi.AccountOf(platform, account);
            lock (platform.Gate)
            {
                of.MonthlyLimit = wanted.Unlimited ? null : wanted.Limit ?? of.MonthlyLimit;
                if (wanted.Used is { } used) of.Usage.Set(platform.Now, used);
            }

            return Results.NoContent();
        });
        api.MapPut("/read", (LinePlatform platform, bool automatic, string? account) =>
        {
            lock (platform.Gate) ControlApi.AccountOf(platform, account).MarksReadByItself = automatic;
            return Results.NoContent();
        });
        MapWebhook(api);
        MapClock(api);

        api.MapGet("/faults", (LinePlatform platform) => ControlApi.Json(platform.Faults.All().Select(Views.Of).ToList()));
        api.MapPost("/faults", async (LinePlatform platform, HttpRequest request) =>
        {
            var wanted = await ControlApi.ReadAsync<FaultRequest>(request);
            if (!Enum.TryParse<FaultKind>(wanted.Kind, ignoreCase: true, out var kind)) throw Refusal.Bad($"Unknown kind {wanted.Kind}.");
            return ControlApi.Json(Views.Of(platform.Faults.Add(wanted.Endpoint, kind, wanted.Account, wanted.Message, wanted.Count)), 201);
        });
        api.MapDelete("/faults/{id:int?}", (LinePlatform platform, int? id) =>
        {
            platform.Faults.Clear(id);
            return Results.NoContent();
        });
        api.MapPost("/reset", (LinePlatform platform, WebhookSender webhooks) =>
        {
            platform.Reset();
            webhooks.Forget();
            return Results.NoContent();
        });
    }

    private static async Task<IResult> AddAccountAsync(LinePlatform platform, WebhookSender webhooks, HttpRequest request)
    {
        var wanted = await ControlApi.ReadAsync<NewAccount>(request);
        lock (platform.Gate)
        {
            if (platform.Accounts.Exists(account => account.ChannelId == wanted.ChannelId || account.Tokens.LongLived == wanted.ChannelAccessToken))
                throw Refusal.Conflict("An account with this channel id or token exists.");
            var account = new Account(wanted.ChannelId, wanted.ChannelSecret, wanted.ChannelAccessToken)
            {
                BasicId = wanted.BasicId,
                DisplayName = wanted.DisplayName,
                WebhookUrl = wanted.WebhookUrl,
                MonthlyLimit = platform.Options.MonthlyLimit,
            };
            platform.Accounts.Add(account);
            platform.Tell(new Change("people", null, null));
            return ControlApi.Json(Views.Of(account, platform.Now, webhooks), 201);
        }
    }

    private static void MapWebhook(RouteGroupBuilder api)
    {
        api.MapPut("/webhook", async (LinePlatform platform, WebhookSender webhooks, HttpRequest request, string? account) =>
        {
            var wanted = await ControlApi.ReadAsync<WebhookSettings>(request);
            var of = ControlApi.AccountOf(platform, account);
            lock (platform.Gate)
            {
                var now = of.Webhook;
                of.WebhookUrl = wanted.Url ?? of.WebhookUrl;
                of.Webhook = new WebhookBehaviour
                {
                    Enabled = wanted.Enabled ?? now.Enabled,
                    Paused = wanted.Paused ?? now.Paused,
                    Redelivery = wanted.Redelivery ?? now.Redelivery,
                    MaxRedeliveries = wanted.MaxRedeliveries ?? now.MaxRedeliveries,
                    RedeliveryDelay = wanted.RedeliveryDelayMilliseconds is { } wait ? TimeSpan.FromMilliseconds(wait) : now.RedeliveryDelay,
                    Duplicates = wanted.Duplicates ?? now.Duplicates,
                    Delay = wanted.DelayMilliseconds is { } delay ? TimeSpan.FromMilliseconds(delay) : now.Delay,
                    Disorder = wanted.Disorder ?? now.Disorder,
                };
            }

            // Going on again lets out what was kept back.
            if (wanted.Paused is false) webhooks.Release("inOrder", null);
            return Results.NoContent();
        });
        api.MapPost("/webhook/release", (WebhookSender webhooks, string? order, int? count) =>
            ControlApi.Json(new { released = webhooks.Release(order ?? "inOrder", count) }));
        api.MapPost("/webhook/raw", async (LinePlatform platform, WebhookSender webhooks, HttpRequest request, string? account) =>
        {
            var of = ControlApi.AccountOf(platform, account);
            var wanted = await ControlApi.ReadAsync<RawWebhook>(request);
            var body = Encoding.UTF8.GetBytes(wanted.Body);
            return ControlApi.Json(Views.Of(await webhooks.RawAsync(of, body, wanted.Signature switch
            {
                "valid" => null,
                "missing" => "",
                "wrong" => OutgoingWebhook.Sign("not the channel secret", body),
                var literal => literal,
            })));
        });
        api.MapPost("/webhook/events", async (LinePlatform platform, WebhookSender webhooks, HttpRequest request, string? account) =>
        {
            var wanted = await ControlApi.ReadAsync<EventsWebhook>(request);
            var of = ControlApi.AccountOf(platform, account);
            OutgoingWebhook webhook;
            lock (platform.Gate) webhook = new OutgoingWebhook(of, "", [.. wanted.Events.Select(happened => Complete(platform, of, happened, wanted.ReplyTokens))], platform.Generation);
            return ControlApi.Json(Views.Of(await webhooks.DeliverAsync(webhook)));
        });
    }

    private static JsonObject Complete(LinePlatform platform, Account account, JsonElement given, bool replyTokens)
    {
        var happened = JsonNode.Parse(given.GetRawText()) as JsonObject ?? throw Refusal.Bad("An event is an object.");
        happened["webhookEventId"] ??= Ids.Ulid(platform.Now);
        happened["timestamp"] ??= platform.Now.ToUnixTimeMilliseconds();
        happened["mode"] ??= "active";
        happened["deliveryContext"] ??= new JsonObject { ["isRedelivery"] = false };
        var chat = (string?)happened["source"]?["groupId"] ?? (string?)happened["source"]?["roomId"] ?? (string?)happened["source"]?["userId"];
        var answerable = (string?)happened["type"] is not ("unfollow" or "unsend" or "leave" or "memberLeft");
        if (replyTokens && answerable && chat is not null && happened["replyToken"] is null)
            happened["replyToken"] = account.ReplyTokens.Issue(chat, platform.Now).Value;
        return happened;
    }

    private static void MapClock(RouteGroupBuilder api)
    {
        api.MapGet("/clock", (LinePlatform platform) => ControlApi.Json(new ClockView(platform.Now, platform.Clock.IsFrozen)));
        api.MapPut("/clock", async (LinePlatform platform, HttpRequest request) =>
        {
            var wanted = await ControlApi.ReadAsync<ClockRequest>(request);
            switch (wanted.Mode)
            {
                case "real": platform.Clock.Reset(); break;
                case "frozen": platform.Clock.Freeze(wanted.Now); break;
                case "running": platform.Clock.Run(wanted.Now); break;
                case null: break;
                default: throw Refusal.Bad("The mode is real, running or frozen.");
            }

            if (wanted.AdvanceMilliseconds is { } by) platform.Clock.Advance(TimeSpan.FromMilliseconds(by));
            platform.Tell(new Change("clock", null, null));
            return ControlApi.Json(new ClockView(platform.Now, platform.Clock.IsFrozen));
        });
    }
}
