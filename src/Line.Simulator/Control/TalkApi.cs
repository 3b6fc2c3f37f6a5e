using System.Text.Json.Nodes;
using Line.Simulator.Platform;

namespace Line.Simulator.Control;

/// <summary>
/// Writing and reading in a chat. The path is /users/{id} for a talk with one person and /groups/{id}/members/{userId} for
/// someone speaking in a group.
/// </summary>
internal static class TalkApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users/{chatId}/chat", ReadAsync);
        api.MapGet("/groups/{chatId}/chat", ReadAsync);
        api.MapGet("/content/{messageId}", (LinePlatform platform, string messageId, string? account) =>
        {
            var of = ControlApi.AccountOf(platform, account);
            lock (platform.Gate)
                return of.Contents.TryGetValue(messageId, out var content) && !content.Unsent ? Results.Bytes(content.Bytes, content.ContentType) : Results.NotFound();
        });

        foreach (var path in (string[])["/users/{userId}", "/groups/{chatId}/members/{userId}"])
        {
            Map<TextRequest>(api, path + "/text", (of, chat, user, phone, request) => phone.Text(of, chat, user, request));
            Map<StickerRequest>(api, path + "/sticker", (of, chat, user, phone, request) => phone.Sticker(of, chat, user, request));
            Map<LocationRequest>(api, path + "/location", (of, chat, user, phone, request) => phone.Location(of, chat, user, request));
            Map<PostbackRequest>(api, path + "/postback", (of, chat, user, phone, request) => phone.Postback(of, chat, user, request.Data, request.DisplayText, request.Parameters));
            Map<EditRequest>(api, path + "/edit", (of, chat, user, phone, request) => phone.Edit(of, chat, user, request));
            Map<PlayedRequest>(api, path + "/played", (of, chat, user, phone, request) => phone.Played(of, chat, user, request.MessageId));
            Map<UnsendRequest>(api, path + "/unsend", (of, chat, user, phone, request) => phone.Unsend(of, chat, user, request.MessageId));
            api.MapPost(path + "/tap", async (LinePlatform platform, Phone phone, HttpRequest request, string userId, string? chatId, string? account) =>
                ControlApi.Json(new Taps(platform, phone).Tap(ControlApi.AccountOf(platform, account), chatId ?? userId, userId, await ControlApi.ReadAsync<TapRequest>(request))));
            api.MapPost(path + "/media", MediaAsync);
        }
    }

    private static void Map<T>(RouteGroupBuilder api, string path, Func<Account, string, string, Phone, T, PhoneAct> act) =>
        api.MapPost(path, async (LinePlatform platform, Phone phone, HttpRequest request, string userId, string? chatId, string? account) =>
            ControlApi.Json(act(ControlApi.AccountOf(platform, account), chatId ?? userId, userId, phone, await ControlApi.ReadAsync<T>(request))));

    /// <summary>The body is the file itself; its content type says what it is.</summary>
    private static async Task<IResult> MediaAsync(
        LinePlatform platform, Phone phone, HttpRequest request, string userId, string? chatId, string? account,
        string? fileName, int? readyAfter, bool? transcodingFails, string? imageSetId, int? index, int? total)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var type = request.ContentType ?? "application/octet-stream";
        var stored = new StoredContent
        {
            Bytes = buffer.ToArray(),
            ContentType = type,
            Kind = type.Split('/')[0] is "image" or "video" or "audio" ? type.Split('/')[0] : "file",
            ReadyAt = platform.Now.AddMilliseconds(readyAfter ?? 0),
            TranscodingFailed = transcodingFails ?? false,
        };
        var set = imageSetId is null ? null : new JsonObject { ["id"] = imageSetId, ["index"] = index ?? 1, ["total"] = total ?? 1 };
        return ControlApi.Json(phone.Media(ControlApi.AccountOf(platform, account), chatId ?? userId, userId, stored, fileName, set));
    }

    /// <param name="after">Only what is newer than this revision.</param>
    /// <param name="wait">Milliseconds of wall-clock time to wait for something newer.</param>
    /// <param name="from">"account" leaves out what people wrote.</param>
    private static async Task<IResult> ReadAsync(
        LinePlatform platform, string chatId, string? account, long? after, int? wait, string? from, int? count, CancellationToken cancellationToken)
    {
        var of = ControlApi.AccountOf(platform, account);
        Chat chat;
        lock (platform.Gate) chat = of.Chat(chatId);
        var view = await chat.Changed.WaitAsync(
            () => View(platform, chat, after ?? 0, from),
            seen => wait is null or 0 || seen.Entries.Count >= (count ?? 1),
            TimeSpan.FromMilliseconds(Math.Min(wait ?? 0, 120_000)),
            cancellationToken);
        return ControlApi.Json(view);
    }

    private static ChatView View(LinePlatform platform, Chat chat, long after, string? from)
    {
        lock (platform.Gate)
        {
            var entries = chat.Entries
                .Where(entry => entry.Revision > after && (from is null || (from is "account" ? entry.From is null : entry.From == from)))
                .Select(Views.Of).ToList();
            var loading = chat.LoadingUntil is { } until ? Math.Max(0, (until - platform.Now).TotalMilliseconds) : 0;
            var newest = chat.Entries.Select(entry => entry.Revision).Concat(chat.Notes.Select(note => note.Revision)).DefaultIfEmpty().Max();
            return new ChatView(newest, (long)loading, entries)
            {
                Notes = from is null ? [.. chat.Notes.Where(note => note.Revision > after).Select(Views.Of)] : [],
            };
        }
    }
}
