using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Participation.Benchmarks.Queue;

/// <summary>Every address and form of the service that the queue bench knows, in one place; hidden fields and actions are read from the pages.</summary>
public static partial class QueueWeb
{
    public const string SignIn = "/staff/sign-in";
    public const string SignedIn = "/staff";
    public const string OpenForm = "open";
    public const string NextForm = "next";
    public const string StartForm = "start";
    public const string FinishForm = "finish";
    public const string OrderField = "Order";
    public const string ClassField = "Class";
    public const string HallParameter = "h";
    public const string EventLine = "event: card";
    public const string DataLine = "data: ";

    public static string Take(string queue, string? hallCode) => hallCode is null ? $"/q/{queue}" : $"/q/{queue}?{HallParameter}={hallCode}";

    public static string Live(string card) => $"{card}/live";

    public static string Console(string point) => $"/staff/queues/counter/{point}";

    /// <summary>What a self-service screen sends for a card, under its device secret.</summary>
    public static string ScreenTickets(string queue) => $"/q/{queue}/screen/tickets";

    /// <summary>Where a form of the page posts to, and its hidden fields; null where the page has none such. Without an id: the first that posts.</summary>
    public static PageForm? Form(string page, string here, string? id = null)
    {
        foreach (Match form in FormTag().Matches(page))
        {
            var head = form.Groups["head"].Value;
            if (!head.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase) || (id is not null && !head.Contains($"id=\"{id}\"", StringComparison.Ordinal))) continue;
            var fields = new List<KeyValuePair<string, string>>();
            foreach (Match input in HiddenInput().Matches(form.Groups["body"].Value))
                if (Attribute(input.Value, "name") is { } name) fields.Add(new(name, Attribute(input.Value, "value") ?? ""));
            return new PageForm(Attribute(head, "action") is { Length: > 0 } action ? action : here, fields);
        }
        return null;
    }

    /// <summary>Each from an address of its own, as phones come from everywhere; a page and a stream at the same time.</summary>
    public static HttpClient Browser(int port, int number)
    {
        var from = new IPAddress([127, (byte)(1 + (number / 62_500)), (byte)(number / 250 % 250), (byte)(1 + (number % 250))]);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            CookieContainer = new CookieContainer(),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public static HttpRequestMessage Post(PageForm form, params ReadOnlySpan<(string Name, string Value)> typed)
    {
        var fields = form.Hidden.ToList();
        foreach (var (name, value) in typed) fields.Add(new(name, value));
        var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(fields) };
        // As a browser says of a form on the same site.
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        return request;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<form(?<head>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex FormTag();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInput();
}

public sealed record PageForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Hidden);
