using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Queues;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Queues;

/// <summary>The self-service screen beside the door, under nervous fingers and a bad line.</summary>
[Collection(InChromium.Name)]
public sealed class TicketScreenTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private const string Address = "/q/D3/screen";
    private static readonly (string Name, Device Device)[] Sizes = [("1024", Device.Tablet), ("768", new(768, 1024))];

    [Fact]
    public Task A_double_tap_gives_one_card_and_the_printer_prints_it_once() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        await visit.Page.AddInitScriptAsync("window.printed = 0; window.print = () => { window.printed++; };");
        await visit.Page.Clock.InstallAsync();
        await PairAsync(visit);
        await visit.Button("ตั้งค่า").ClickAsync();
        await visit.Page.GetByLabel("มีเครื่องพิมพ์").CheckAsync();
        await visit.KeepPictureAsync("screen-settings");
        await visit.AssertGoodForEverybodyAsync();
        await visit.Button("เสร็จแล้ว").ClickAsync();
        var before = await CardsAsync();

        await TakeAsync(visit, twice: true);
        await Expect(visit.Heading("บัตรคิวของท่าน")).ToBeVisibleAsync();

        Assert.Equal(before + 1, await CardsAsync());
        var card = await LastAsync();
        await Expect(visit.Page.Locator("[data-number]")).ToHaveTextAsync(card.Text);
        await visit.Page.WaitForFunctionAsync("() => window.printed === 1");
        await HoldTimeAsync(visit);
        await visit.KeepPictureAsync("screen-printed");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await visit.ResizeAsync(304, 567);
        await visit.KeepPictureAsync("slip-80mm");
        Assert.Equal(card.Text, await visit.Page.Locator("[data-slip-number]").InnerTextAsync());
        await visit.AssertNoSidewaysScrollAsync();
        await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, Path = Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", "slip-80mm.pdf") });
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await visit.ResizeAsync(1024, 768);
        // After eight seconds nothing of this person is left.
        await visit.Page.Clock.FastForwardAsync(8_000);
        await Expect(visit.Heading("แตะเพื่อรับบัตรคิว")).ToBeVisibleAsync();
        Assert.Equal("", await visit.Page.Locator("[data-slip-number]").TextContentAsync());
    });

    [Fact]
    public Task A_lost_answer_and_another_press_give_the_same_card() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        await PairAsync(visit);
        var before = await CardsAsync();
        var lost = 0;
        await visit.Page.RouteAsync("**/screen/tickets", async route =>
        {
            if (Interlocked.Increment(ref lost) > 2)
            {
                await route.ContinueAsync();
                return;
            }
            // The service gives the card, and nobody hears of it.
            await route.FetchAsync();
            await route.AbortAsync();
        });
        visit.IsCutOff = true;

        await TakeAsync(visit, twice: true);
        await Expect(visit.Heading("เครื่องนี้ออกบัตรไม่ได้ชั่วคราว")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("กรุณาติดต่อเจ้าหน้าที่")).ToBeVisibleAsync();
        await visit.KeepPictureAsync("screen-cut");
        await Expect(visit.Heading("บัตรคิวของท่าน")).ToBeVisibleAsync();

        Assert.True(lost >= 3);
        Assert.Equal(before + 1, await CardsAsync());
        await Expect(visit.Page.Locator("[data-number]")).ToHaveTextAsync((await LastAsync()).Text);
        await visit.Button("เสร็จแล้ว").ClickAsync();
        await Expect(visit.Heading("แตะเพื่อรับบัตรคิว")).ToBeVisibleAsync();
        visit.IsCutOff = false;
    });

    [Fact]
    public Task Without_network_it_says_so_at_once_and_recovers_by_itself() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        await PairAsync(visit);
        visit.IsCutOff = true;
        await visit.Page.Context.SetOfflineAsync(true);
        await Expect(visit.Heading("เครื่องนี้ออกบัตรไม่ได้ชั่วคราว")).ToBeVisibleAsync();
        await visit.AssertGoodForEverybodyAsync();

        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(visit.Heading("แตะเพื่อรับบัตรคิว")).ToBeVisibleAsync();
        visit.IsCutOff = false;
    });

    [Fact]
    public Task Whoever_has_a_card_says_that_they_have_come() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        visit.Expect("/q/D3/screen/arrivals", 404);
        await town.Service.OpenCounterAsync("D3", "D3");
        var card = await town.Service.TakeAsync(TicketChannel.Web, "D3");
        await visit.Page.Clock.InstallAsync();
        await PairAsync(visit);
        await HoldTimeAsync(visit);
        await visit.Button("มีบัตรแล้ว แจ้งว่ามาถึง").ClickAsync();
        foreach (var digit in "999") await visit.Button(digit.ToString()).ClickAsync();
        await visit.Button("ตกลง").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ไม่มีบัตร B999");
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"screen-arrive-{name}", device);

        foreach (var digit in card.Text[1..]) await visit.Button(digit.ToString()).ClickAsync();
        await visit.Button("ตกลง").ClickAsync();

        await Expect(visit.Heading($"{card.Text} มาถึงแล้ว")).ToBeVisibleAsync();
        await visit.KeepPictureAsync("screen-arrived");
        Assert.NotNull((await town.Service.ReadAsync(db => db.Set<Ticket>().SingleAsync(t => t.Id == card.Id))).PresentAt);
    });

    [Fact]
    public Task Every_screen_can_be_used_by_everybody_at_every_size() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        await visit.Page.Clock.InstallAsync();
        await visit.OpenAsync(Address);
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"screen-pairing-{name}", device, isHeld: false);
        await PairAsync(visit);
        await HoldTimeAsync(visit);
        foreach (var (name, device) in Sizes.Append(("phone", Device.Phone))) await LookAsync(visit, $"screen-{name}", device);
        await visit.Page.Locator("[data-go=special]").ClickAsync();
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"screen-special-{name}", device);
        await visit.Button("ผู้สูงอายุ 60 ปีขึ้นไป").ClickAsync();
        if (await visit.Heading("มาติดต่อเรื่องใด").IsVisibleAsync())
        {
            foreach (var (name, device) in Sizes) await LookAsync(visit, $"screen-service-{name}", device);
            await visit.Page.Locator("[data-service]").First.ClickAsync();
        }
        await Expect(visit.Heading("บัตรคิวของท่าน")).ToBeVisibleAsync();
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"screen-card-{name}", device);
        Assert.Equal(TicketClass.Elderly, (await LastAsync()).Class);
    });

    private async Task PairAsync(Visit visit)
    {
        await town.SignInAsync(visit);
        await Halls.PairScreenAsync(visit, Address, await Halls.AddAsync(visit, "TicketScreen", "D3"));
    }

    /// <summary>A slow machine takes longer to look than the screen waits for a person.</summary>
    private static async Task HoldTimeAsync(Visit visit) =>
        await visit.Page.Clock.PauseAtAsync(DateTime.UnixEpoch.AddMilliseconds(await visit.Page.EvaluateAsync<double>("() => Date.now()") + 1000));

    private static async Task TakeAsync(Visit visit, bool twice)
    {
        var button = visit.Page.Locator("[data-screen=start] [data-class=Ordinary]");
        if (await visit.Page.Locator("[data-screen=service]").CountAsync() > 0)
        {
            await button.ClickAsync();
            button = visit.Page.Locator("[data-service='']");
        }
        // Both taps before the page has drawn anything new.
        await button.EvaluateAsync(twice ? "button => { button.click(); button.click(); }" : "button => button.click()");
    }

    private Task<int> CardsAsync() => town.Service.ReadAsync(db => db.Set<Ticket>().CountAsync(t => t.Prefix == "B"));

    private Task<Ticket> LastAsync() => town.Service.ReadAsync(db => db.Set<Ticket>().Where(t => t.Prefix == "B" && t.Day == new DateOnly(2026, 11, 20)).OrderByDescending(t => t.Number).FirstAsync());

    private static async Task LookAsync(Visit visit, string name, Device device, bool isHeld = true)
    {
        await visit.ResizeAsync(device.Width, device.Height);
        await visit.KeepPictureAsync(name);
        // axe waits by the page's clock.
        if (isHeld) await visit.Page.Clock.ResumeAsync();
        await visit.AssertGoodForEverybodyAsync();
        if (isHeld) await HoldTimeAsync(visit);
    }
}
