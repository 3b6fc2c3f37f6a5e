using Line.Simulator.Platform;
using Line.Simulator.Webhooks;

namespace Line.Simulator.MessagingApi;

internal static class LineEndpoints
{
    private static readonly LineEndpoint Unknown = new("unknown", "*", "*", static _ => LineAnswer.NotFound()) { Anonymous = true };

    /// <summary>Everything under /v2 and /oauth2. api.line.me and api-data.line.me are one host here.</summary>
    public static void MapLineApi(this WebApplication app)
    {
        var api = app.Services.GetRequiredService<LineApi>();
        var platform = app.Services.GetRequiredService<LinePlatform>();
        var sending = new Sending(platform);
        LineEndpoint[] endpoints =
        [
            .. SendingEndpoints.All(sending),
            .. NarrowcastEndpoints.All(sending),
            .. ChatEndpoints.All(),
            .. ProfileEndpoints.All(),
            .. GroupEndpoints.All(app.Services.GetRequiredService<WebhookSender>()),
            .. ContentEndpoints.All(),
            .. QuotaEndpoints.All(),
            .. InsightEndpoints.All(),
            .. TokenEndpoints.All(),
            .. WebhookEndpoints.All(app.Services.GetRequiredService<WebhookSender>()),
            .. RichMenuEndpoints.All(),
            .. RichMenuLinkEndpoints.All(),
        ];
        foreach (var endpoint in endpoints)
            app.MapMethods(endpoint.Path, [endpoint.Method], context => api.HandleAsync(context, endpoint));

        foreach (var rest in (string[])["/v2/{**rest}", "/v3/{**rest}", "/oauth2/{**rest}", "/liff/{**rest}", "/bot/{**rest}"])
            app.Map(rest, context => api.HandleAsync(context, Unknown));
    }
}
