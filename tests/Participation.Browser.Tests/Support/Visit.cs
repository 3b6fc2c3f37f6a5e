using System.Globalization;
using Microsoft.Playwright;

namespace Participation.Browser.Tests.Support;

/// <summary>A page under watch: console errors (a broken content policy is one), script errors, failed requests and bad answers are kept.</summary>
public sealed class Visit
{
    private readonly List<string> _complaints = [];
    private readonly HashSet<(string Url, int Status)> _expected = [];

    public Visit(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message) && !(IsCutOff && IsUnreachable(message.Text))) Complain($"console: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Complain($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            // Given up by the browser itself, because the page was left before it had all.
            if (!IsCutOff && request.Failure != "net::ERR_ABORTED") Complain($"request: {request.Method} {request.Url} {request.Failure}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !_expected.Contains((Address(response.Url), response.Status))) Complain($"answer: {response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>The network is cut on purpose: what cannot be reached is no complaint.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>Opens an address of the site; a status other than 200 has to be announced.</summary>
    public async Task OpenAsync(string path, int status = 200)
    {
        if (status != 200) Expect(path, status);
        var answer = await Page.GotoAsync(path);
        Assert.Equal(status, answer!.Status);
    }

    /// <summary>The address will answer with this status, and that is right.</summary>
    public void Expect(string path, int status) => _expected.Add((path, status));

    public async Task ResizeAsync(int width, int height)
    {
        // A window that a touch has made full screen cannot be resized.
        await Page.EvaluateAsync("() => document.fullscreenElement && document.exitFullscreen()");
        await Page.SetViewportSizeAsync(width, height);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    /// <summary>Keeps what the page, or a part of it, looks like, for whoever reviews a change and names a folder for it in PARTICIPATION_PICTURES: drawing them all takes a minute.</summary>
    public Task KeepPictureAsync(string name, ILocator? part = null)
    {
        if (Environment.GetEnvironmentVariable("PARTICIPATION_PICTURES") is not { Length: > 0 } folder) return Task.CompletedTask;
        var path = Path.Combine(folder, name + ".png");
        return part is null
            ? Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true })
            : part.ScreenshotAsync(new LocatorScreenshotOptions { Path = path });
    }

    public void AssertNoComplaints() => Assert.True(_complaints.Count == 0, Situation());

    /// <summary>Where the visit stands, for the words of a failure.</summary>
    public string Situation() => $"at {Page.Url}\n{string.Join('\n', Complaints())}";

    private string[] Complaints()
    {
        lock (_complaints) return [.. _complaints];
    }

    private void Complain(string complaint)
    {
        lock (_complaints) _complaints.Add(complaint);
    }

    // Chromium writes a line for every answer from 400 up, also for the page itself.
    private bool IsExpected(IConsoleMessage message) => _expected.Any(e =>
        message.Text.Contains(string.Create(CultureInfo.InvariantCulture, $"status of {e.Status}"), StringComparison.Ordinal) && message.Location.Contains(e.Url, StringComparison.Ordinal));

    private static bool IsUnreachable(string complaint) =>
        complaint.Contains("net::ERR_", StringComparison.Ordinal) || complaint.Contains("(Download error", StringComparison.Ordinal);

    private static string Address(string url) => new Uri(url).AbsolutePath;
}
