using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Line.Simulator.Control;

/// <summary>The control API for tests, benches and scripts. Nothing here is LINE's.</summary>
public sealed class SimulatorClient(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<VillagerView> AddVillagerAsync(string displayName, bool friend = false, string? account = null) =>
        await AddVillagerAsync(new NewVillager(displayName) { Friend = friend }, account);

    public Task<VillagerView> AddVillagerAsync(NewVillager villager, string? account = null) => PostAsync<VillagerView>("users", villager, account);

    /// <summary>Ids of friends the service has heard nothing of.</summary>
    public Task<IReadOnlyList<string>> AddFriendsAsync(int count, string? account = null) => PostAsync<IReadOnlyList<string>>("users/many", new ManyFriends(count), account);

    public Task<IReadOnlyList<VillagerView>> VillagersAsync(string? account = null) => GetAsync<IReadOnlyList<VillagerView>>(At("users", account));

    public Task<PhoneAct> FollowAsync(string userId, string? account = null) => PostAsync<PhoneAct>($"users/{userId}/follow", null, account);

    public Task<PhoneAct> BlockAsync(string userId, string? account = null) => PostAsync<PhoneAct>($"users/{userId}/block", null, account);

    public Task<PhoneAct> SendTextAsync(string userId, string text, string? account = null) =>
        PostAsync<PhoneAct>($"users/{userId}/text", new TextRequest(text), account);

    public Task<PhoneAct> SendGroupTextAsync(string groupId, string userId, TextRequest text, string? account = null) =>
        PostAsync<PhoneAct>($"groups/{groupId}/members/{userId}/text", text, account);

    public Task<PhoneAct> SendStickerAsync(string userId, string packageId, string stickerId, string? account = null) =>
        PostAsync<PhoneAct>($"users/{userId}/sticker", new StickerRequest(packageId, stickerId), account);

    public Task<PhoneAct> SendLocationAsync(string userId, LocationRequest location, string? account = null) =>
        PostAsync<PhoneAct>($"users/{userId}/location", location, account);

    public Task<PhoneAct> SendPostbackAsync(string userId, string data, string? displayText = null, string? account = null) =>
        PostAsync<PhoneAct>($"users/{userId}/postback", new PostbackRequest(data, displayText), account);

    /// <param name="readyAfter">Until then the content call answers 202, by the simulator's clock.</param>
    public async Task<PhoneAct> SendMediaAsync(string userId, byte[] bytes, string contentType, string? fileName = null, TimeSpan? readyAfter = null, string? account = null)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var path = $"users/{userId}/media?readyAfter={(int)(readyAfter ?? TimeSpan.Zero).TotalMilliseconds}"
            + (fileName is null ? "" : "&fileName=" + Uri.EscapeDataString(fileName)) + (account is null ? "" : "&account=" + account);
        using var response = await http.PostAsync(new Uri("simulator/api/" + path, UriKind.Relative), content);
        return await ReadAsync<PhoneAct>(response);
    }

    /// <summary>A film of the account was watched to its end.</summary>
    public Task<PhoneAct> PlayAsync(string userId, string messageId, string? account = null) =>
        PostAsync<PhoneAct>($"users/{userId}/played", new PlayedRequest(messageId), account);

    public Task<PhoneAct> EditInGroupAsync(string groupId, string userId, string messageId, string text, string? account = null) =>
        PostAsync<PhoneAct>($"groups/{groupId}/members/{userId}/edit", new EditRequest(messageId, text), account);

    public Task<PhoneAct> UnsendAsync(string userId, string messageId, string? account = null) =>
        PostAsync<PhoneAct>($"users/{userId}/unsend", new UnsendRequest(messageId), account);

    /// <summary>Does what the phone does when the action is tapped.</summary>
    public Task<PhoneAct> TapAsync(string userId, JsonElement action, IReadOnlyDictionary<string, string>? parameters = null, string? account = null) =>
        PostAsync<PhoneAct>($"users/{userId}/tap", new TapRequest(action, parameters), account);

    public Task<ScanResult> ScanAsync(string userId, string url) => PostAsync<ScanResult>($"users/{userId}/scan", new { url }, null);

    public Task<ChatView> ChatAsync(string userId, string? account = null) => GetAsync<ChatView>(At($"users/{userId}/chat", account));

    public Task<ChatView> GroupChatAsync(string groupId, string? account = null) => GetAsync<ChatView>(At($"groups/{groupId}/chat", account));

    /// <summary>Waits for messages of the account; fails when they do not come.</summary>
    public async Task<IReadOnlyList<ChatEntryView>> WaitForMessagesAsync(string userId, long after = 0, int count = 1, TimeSpan? patience = null, string? account = null)
    {
        var wait = (int)(patience ?? Patience).TotalMilliseconds;
        var path = string.Create(CultureInfo.InvariantCulture, $"users/{userId}/chat?from=account&after={after}&count={count}&wait={wait}");
        var chat = await GetAsync<ChatView>(path + (account is null ? "" : "&account=" + account));
        return chat.Entries.Count >= count ? chat.Entries : throw new TimeoutException($"{chat.Entries.Count} of {count} messages came within {wait} ms.");
    }

    /// <summary>The answer to something the person just did.</summary>
    public async Task<ChatEntryView> WaitForAnswerAsync(string userId, PhoneAct act, TimeSpan? patience = null, string? account = null) =>
        (await WaitForMessagesAsync(userId, act.Revision, 1, patience, account))[0];

    public Task<IReadOnlyList<ApiCallView>> CallsAsync(string? endpoint = null, long after = 0) =>
        GetAsync<IReadOnlyList<ApiCallView>>(string.Create(CultureInfo.InvariantCulture, $"calls?after={after}") + (endpoint is null ? "" : "&endpoint=" + Uri.EscapeDataString(endpoint)));

    public async Task<IReadOnlyList<ApiCallView>> WaitForCallsAsync(string endpoint, int count = 1, long after = 0, TimeSpan? patience = null)
    {
        var wait = (int)(patience ?? Patience).TotalMilliseconds;
        var calls = await GetAsync<IReadOnlyList<ApiCallView>>(string.Create(CultureInfo.InvariantCulture,
            $"calls?endpoint={Uri.EscapeDataString(endpoint)}&after={after}&count={count}&wait={wait}"));
        return calls.Count >= count ? calls : throw new TimeoutException($"{calls.Count} of {count} calls to {endpoint} came within {wait} ms.");
    }

    public Task<IReadOnlyList<WebhookDeliveryView>> DeliveriesAsync(long after = 0) =>
        GetAsync<IReadOnlyList<WebhookDeliveryView>>(string.Create(CultureInfo.InvariantCulture, $"deliveries?after={after}"));

    /// <param name="eventId">Only deliveries that carry this event.</param>
    public async Task<IReadOnlyList<WebhookDeliveryView>> WaitForDeliveriesAsync(int count = 1, string? eventId = null, long after = 0, TimeSpan? patience = null)
    {
        var wait = (int)(patience ?? Patience).TotalMilliseconds;
        var path = string.Create(CultureInfo.InvariantCulture, $"deliveries?after={after}&count={count}&wait={wait}");
        var deliveries = await GetAsync<IReadOnlyList<WebhookDeliveryView>>(path + (eventId is null ? "" : "&eventId=" + eventId));
        return deliveries.Count >= count ? deliveries : throw new TimeoutException($"{deliveries.Count} of {count} deliveries came within {wait} ms.");
    }

    /// <summary>Waits until no webhook is on its way; held ones and redeliveries in the future do not count.</summary>
    public async Task WaitUntilIdleAsync(TimeSpan? patience = null)
    {
        var wait = (int)(patience ?? Patience).TotalMilliseconds;
        var state = await GetAsync<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"idle?wait={wait}"));
        if (!state.GetProperty("idle").GetBoolean()) throw new TimeoutException($"Webhooks were still under way after {wait} ms.");
    }

    public Task RedeliverAsync(long delivery) => SendAsync(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"deliveries/{delivery}/redeliver"), null);

    public Task SetWebhookAsync(WebhookSettings settings, string? account = null) => SendAsync(HttpMethod.Put, At("webhook", account), settings);

    /// <param name="order">inOrder, reversed or shuffled.</param>
    public Task ReleaseWebhooksAsync(string order = "inOrder", int? count = null) =>
        SendAsync(HttpMethod.Post, $"webhook/release?order={order}" + (count is null ? "" : string.Create(CultureInfo.InvariantCulture, $"&count={count}")), null);

    /// <param name="signature">valid, wrong, missing, or a text sent as it is.</param>
    public Task<WebhookDeliveryView> SendRawWebhookAsync(string body, string signature = "valid", string? account = null) =>
        PostAsync<WebhookDeliveryView>("webhook/raw", new RawWebhook(body, signature), account);

    /// <summary>Several events in one webhook; what is missing in them is filled in.</summary>
    public Task<WebhookDeliveryView> SendEventsAsync(IEnumerable<object> events, bool replyTokens = true, string? account = null) =>
        PostAsync<WebhookDeliveryView>("webhook/events", new EventsWebhook([.. events.Select(LineJson.Element)], replyTokens), account);

    public Task<FaultView> FailAsync(string endpoint, string kind, int? count = null, string? message = null) =>
        PostAsync<FaultView>("faults", new FaultRequest(endpoint, kind, count, message), null);

    public Task ClearFaultsAsync() => SendAsync(HttpMethod.Delete, "faults", null);

    public Task<IReadOnlyList<FaultView>> FaultsAsync() => GetAsync<IReadOnlyList<FaultView>>("faults");

    public Task<ClockView> ClockAsync() => GetAsync<ClockView>("clock");

    public Task<ClockView> FreezeClockAsync(DateTimeOffset? at = null) => SetClockAsync(new ClockRequest("frozen", at));

    public Task<ClockView> AdvanceClockAsync(TimeSpan by) => SetClockAsync(new ClockRequest(AdvanceMilliseconds: by.TotalMilliseconds));

    public Task<ClockView> SetClockAsync(ClockRequest clock) => SendAsync<ClockView>(HttpMethod.Put, "clock", clock);

    public Task SetQuotaAsync(QuotaRequest quota, string? account = null) => SendAsync(HttpMethod.Put, At("quota", account), quota);

    public Task SetReadByItselfAsync(bool automatic) => SendAsync(HttpMethod.Put, $"read?automatic={(automatic ? "true" : "false")}", null);

    public Task<IReadOnlyList<AccountView>> AccountsAsync() => GetAsync<IReadOnlyList<AccountView>>("accounts");

    public Task<AccountView> AddAccountAsync(NewAccount account) => PostAsync<AccountView>("accounts", account, null);

    public Task<GroupView> AddGroupAsync(string name, IEnumerable<string> members, bool join = true, bool room = false, string? account = null) =>
        PostAsync<GroupView>("groups", new NewGroup(name, [.. members], room, join), account);

    public Task<PhoneAct> EnterGroupAsync(string groupId, string userId) => PostAsync<PhoneAct>($"groups/{groupId}/members/{userId}/enter", null, null);

    public Task<PhoneAct> ExitGroupAsync(string groupId, string userId) => PostAsync<PhoneAct>($"groups/{groupId}/members/{userId}/exit", null, null);

    public async Task<RichMenuView?> RichMenuAsync(string userId, string? account = null)
    {
        using var response = await http.GetAsync(new Uri("simulator/api/" + At($"users/{userId}/richmenu", account), UriKind.Relative));
        return response.StatusCode is System.Net.HttpStatusCode.NoContent ? null : await ReadAsync<RichMenuView>(response);
    }

    public Task ResetAsync() => SendAsync(HttpMethod.Post, "reset", null);

    private static string At(string path, string? account) => account is null ? path : $"{path}?account={account}";

    private async Task<T> GetAsync<T>(string path)
    {
        using var response = await http.GetAsync(new Uri("simulator/api/" + path, UriKind.Relative));
        return await ReadAsync<T>(response);
    }

    private Task<T> PostAsync<T>(string path, object? body, string? account) => SendAsync<T>(HttpMethod.Post, At(path, account), body);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body)
    {
        using var response = await SendCoreAsync(method, path, body);
        return await ReadAsync<T>(response);
    }

    private async Task SendAsync(HttpMethod method, string path, object? body)
    {
        using var response = await SendCoreAsync(method, path, body);
        await EnsureAsync(response);
    }

    private async Task<HttpResponseMessage> SendCoreAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri("simulator/api/" + path, UriKind.Relative));
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: LineJson.Options);
        return await http.SendAsync(request);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        await EnsureAsync(response);
        return (await response.Content.ReadFromJsonAsync<T>(LineJson.Options))!;
    }

    private static async Task EnsureAsync(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"The simulator answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
