using System.Globalization;
using System.Text.Json;

namespace Participation.Browser.Tests.Support;

/// <summary>Bytes on the wire of a cold first visit: headers and bodies, as they were encoded. Without the icon.</summary>
public sealed record Weight(IReadOnlyDictionary<string, long> Requests)
{
    public long Total => Requests.Values.Sum();

    public static async Task<Weight> OfAsync(Visit visit, string path)
    {
        var paths = new Dictionary<string, string>();
        var bytes = new Dictionary<string, long>();
        var devtools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        devtools.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
            paths[e!.Value.GetProperty("requestId").GetString()!] = new Uri(e.Value.GetProperty("request").GetProperty("url").GetString()!).AbsolutePath;
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) =>
            bytes[e!.Value.GetProperty("requestId").GetString()!] = (long)e.Value.GetProperty("encodedDataLength").GetDouble();
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await visit.OpenAsync(path);
        await visit.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await devtools.DetachAsync();
        return new Weight(bytes.Where(b => !paths[b.Key].StartsWith("/icon.", StringComparison.Ordinal)).ToDictionary(b => paths[b.Key], b => b.Value));
    }

    public static async Task<long> OfFileAsync(Uri address)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var answer = await client.GetAsync(address);
        return answer.EnsureSuccessStatusCode().Headers.ToString().Length + answer.Content.Headers.ToString().Length + (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Total} bytes: ") + JsonSerializer.Serialize(Requests);
}
