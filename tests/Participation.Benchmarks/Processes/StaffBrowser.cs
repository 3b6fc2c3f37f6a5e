using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Participation.Benchmarks.Processes;

/// <summary>The browser of somebody of the demo office; its session outlives a restart of the service.</summary>
public sealed partial class StaffBrowser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { UseCookies = true, CookieContainer = new CookieContainer() };

    public async Task SignInAsync(int port, BenchDatabase database, string userName, CancellationToken ct)
    {
        var line = (await File.ReadAllLinesAsync(Path.Combine(database.Folder, "demo-sign-ins.txt"), ct)).First(l => l.StartsWith($"Demo sign-in: {userName} /", StringComparison.Ordinal));
        var password = line.Split(" / ")[1].Split(' ')[0];
        using var http = Client(port);
        var page = await http.GetStringAsync("/staff/sign-in", ct);
        var token = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("UserName", userName), new("Password", password), new("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync("/staff/sign-in", form, ct);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath != "/staff") throw new InvalidOperationException($"The sign-in ended at {answer.RequestMessage.RequestUri.AbsolutePath}.");
    }

    /// <summary>Milliseconds until the whole answer was there, which has to hold something.</summary>
    public async Task<double> TimeAsync(int port, string path, string expected, CancellationToken ct)
    {
        using var http = Client(port);
        var started = Stopwatch.GetTimestamp();
        var page = await http.GetStringAsync(path, ct);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return page.Contains(expected, StringComparison.Ordinal) ? took : throw new InvalidOperationException($"{path} did not show {expected}.");
    }

    public async Task<string> ReadAsync(int port, string path, CancellationToken ct)
    {
        using var http = Client(port);
        return await http.GetStringAsync(path, ct);
    }

    /// <summary>Opens the page and sends its form whose address holds something, with all that stands hidden in it.</summary>
    public async Task SubmitAsync(int port, string path, string form, CancellationToken ct)
    {
        using var http = Client(port);
        var page = await http.GetStringAsync(path, ct);
        var sent = Form().Matches(page).FirstOrDefault(f => f.Groups["action"].Value.Contains(form, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"There is no form {form} at {path}.");
        using var fields = new FormUrlEncodedContent(Hidden().Matches(sent.Value).Select(h => new KeyValuePair<string, string>(Attribute(h.Value, "name"), WebUtility.HtmlDecode(Attribute(h.Value, "value")))));
        using var answer = await http.PostAsync(WebUtility.HtmlDecode(sent.Groups["action"].Value), fields, ct);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _handler.Dispose();

    private HttpClient Client(int port) => new(_handler, disposeHandler: false) { BaseAddress = new Uri($"http://localhost:{port}") };

    private static string Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<form[^>]* action=\"(?<action>[^\"]*)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
