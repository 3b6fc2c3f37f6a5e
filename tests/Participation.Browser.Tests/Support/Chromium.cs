using Microsoft.Playwright;

namespace Participation.Browser.Tests.Support;

/// <summary>Debian's Chromium without windows, started once for all tests: the same engine at two thirds of the work. They run one after the other: two cores hold one browser and one service.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium-headless-shell";

    /// <summary>Milliseconds until a test gives up; nothing ever waits this long on a machine that is well.</summary>
    private const float Patience = 60_000;

    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        await Machine.CheckAsync(Path);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Quiet, Headless = true });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Lets somebody with this device use the site, in a context of their own; fails on anything the browser complains about.</summary>
    public async Task UseAsync(Device device, Uri site, Func<Visit, Task> use)
    {
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = device.Width, Height = device.Height },
            DeviceScaleFactor = device.Scale,
            JavaScriptEnabled = device.Script,
            ColorScheme = device.Dark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = device.Width < 700,
            IsMobile = device.Width < 700,
            Locale = "th-TH",
            TimezoneId = "Asia/Bangkok",
        });
        await UseAsync(context, await context.NewPageAsync(), use);
    }

    /// <summary>The same in a browser that keeps what it has in a folder, so that it can be closed and opened again.</summary>
    public async Task UseProfileAsync(string folder, Device device, Uri site, Func<Visit, Task> use)
    {
        await using var context = await _playwright!.Chromium.LaunchPersistentContextAsync(folder, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Path,
            Args = Quiet,
            Headless = true,
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = device.Width, Height = device.Height },
            HasTouch = true,
            Locale = "th-TH",
            TimezoneId = "Asia/Bangkok",
        });
        await UseAsync(context, context.Pages[0], use);
    }

    private static async Task UseAsync(IBrowserContext context, IPage page, Func<Visit, Task> use)
    {
        context.SetDefaultTimeout(Patience);
        var visit = new Visit(page);
        try
        {
            await use(visit);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message}\n{visit.Situation()}", failure);
        }
        visit.AssertNoComplaints();
    }
}

[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Debian's Chromium";
}

/// <summary>What somebody holds in the hand or has on the desk.</summary>
public sealed record Device(int Width, int Height)
{
    public static readonly Device Phone = new(360, 740);
    public static readonly Device Desk = new(1280, 800);
    public static readonly Device Tablet = new(1024, 768);

    public bool Script { get; init; } = true;
    public bool Dark { get; init; }
    public float Scale { get; init; } = 1;

    public static Device Wide(int width) => width == Desk.Width ? Desk : Phone;
}
