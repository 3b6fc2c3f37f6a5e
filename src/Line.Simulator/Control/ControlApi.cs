using Line.Simulator.Platform;

namespace Line.Simulator.Control;

/// <summary>Everything that is not LINE: setting the scene, acting as a person, looking at what happened.</summary>
internal static class ControlApi
{
    public static void MapControlApi(this WebApplication app)
    {
        var api = app.MapGroup("/simulator/api");
        api.AddEndpointFilter(static async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Refusal refusal)
            {
                return Json(new { error = refusal.Message }, refusal.Status);
            }
        });
        PeopleApi.Map(api);
        TalkApi.Map(api);
        GroupsApi.Map(api);
        JournalApi.Map(api);
        BehaviourApi.Map(api);
        StreamApi.Map(api);
    }

    public static IResult Json(object value, int status = 200) => Results.Json(value, LineJson.Options, statusCode: status);

    public static Account AccountOf(LinePlatform platform, string? channelId)
    {
        lock (platform.Gate) return platform.Account(channelId) ?? throw Refusal.NotFound($"No account {channelId}.");
    }

    public static async Task<T> ReadAsync<T>(HttpRequest request)
    {
        try
        {
            return await request.ReadFromJsonAsync<T>(LineJson.Options, request.HttpContext.RequestAborted) ?? throw Refusal.Bad("A body is needed.");
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            throw Refusal.Bad(e.Message);
        }
    }
}
