using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Line.Simulator.Platform;

namespace Line.Simulator.Webhooks;

/// <summary>
/// Sends webhooks as LINE does, and worse when told to. Events of one chat leave in order unless disorder is asked for; chats
/// do not wait for each other beyond sharing a lane.
/// </summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private const int LaneCount = 64;
    private readonly LinePlatform _platform;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly Channel<OutgoingWebhook>[] _lanes;
    private readonly Task[] _workers;
    private readonly List<OutgoingWebhook> _held = [];
    private readonly CancellationTokenSource _stop = new();
    private int _underWay;

    public WebhookSender(LinePlatform platform)
    {
        _platform = platform;
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("LineBotWebhook/2.0");
        _lanes = [.. Enumerable.Range(0, LaneCount).Select(_ => Channel.CreateUnbounded<OutgoingWebhook>())];
        _workers = [.. _lanes.Select(lane => Task.Run(() => RunLaneAsync(lane.Reader)))];
    }

    /// <summary>Pulses whenever nothing is under way any more; held webhooks and redeliveries in the future do not count.</summary>
    public Signal Settled { get; } = new();

    public bool IsIdle => Volatile.Read(ref _underWay) == 0;

    public int HeldCount
    {
        get { lock (_held) return _held.Count; }
    }

    public void Send(Account account, string chatId, JsonObject happened)
    {
        Send(new OutgoingWebhook(account, chatId, [happened], _platform.Generation));
    }

    public void Send(OutgoingWebhook webhook)
    {
        var behaviour = webhook.Account.Webhook;
        if (!behaviour.Enabled || webhook.Account.WebhookUrl is null) return;
        if (behaviour.Paused || behaviour.Disorder > 1)
        {
            lock (_held) _held.Add(webhook);
            if (!behaviour.Paused && HeldCount >= behaviour.Disorder) Release(order: "shuffled", count: null);
        }
        else Launch(webhook, behaviour);
    }

    /// <summary>Sends held webhooks: in order, reversed or shuffled. Those of one chat arrive in the order they are sent.</summary>
    public int Release(string order, int? count)
    {
        List<OutgoingWebhook> released;
        lock (_held)
        {
            released = [.. _held.Take(count ?? _held.Count)];
            _held.RemoveRange(0, released.Count);
        }

        if (order == "reversed") released.Reverse();
        if (order == "shuffled") System.Security.Cryptography.RandomNumberGenerator.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(released));
        foreach (var webhook in released) Launch(webhook, webhook.Account.Webhook);
        return released.Count;
    }

    /// <summary>The empty webhook of the console's "Verify" button.</summary>
    public async Task<WebhookDelivery> TryAsync(Account account, string url) =>
        Record(account, await PostAsync(account, url, new OutgoingWebhook(account, "", [], _platform.Generation).Body(), null, [], [], 0, false));

    public async Task<WebhookDelivery> RawAsync(Account account, byte[] body, string? signature) =>
        Record(account, await PostAsync(account, account.WebhookUrl ?? throw new InvalidOperationException("No webhook address is set."), body, signature, [], [], 0, false));

    public async Task<WebhookDelivery> DeliverAsync(OutgoingWebhook webhook)
    {
        var account = webhook.Account;
        if (!webhook.IsDuplicate)
            lock (_platform.Gate)
                foreach (var token in webhook.ReplyTokens)
                    account.ReplyTokens.Sent(token, _platform.Now);

        var delivery = await PostAsync(account, account.WebhookUrl!, webhook.Body(), null, webhook.EventIds, webhook.EventTypes, webhook.Attempt, webhook.IsDuplicate, webhook);
        if (webhook.Generation == _platform.Generation)
        {
            if (delivery.Reason is "ok") MarkRead(webhook);
            else if (!webhook.IsDuplicate) PlanRedelivery(webhook);
        }
        // Last: whoever sees the delivery may move the clock, and what follows from it must be planned by then.
        return Record(account, delivery);
    }

    public void Redeliver(OutgoingWebhook webhook) => Enqueue(webhook with { Attempt = webhook.Attempt + 1, IsDuplicate = false });

    public void Forget()
    {
        lock (_held) _held.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var lane in _lanes) lane.Writer.TryComplete();
        await Task.WhenAll(_workers);
        _http.Dispose();
        _stop.Dispose();
    }

    private void Launch(OutgoingWebhook webhook, WebhookBehaviour behaviour)
    {
        if (behaviour.Delay > TimeSpan.Zero) _ = LaterAsync(webhook, behaviour.Delay);
        else Enqueue(webhook);
        for (var i = 0; i < behaviour.Duplicates; i++) _ = CountedAsync(webhook with { IsDuplicate = true });
    }

    private async Task LaterAsync(OutgoingWebhook webhook, TimeSpan delay)
    {
        await Task.Delay(delay, _platform.Clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_stop.IsCancellationRequested && webhook.Generation == _platform.Generation) Enqueue(webhook);
    }

    private void Enqueue(OutgoingWebhook webhook)
    {
        Interlocked.Increment(ref _underWay);
        var lane = (uint)StringComparer.Ordinal.GetHashCode(webhook.ChatId) % LaneCount;
        if (!_lanes[lane].Writer.TryWrite(webhook)) Done();
    }

    private async Task RunLaneAsync(ChannelReader<OutgoingWebhook> lane)
    {
        await foreach (var webhook in lane.ReadAllAsync())
        {
            if (!_stop.IsCancellationRequested && webhook.Generation == _platform.Generation) await DeliverAsync(webhook);
            Done();
        }
    }

    private async Task CountedAsync(OutgoingWebhook webhook)
    {
        Interlocked.Increment(ref _underWay);
        await DeliverAsync(webhook);
        Done();
    }

    private void Done()
    {
        if (Interlocked.Decrement(ref _underWay) == 0) Settled.Pulse();
    }

    private void PlanRedelivery(OutgoingWebhook webhook)
    {
        var behaviour = webhook.Account.Webhook;
        if (!behaviour.Redelivery || webhook.Attempt >= behaviour.MaxRedeliveries) return;
        _ = LaterAsync(webhook with { Attempt = webhook.Attempt + 1 }, behaviour.RedeliveryDelay * Math.Pow(5, webhook.Attempt));
    }

    private void MarkRead(OutgoingWebhook webhook)
    {
        if (!webhook.Account.MarksReadByItself) return;
        lock (_platform.Gate)
        {
            var chat = webhook.Account.Chat(webhook.ChatId);
            foreach (var id in webhook.MessageIds)
            {
                if (chat.Find(id) is not { Read: false } entry) continue;
                entry.Read = true;
                _platform.Touch(webhook.Account, chat, entry);
            }
        }
    }

    /// <param name="signature">Null signs properly; empty sends no signature at all.</param>
    private async Task<WebhookDelivery> PostAsync(
        Account account, string url, byte[] body, string? signature, IReadOnlyList<string> ids, IReadOnlyList<string> types, int attempt, bool duplicate, OutgoingWebhook? source = null)
    {
        var delivery = new WebhookDelivery
        {
            Account = account.ChannelId,
            Url = url,
            Body = body,
            EventIds = ids,
            EventTypes = types,
            Signature = signature ?? OutgoingWebhook.Sign(account.ChannelSecret, body),
            Attempt = attempt,
            IsDuplicate = duplicate,
            At = _platform.Now,
            Source = source,
        };
        var started = TimeProvider.System.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        patience.CancelAfter(_platform.Options.WebhookTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            if (delivery.Signature.Length > 0) request.Headers.TryAddWithoutValidation("x-line-signature", delivery.Signature);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            delivery.Status = (int)response.StatusCode;
            delivery.Reason = response.IsSuccessStatusCode ? "ok" : "error_status_code";
        }
        catch (OperationCanceledException)
        {
            delivery.Reason = "request_timeout";
        }
        catch (HttpRequestException e)
        {
            delivery.Reason = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? "could_not_connect"
                : "unclassified";
        }

        delivery.Milliseconds = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        return delivery;
    }

    private WebhookDelivery Record(Account account, WebhookDelivery delivery)
    {
        _platform.Deliveries.Append(delivery);
        _platform.Tell(new Change("delivery", account.ChannelId, null));
        return delivery;
    }
}
