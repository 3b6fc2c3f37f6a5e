using Line.Messaging;
using Line.Simulator.Control;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.RichMenus;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Line;

/// <summary>What the phone page offers around the messages: its bar, its menus, answers to a message, pages opened from the chat.</summary>
[Collection(InChromium.Name)]
public sealed class PhonePageTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task The_bar_over_a_small_phone_takes_two_lines_at_most_while_the_clock_stands()
    {
        await UseAsync(Device.Phone, "/", async visit =>
        {
            await Expect(visit.Page.Locator("#clock")).ToContainTextAsync("หยุดอยู่");
            Assert.InRange((await visit.Page.Locator(".bar").BoundingBoxAsync())!.Height, 40, 72);
            await visit.AssertNoSidewaysScrollAsync();
        });
    }

    [Fact]
    public async Task Four_phones_lie_side_by_side_on_a_desk()
    {
        await UseAsync(Device.Desk, "/?phones=4", async visit =>
        {
            await Expect(visit.Page.Locator(".phone")).ToHaveCountAsync(4);
            foreach (var phone in await visit.Page.Locator(".phone").AllAsync())
            {
                var box = (await phone.BoundingBoxAsync())!;
                Assert.True(box.X >= 0 && box.X + box.Width <= Device.Desk.Width, $"from {box.X} to {box.X + box.Width}");
            }
        });
    }

    [Fact]
    public async Task The_rich_menu_switches_its_tabs_and_its_areas_write_the_words()
    {
        var folder = Path.Combine(Checkout(), "rich-menus");
        var line = new LineMessagingClient(new HttpClient(), new LongLivedToken(Service.AccessToken), new LineMessagingOptions { ApiBaseUrl = town.World.Simulator.BaseUrl, DataApiBaseUrl = town.World.Simulator.BaseUrl });
        await new Publisher(line, dryRun: false, _ => { }, TimeProvider.System).RunAsync(MenuFolder.Read(folder, town.Site), [], [], CancellationToken.None);
        var villager = await town.World.Line.AddVillagerAsync("ป้าสมศรี ใจดี", friend: true);

        await UseAsync(Device.Phone, await ChatAsync(villager), async visit =>
        {
            var picture = visit.Page.Locator(".richmenu img");
            await Expect(picture).ToBeVisibleAsync();
            var services = await picture.GetAttributeAsync("src");
            await visit.Button("แท็บมีส่วนร่วม").ClickAsync();
            await Expect(picture).Not.ToHaveAttributeAsync("src", services!);
            await visit.Button("แท็บบริการ").ClickAsync();
            await visit.Button("ติดต่อเรา").ClickAsync();
            await Expect(visit.Page.Locator(".row.mine .words")).ToHaveTextAsync("ติดต่อ");
            await Expect(visit.Page.Locator(".row.theirs").Last).ToContainTextAsync("เปิด");
            await visit.KeepPictureAsync("rich-menu");
        });
    }

    [Fact]
    public async Task A_message_is_answered_with_the_message_it_answers_to_above_it()
    {
        var villager = await town.World.Line.AddVillagerAsync("ลุงบุญมี");
        await town.World.Line.SendTextAsync(villager.UserId, "ติดต่อ");

        await UseAsync(Device.Desk, await ChatAsync(villager), async visit =>
        {
            await visit.Page.Locator(".row.mine .bubble").First.ClickAsync(new LocatorClickOptions { Button = MouseButton.Right });
            await visit.Button("ตอบกลับ").ClickAsync();
            await visit.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "ข้อความ", Exact = true }).FillAsync("หมายถึงเบอร์โทร");
            await visit.Button("ส่ง").ClickAsync();
            await Expect(visit.Page.Locator(".row.mine .quoted")).ToContainTextAsync("ติดต่อ");
            await Expect(visit.Page.Locator(".quoting")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task A_link_opens_over_the_chat_and_a_scanned_link_to_the_account_shows_who_it_is()
    {
        var villager = await town.World.Line.AddVillagerAsync("น้องฝน");
        await town.World.Line.SendTextAsync(villager.UserId, $"ดู {new Uri(town.Site, "/s/D1")}");

        await UseAsync(Device.Desk, await ChatAsync(villager), async visit =>
        {
            var popup = await visit.Page.RunAndWaitForPopupAsync(() => visit.Page.Locator(".row.mine .bubble a").ClickAsync());
            Assert.EndsWith("/s/D1", popup.Url, StringComparison.Ordinal);
            await Expect(visit.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "หน้าเว็บใน LINE" })).ToContainTextAsync(town.Site.Authority);
            await popup.CloseAsync();
            await visit.Button("ปิด").ClickAsync();

            await visit.Button("สแกน QR").ClickAsync();
            await visit.Page.GetByLabel("ลิงก์หรือรหัส").FillAsync("https://line.me/R/ti/p/%40participation");
            await visit.Button("เปิด").ClickAsync();
            var profile = visit.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "บัญชีทางการ" });
            await Expect(profile).ToContainTextAsync("@participation");
            await profile.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "เพิ่มเพื่อน" }).ClickAsync();
            await Expect(visit.Page.Locator(".row.theirs", new PageLocatorOptions { HasText = "ยินดีรับใช้" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Behind_the_scenes_every_event_and_call_has_its_verdict()
    {
        var villager = await town.World.Line.AddVillagerAsync("ป้ามาลี");

        await UseAsync(Device.Desk, $"{await ChatAsync(villager)}&dev", async visit =>
        {
            await town.World.Line.SendTextAsync(villager.UserId, "เมนู");
            await Expect(visit.Page.Locator(".log li.good summary", new PageLocatorOptions { HasText = "→message" }).First).ToContainTextAsync("200 รับแล้ว");
            await Expect(visit.Page.Locator(".log li.good summary", new PageLocatorOptions { HasText = "←reply" }).First).ToContainTextAsync("200 สำเร็จ");
        });
    }

    private Task UseAsync(Device device, string path, Func<Visit, Task> use) => chromium.UseAsync(device, town.World.Simulator.BaseUrl, async visit =>
    {
        await visit.OpenAsync(path);
        await use(visit);
    });

    private async Task<string> ChatAsync(VillagerView villager) =>
        $"/?user={villager.UserId}&chat=oa:{(await town.World.Line.AccountsAsync())[0].ChannelId}";

    private static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Participation.sln"))) return folder.FullName;
        throw new InvalidOperationException("These tests run in the checkout.");
    }
}
