using Line.Simulator.Control;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Line;

/// <summary>The same rating in LINE: the villager's phone is the simulator's page, the service is the real one.</summary>
[Collection(InChromium.Name)]
public sealed class RatingInLineTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_villager_adds_the_account_types_the_code_and_rates_by_taps_and_staff_see_it_counted()
    {
        var before = await CountedByStaffAsync();
        var villager = await town.World.Line.AddVillagerAsync("ป้าสมศรี ใจดี");
        await chromium.UseAsync(Device.Phone with { Scale = 2 }, town.World.Simulator.BaseUrl, async visit =>
        {
            await OpenChatAsync(visit, villager);
            await visit.Button("เพิ่มเพื่อน").ClickAsync();
            // The greeting, and the question for the village.
            await Expect(FromAccount(visit)).ToHaveCountAsync(2);

            await visit.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "ข้อความ", Exact = true }).FillAsync("S-D1");
            await visit.Button("ส่ง").ClickAsync();
            await RateAsync(visit, "มากที่สุด");
            // Tall enough for the whole conversation; this picture is the one in the README.
            await visit.ResizeAsync(Device.Phone.Width, 1120);
            await visit.KeepPictureAsync("phone", visit.Page.Locator(".phone"));

            await visit.Button("ไม่มี").ClickAsync();
            await Expect(FromAccount(visit).Last).ToContainTextAsync("แล้วพบกันใหม่");
        });

        Assert.Equal(before + 1, await CountedByStaffAsync());
    }

    [Fact]
    public async Task The_link_behind_a_QR_fills_in_the_code_so_that_it_only_has_to_be_sent()
    {
        var before = await town.AnswersAsync("D2");
        var villager = await town.World.Line.AddVillagerAsync("ลุงมี", friend: true);
        await chromium.UseAsync(Device.Phone, town.World.Simulator.BaseUrl, async visit =>
        {
            await OpenChatAsync(visit, villager);
            await visit.Button("สแกน QR").ClickAsync();
            await visit.Page.GetByLabel("ลิงก์หรือรหัส").FillAsync("https://line.me/R/oaMessage/%40participation/?S-D2");
            await visit.Button("เปิด").ClickAsync();
            await visit.Button("ส่ง").ClickAsync();
            await RateAsync(visit, "น้อย");
        });

        Assert.Equal(before + 1, await town.AnswersAsync("D2"));
    }

    private async Task<int> CountedByStaffAsync()
    {
        var counted = -1;
        await chromium.UseAsync(Device.Desk, town.Site, async visit =>
        {
            await town.SignInAsync(visit);
            counted = await Town.CountedAsync(visit, "งานทะเบียนและบริการประชาชน");
        });
        return counted;
    }

    private async Task OpenChatAsync(Visit visit, VillagerView villager)
    {
        var account = (await town.World.Line.AccountsAsync())[0];
        await visit.OpenAsync($"/?user={villager.UserId}&chat=oa:{account.ChannelId}");
    }

    private static async Task RateAsync(Visit visit, string word)
    {
        await Expect(FromAccount(visit).Last).ToContainTextAsync("ท่านพอใจการบริการแค่ไหน");
        await visit.Button(word).ClickAsync();
        await Expect(FromAccount(visit).Last).ToContainTextAsync("ขอบคุณค่ะ");
    }

    private static ILocator FromAccount(Visit visit) => visit.Page.Locator(".row.theirs");
}
