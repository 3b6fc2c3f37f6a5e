using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Tests.Support;

namespace Participation.Browser.Tests.Support;

/// <summary>The made-up อบต. with service and stand-in for LINE, as ./scripts/run starts them. One per class of tests, as far as they do not disturb each other.</summary>
public class Town : IAsyncLifetime
{
    private readonly AuthenticatorApp _app = new();
    private LineWorld? _world;

    protected virtual Database Database => Database.Sqlite;

    public LineWorld World => _world!;
    public Service Service => World.Service;
    public Uri Site => Service.Address;

    public async Task InitializeAsync() =>
        _world = await LineWorld.StartAsync(Database, new Dictionary<string, string?> { ["Site:DemoData"] = "true" }, loops: true);

    public Task DisposeAsync() => World.DisposeAsync().AsTask();

    /// <summary>Somebody of the demo, with the password and, where they have one, the code of the app. The administrator may open most pages.</summary>
    public Task SignInAsync(Visit visit, string userName = "admin") => SignInAsync(visit, Service.DataFolder, _app, Service.Clock, userName);

    /// <summary>The same at any service that loaded the demo into this folder.</summary>
    public static async Task SignInAsync(Visit visit, string dataFolder, AuthenticatorApp app, FakeClock clock, string userName = "admin")
    {
        var (password, secret) = await SignInOfAsync(dataFolder, userName);
        await visit.OpenAsync("/staff/sign-in");
        await visit.Page.GetByLabel("ชื่อผู้ใช้").FillAsync(userName);
        await visit.Page.GetByLabel("รหัสผ่าน").FillAsync(password);
        await visit.Button("เข้าสู่ระบบ").ClickAsync();
        if (secret is not null)
        {
            await visit.Page.GetByLabel("รหัส 6 หลัก").FillAsync(app.Next(secret, clock));
            await visit.Button("เข้าสู่ระบบ").ClickAsync();
        }
        await visit.Page.WaitForURLAsync("**/staff");
    }

    public Task<int> AnswersAsync(string code) => Service.ReadAsync(db =>
        db.Set<SurveyAnswer>().CountAsync(a => db.Set<ServicePoint>().Any(p => p.Code == code && p.Id == a.ServicePointId)));

    /// <summary>How many people have answered at this counter, as the results page tells whoever is signed in.</summary>
    public static async Task<int> CountedAsync(Visit visit, string point)
    {
        await visit.OpenAsync("/staff/surveys/results/service");
        var row = visit.Page.Locator("#points").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = point });
        return int.Parse(await row.GetByRole(AriaRole.Cell).First.InnerTextAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Puts an event into the inbox that has failed as often as it may.</summary>
    public Task ParkAsync(string webhookEvent) => Service.WriteAsync(db =>
    {
        var now = Service.Clock.GetUtcNow().UtcDateTime;
        var parked = new InboxEvent
        {
            EventKey = "parked",
            Lane = "parked",
            Type = "message",
            OccurredAt = now,
            ReceivedAt = now,
            Payload = Encoding.UTF8.GetBytes(webhookEvent),
            Attempts = InboxEvent.MaxAttempts,
        };
        parked.Failed(nameof(TimeoutException));
        parked.Park(now);
        db.Add(parked);
        return Task.CompletedTask;
    });

    // Random for each data folder; printed at start and kept beside the data.
    private static async Task<(string Password, string? Secret)> SignInOfAsync(string dataFolder, string userName)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(dataFolder, "demo-sign-ins.txt"));
        var parts = lines.Single(l => l.Contains($": {userName} /", StringComparison.Ordinal)).Split([" / ", "   "], StringSplitOptions.None);
        return (parts[1].Trim(), parts.Length > 3 ? parts[^1].Split(' ')[^1] : null);
    }
}
