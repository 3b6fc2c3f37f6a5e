using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Surveys;
using static Microsoft.Playwright.Assertions;
using PairedDevice = Participation.Web.Platform.Devices.Device;

namespace Participation.Browser.Tests.Devices;

/// <summary>The tablet at the counter, from the code on the staff page to the tap.</summary>
[Collection(InChromium.Name)]
public sealed class KioskTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private static readonly (string Name, Device Device)[] Sizes = [("wide", Device.Tablet), ("upright", new(800, 1280)), ("phone", Device.Phone), ("phone-wide", new(740, 360))];

    [Fact]
    public Task A_tablet_is_paired_by_a_code_shown_once_and_takes_one_tap() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        var (before, others) = (await town.AnswersAsync("D1"), await MuchThenLittleAsync());
        var code = await AddAsync(visit, "D1");
        await visit.KeepPictureAsync("device-code");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();

        await PairAsync(visit, "D1", code);
        await visit.Page.Clock.InstallAsync();
        await visit.Page.ReloadAsync();
        await Kiosks.TapAsync(visit, "มาก", more: "น้อย");
        await Expect(State(visit)).ToContainTextAsync("ส่งครบแล้ว");

        Assert.Equal(before + 1, await town.AnswersAsync("D1"));
        Assert.Equal(others + 1, await MuchThenLittleAsync());
    });

    [Fact]
    public Task A_wrong_code_is_told_and_can_be_typed_again() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        visit.Expect("/k/D2/pairing", 400);
        await visit.OpenAsync("/k/D2");
        await visit.Page.GetByLabel("รหัสจับคู่ 9 หลัก").FillAsync("111 111 111");
        await visit.Button("จับคู่").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ขอรหัสใหม่");
        await visit.AssertGoodForEverybodyAsync();
    });

    [Fact]
    public Task Every_screen_can_be_used_by_everybody_at_every_size() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        await visit.OpenAsync("/k/H7");
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"kiosk-pairing-{name}", device);
        await PairAsync(visit, "H7", await AddAsync(visit, "H7"));
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"kiosk-{name}", device);
        await visit.Page.Clock.InstallAsync();
        await visit.Page.ReloadAsync();
        await Face(visit, "น้อยที่สุด").ClickAsync();
        await Expect(visit.Button("ข้ามข้อนี้")).ToBeVisibleAsync();
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"kiosk-question-{name}", device);
        // Nobody answers: it goes away by itself.
        await visit.Page.Clock.FastForwardAsync(15_000);
        await Expect(visit.Heading("ขอบคุณค่ะ")).ToBeVisibleAsync();
        foreach (var (name, device) in Sizes) await LookAsync(visit, $"kiosk-thanks-{name}", device);
    });

    [Fact]
    public Task After_the_tap_the_screen_is_the_same_for_every_face() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        await PairAsync(visit, "D3", await AddAsync(visit, "D3"));
        await visit.Page.Clock.InstallAsync();
        await visit.Page.ReloadAsync();
        var pictures = new List<string>();
        foreach (var face in new[] { "มากที่สุด", "น้อยที่สุด" })
        {
            await Face(visit, face).ClickAsync();
            await Expect(visit.Button("ข้ามข้อนี้")).ToBeVisibleAsync();
            await Expect(State(visit)).ToContainTextAsync("ส่งครบแล้ว");
            pictures.Add(Convert.ToBase64String(await visit.Page.ScreenshotAsync()));
            await visit.Page.Clock.FastForwardAsync(15_000);
            await Expect(visit.Heading("ขอบคุณค่ะ")).ToBeVisibleAsync();
            await Expect(State(visit)).ToContainTextAsync("ส่งครบแล้ว");
            pictures.Add(Convert.ToBase64String(await visit.Page.ScreenshotAsync()));
            await visit.Page.Clock.FastForwardAsync(3000);
            await Expect(Face(visit, face)).ToBeVisibleAsync();
            pictures.Add(Convert.ToBase64String(await visit.Page.ScreenshotAsync()));
        }

        Assert.Equal(pictures[..3], pictures[3..]);
    });

    [Fact]
    public Task A_revoked_tablet_asks_for_a_code_and_keeps_what_it_has_until_it_is_paired_again() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        visit.Expect("/k/D2/answers", 401);
        await visit.Page.Clock.InstallAsync();
        await PairAsync(visit, "D2", await AddAsync(visit, "D2"));
        await Expect(State(visit)).ToContainTextAsync("ส่งครบแล้ว");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await town.Service.WriteAsync(async db => (await db.Set<PairedDevice>().SingleAsync(d => d.PairedAt != null && db.Set<Participation.Web.Features.Agency.ServicePoint>().Any(p => p.Code == "D2" && p.Id == d.PlaceId))).Revoke(town.Service.Clock.GetUtcNow().UtcDateTime));
        var before = await town.AnswersAsync("D2");
        await Face(visit, "มาก").ClickAsync();
        await Expect(visit.Button("ข้ามข้อนี้")).ToBeVisibleAsync();
        await visit.Page.Clock.FastForwardAsync(15_000);
        await visit.Page.Clock.FastForwardAsync(3_000);

        await Expect(visit.Heading("จับคู่แท็บเล็ตเครื่องนี้")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("มีคะแนนรอส่ง 1 คำตอบ")).ToBeVisibleAsync();
        await visit.KeepPictureAsync("kiosk-revoked");
        Assert.Equal(before, await town.AnswersAsync("D2"));
        await PairAsync(visit, "D2", await Kiosks.AddAsync(visit, "D2"));
        await Expect(State(visit)).ToContainTextAsync("ส่งครบแล้ว");

        Assert.Equal(before + 1, await town.AnswersAsync("D2"));
    });

    [Fact]
    public Task Without_script_the_page_leads_to_the_plain_form() => chromium.UseAsync(Device.Phone with { Script = false }, town.Site, async visit =>
    {
        await visit.OpenAsync("/k/D1");
        await visit.KeepPictureAsync("kiosk-plain");
        await visit.Link("แตะที่นี่เพื่อให้คะแนน").ClickAsync();

        await Expect(visit.Heading("ท่านพอใจการบริการแค่ไหน")).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task The_staff_pages_of_devices_can_be_used_by_everybody(int width) => chromium.UseAsync(Device.Wide(width), town.Site, async visit =>
    {
        await AddAsync(visit, "D3");
        var device = new Uri(visit.Page.Url).AbsolutePath;
        foreach (var (path, name) in new[] { (device, "device"), ("/staff/devices", "devices"), ("/staff/devices/new?point=D1", "device-new") })
        {
            if (path != device) await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"{name}-{width}");
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
        }
    });

    [Fact]
    public Task On_the_kiosk_no_mark_is_cut_off() => chromium.UseAsync(Device.Tablet with { Scale = 2 }, town.Site, async visit =>
    {
        await visit.OpenAsync("/k/D1");
        Assert.NotEqual(0, await visit.AssertMarksUnclippedAsync());
    });

    [Fact]
    public Task The_page_stays_light() => chromium.UseAsync(Device.Tablet, town.Site, async visit =>
    {
        var weight = await Weight.OfAsync(visit, "/k/D1");

        Assert.True(weight.Total + await Weight.OfFileAsync(new Uri(town.Site, "/icon.svg")) < 40 * 1024, weight.ToString());
    });

    private Task<int> MuchThenLittleAsync() => town.Service.ReadAsync(db => db.Set<AnswerChoice>().CountAsync(c => c.QuestionKey == "order" && c.Value == (int)Rating.Little
        && db.Set<SurveyAnswer>().Any(a => a.Id == c.AnswerId && a.WayIn == WayIn.Kiosk && a.Rating == Rating.Much)));

    private async Task<string> AddAsync(Visit visit, string point)
    {
        await town.SignInAsync(visit);
        return await Kiosks.AddAsync(visit, point);
    }

    private static Task PairAsync(Visit visit, string point, string code) => Kiosks.PairAsync(visit, point, code);

    private static ILocator Face(Visit visit, string word) => Kiosks.Face(visit, word);

    private static ILocator State(Visit visit) => Kiosks.State(visit);

    private static async Task LookAsync(Visit visit, string name, Device device)
    {
        await visit.ResizeAsync(device.Width, device.Height);
        await visit.KeepPictureAsync(name);
        await visit.AssertGoodForEverybodyAsync();
    }
}
