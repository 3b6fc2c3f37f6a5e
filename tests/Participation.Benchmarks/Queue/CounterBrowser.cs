using System.Diagnostics;

namespace Participation.Benchmarks.Queue;

/// <summary>An officer's browser at one counter: signs in, opens it, and presses what the console shows.</summary>
public sealed class CounterBrowser(int port, int counter) : IDisposable
{
    private readonly HttpClient _browser = QueueWeb.Browser(port, 60_000 + counter);
    private readonly string _here = QueueWeb.Console(BenchOffice.Point(counter));
    private string _page = "";

    public bool MayStart => QueueWeb.Form(_page, _here, QueueWeb.StartForm) is not null;

    public async Task OpenAsync(string password, CancellationToken ct)
    {
        var page = await _browser.GetStringAsync(QueueWeb.SignIn, ct);
        using (var signIn = QueueWeb.Post(QueueWeb.Form(page, QueueWeb.SignIn) ?? throw Odd("no form to sign in"), ("UserName", BenchOffice.Officer(counter)), ("Password", password)))
        using (var answer = await _browser.SendAsync(signIn, ct))
            if (answer.Headers.Location?.ToString() != QueueWeb.SignedIn) throw Odd($"the sign-in ended with {(int)answer.StatusCode} {answer.Headers.Location}");
        await LookAsync(ct);
        using var open = QueueWeb.Post(QueueWeb.Form(_page, _here, QueueWeb.OpenForm) ?? throw Odd("no form to open the counter"), (QueueWeb.OrderField, "1/2569"));
        using var opened = await _browser.SendAsync(open, ct);
        await LookAsync(ct);
        if (QueueWeb.Form(_page, _here, QueueWeb.NextForm) is null) throw Odd($"the counter did not open: {(int)opened.StatusCode}");
    }

    /// <summary>When the press was sent and answered; null when the console has no such button, or the press was refused.</summary>
    public async Task<(long Sent, long Answered)?> PressAsync(string formId, CancellationToken ct)
    {
        if (QueueWeb.Form(_page, _here, formId) is not { } form)
        {
            await LookAsync(ct);
            return null;
        }
        using var post = QueueWeb.Post(form);
        var sent = Stopwatch.GetTimestamp();
        using var answer = await _browser.SendAsync(post, ct);
        var answered = Stopwatch.GetTimestamp();
        if ((int)answer.StatusCode >= 500) throw Odd($"{formId} was answered with {(int)answer.StatusCode}");
        // As the browser does: the console as it is now.
        await LookAsync(ct);
        return answer.Headers.Location is null ? null : (sent, answered);
    }

    public void Dispose() => _browser.Dispose();

    private async Task LookAsync(CancellationToken ct) => _page = await _browser.GetStringAsync(_here, ct);

    private InvalidOperationException Odd(string what) => new($"Counter {BenchOffice.Point(counter)}: {what}.");
}
