using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Queues;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Queues;

/// <summary>The counter by keyboard, and the papers that come out of the printer.</summary>
[Collection(InChromium.Name)]
public sealed class ConsoleTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Fact]
    public Task An_officer_serves_by_keys_alone_and_everybody_can_use_the_pages() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await town.SignInAsync(visit, "officer");
        await OpenCounterAsync(visit);
        foreach (var ticketClass in new[] { TicketClass.Ordinary, TicketClass.Elderly, TicketClass.Ordinary })
        {
            await visit.OpenAsync("/staff/queues/issue/D1");
            await visit.KeepPictureAsync("queue-issue-1280");
            await visit.AssertAccessibleAsync();
            await visit.Page.Locator($"input[name=Class][value={ticketClass}]").CheckAsync();
            await visit.Button("ออกบัตร").ClickAsync();
            await Expect(visit.Page.Locator(".slip h1")).ToBeVisibleAsync();
        }
        await visit.AssertAccessibleAsync();
        await visit.KeepPictureAsync("queue-slip-80", visit.Page.Locator(".slip"));
        await visit.Page.PdfAsync(new PagePdfOptions { Path = Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", "queue-slip-80.pdf"), PreferCSSPageSize = true });
        var code = await visit.Page.Locator(".qr svg").BoundingBoxAsync();
        Assert.True(code!.Width * 25.4 / 96 >= 30, $"The code is {code.Width} pixels wide.");

        await visit.OpenAsync("/staff/queues/counter/D1");
        await Expect(visit.Page.Locator("#step")).ToContainTextAsync("เรียกคิวถัดไป");
        await visit.KeepPictureAsync("queue-console-idle-1280");
        await visit.Page.Keyboard.PressAsync("1");
        await Expect(visit.Page.Locator(".card-number")).ToHaveTextAsync("A001");
        await visit.KeepPictureAsync("queue-console-called-1280");
        await visit.AssertAccessibleAsync();
        await Expect(visit.Page.Locator(".console[aria-busy=false]")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("1");
        await Expect(visit.Page.Locator("#b-finish")).ToBeVisibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        await visit.AssertAccessibleAsync();
        await visit.KeepPictureAsync("queue-console-serving-1280");
        await visit.ResizeAsync(360, 740);
        await visit.AssertNoSidewaysScrollAsync();
        await visit.KeepPictureAsync("queue-console-serving-360");
        foreach (var path in new[] { "/staff/queues", "/staff/queues/issue/D1", "/staff/queues/paper/D1" })
        {
            await visit.OpenAsync(path);
            await visit.AssertNoSidewaysScrollAsync();
            await visit.AssertAccessibleAsync();
            await visit.KeepPictureAsync($"queue{path.Replace('/', '-')}-360");
        }
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Set_up_pages_can_be_used_by_everybody_and_fit_the_screen(int width) => chromium.UseAsync(Device.Wide(width), town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        foreach (var path in new[] { "/staff/queues/setup", "/staff/queues/setup/new", "/staff/queues/setup/D1", "/staff/queues/paper/D1/blocks", "/staff/queues/setup/D1/poster?size=a6" })
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"queue{path.Replace('/', '-').Split('?')[0]}-{width}");
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
        }
    });

    private static async Task OpenCounterAsync(Visit visit)
    {
        await visit.OpenAsync("/staff/queues/counter/D1");
        await visit.Page.GetByLabel("เลขที่คำสั่งที่ให้ท่านประจำช่อง").FillAsync("45/2569");
        await visit.Button("เปิดช่อง").ClickAsync();
        await Expect(visit.Page.Locator(".card-number")).ToBeVisibleAsync();
    }
}
