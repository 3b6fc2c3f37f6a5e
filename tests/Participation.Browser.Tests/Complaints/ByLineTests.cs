using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Complaints;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Complaints;

/// <summary>
/// A case told entirely on the simulator's phone while LINE loses, repeats and disorders what is sent; answered by staff, rated in
/// LINE, followed and reopened.
/// </summary>
[Collection(InChromium.Name)]
public sealed class ByLineTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private const string Story = "ไฟทางหน้าโรงเรียนดับสองคืน ปู่กับย่าเดินมืด ที่นี่อันตราย";
    private const string Result = "เปลี่ยนหลอดไฟใหม่แล้วเมื่อเช้านี้";

    [Fact]
    public async Task Two_photos_and_a_place_arrive_once_whatever_LINE_does_and_the_case_is_followed_to_its_end()
    {
        var villager = await town.World.Line.AddVillagerAsync("ลุงคำ", friend: true);
        await town.World.Line.SetWebhookAsync(new WebhookSettings { Duplicates = 2, Redelivery = true, MaxRedeliveries = 3, RedeliveryDelayMilliseconds = 1000 });
        var account = (await town.World.Line.AccountsAsync())[0];
        await chromium.UseAsync(Device.Phone, town.World.Simulator.BaseUrl, line =>
            chromium.UseAsync(Device.Desk, town.Site, desk =>
            chromium.UseAsync(Device.Phone, town.Site, async web =>
            {
                line.IsCutOff = true;
                await line.OpenAsync($"/?user={villager.UserId}&chat=oa:{account.ChannelId}");
                await TellAsync(line);
                var receipt = await SendAsync(line);
                await line.KeepPictureAsync("case-line-received-360", line.Page.Locator(".phone"));
                await FetchPicturesAsync();

                await town.SignInAsync(desk);
                await Villagers.FindAsync(desk, receipt);
                await Expect(desk.Page.Locator(".photos img")).ToHaveCountAsync(2);
                await Expect(desk.Page.Locator("main")).ToContainTextAsync("หน้าโรงเรียน");
                await Villagers.AcceptAsync(desk, receipt);
                await Villagers.CloseAsync(desk, receipt, Result);

                await Expect(Last(line)).ToContainTextAsync($"เรื่องเลขที่ {receipt.Number} เราจัดการเป็นอย่างไรบ้างคะ");
                await Expect(line.Page.GetByText(Result)).ToBeVisibleAsync();
                await line.KeepPictureAsync("case-line-result-360", line.Page.Locator(".phone"));
                await RateAsync(line);
                await SayAsync(line, "ติดตาม");
                await Expect(Last(line)).ToContainTextAsync($"เลขที่ {receipt.Number}");
                await Expect(Last(line)).ToContainTextAsync("แก้ไขแล้ว");
                await Expect(Last(line)).ToContainTextAsync("รับเรื่องเข้าทะเบียน");
                await line.KeepPictureAsync("case-line-track-360", line.Page.Locator(".phone"));

                await Villagers.TrackAsync(web, receipt);
                await Expect(web.Page.Locator(".photos img")).ToHaveCountAsync(2);
                await web.KeepPictureAsync("case-track-closed-360");
                await web.AssertGoodForEverybodyAsync();
                await Villagers.ReopenAsync(web, receipt, "เมื่อคืนดับอีกแล้วค่ะ");
                await Villagers.FindAsync(desk, receipt);
                await Expect(desk.Page.GetByText("รอบที่ 2")).ToBeVisibleAsync();
                await desk.KeepPictureAsync("case-reopened-1280");
                await SayAsync(line, "ติดตาม");
                await Expect(Last(line)).ToContainTextAsync("กำลังทำ");

                Assert.Equal([ClockStanding.ToldInTime, ClockStanding.Running], await Villagers.StandingsAsync(town, receipt));
            })));
        Assert.Equal(1, await town.Service.ReadAsync(db => db.Set<CaseMatter>().CountAsync(m => m.LineUserId == villager.UserId)));
    }

    private async Task TellAsync(Visit line)
    {
        await SayAsync(line, "ร้องทุกข์");
        await TapAsync(line, "ไฟฟ้าสาธารณะ");
        await Expect(Last(line)).ToContainTextAsync("เล่าเรื่องได้เลยค่ะ");

        // Lost on the way, and sent again by LINE.
        await town.World.Line.SetWebhookAsync(new WebhookSettings { Url = new Uri(town.Site, "/line/gone").ToString() });
        await SayAsync(line, Story);
        await Expect(line.Page.Locator(".row.mine").Last).ToContainTextAsync(Story);
        await town.World.Line.WaitUntilIdleAsync();
        await Expect(Last(line)).ToContainTextAsync("เล่าเรื่องได้เลยค่ะ");
        await town.World.Line.SetWebhookAsync(new WebhookSettings { Url = new Uri(town.Site, "/line/webhook").ToString() });
        await town.World.AdvanceAsync(TimeSpan.FromSeconds(2));
        await Expect(Last(line)).ToContainTextAsync("เกิดที่ไหนคะ");

        // Held back, and brought in the wrong order.
        await town.World.Line.SetWebhookAsync(new WebhookSettings { Paused = true });
        await PhotoAsync(line, "ไฟทางดับ");
        await PhotoAsync(line, "ถนนเป็นหลุม");
        await line.Button("ส่งอย่างอื่น").ClickAsync();
        await line.Button("ตำแหน่งที่ตั้ง").ClickAsync();
        await line.Page.Locator(".sheet-list button").Filter(new() { HasText = "หน้าโรงเรียน" }).ClickAsync();
        await Expect(line.Page.Locator(".row.mine").Last).ToContainTextAsync("หน้าโรงเรียน");
        await town.World.Line.ReleaseWebhooksAsync("reversed");
        await town.World.Line.SetWebhookAsync(new WebhookSettings { Paused = false });
        await town.World.Line.WaitUntilIdleAsync();
        await Expect(Last(line)).ToContainTextAsync("ให้ใครเห็นชื่อของท่านคะ");
    }

    private async Task<Receipt> SendAsync(Visit line)
    {
        await line.Button("บอกชื่อ").ClickAsync();
        await Expect(Last(line)).ToContainTextAsync("พิมพ์ชื่อของท่านค่ะ");
        await SayAsync(line, "คำ ใจดี");
        foreach (var words in (string[])["ดูอีกครั้งก่อนส่ง", Story, "หน้าโรงเรียน", "2 รูป", "คำ ใจดี"]) await Expect(Last(line)).ToContainTextAsync(words);
        await line.KeepPictureAsync("case-line-check-360", line.Page.Locator(".phone"));

        // Lost for good: nothing happens, and whoever taps again is heard once.
        await town.World.Line.SetWebhookAsync(new WebhookSettings { Enabled = false });
        await TapAsync(line, "ส่งเรื่อง");
        await Expect(line.Page.Locator(".row.mine").Last).ToContainTextAsync("ส่งเรื่อง");
        await town.World.Line.SetWebhookAsync(new WebhookSettings { Enabled = true });
        await TapAsync(line, "ส่งเรื่อง");
        await Expect(Last(line)).ToContainTextAsync("รับเรื่องแล้วค่ะ");
        return Receipt.In(await Last(line).InnerTextAsync());
    }

    private static async Task RateAsync(Visit line)
    {
        await TapAsync(line, "ให้คะแนน");
        await TapAsync(line, "เริ่มให้คะแนน");
        await line.Button("มากที่สุด").ClickAsync();
        await Expect(Last(line)).ToContainTextAsync("ขอบคุณค่ะ");
    }

    /// <summary>The job that fetches them runs each minute.</summary>
    private async Task FetchPicturesAsync()
    {
        for (var minutes = 0; minutes < 20; minutes++)
        {
            await town.World.AdvanceAsync(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            if (await town.Service.ReadAsync(db => db.Set<CaseFile>().CountAsync(f => f.LineMessageId != null && f.Name != null)) == 2) return;
        }
        Assert.Fail("The pictures were not fetched.");
    }

    private static async Task PhotoAsync(Visit line, string sample)
    {
        var before = await line.Page.Locator(".row.mine").CountAsync();
        await line.Button("ส่งรูป").ClickAsync();
        await line.Button(sample).ClickAsync();
        await Expect(line.Page.Locator(".row.mine")).ToHaveCountAsync(before + 1);
    }

    private static async Task SayAsync(Visit line, string text)
    {
        await line.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "ข้อความ", Exact = true }).FillAsync(text);
        await line.Button("ส่ง").ClickAsync();
    }

    private static Task TapAsync(Visit line, string label) => line.Page.Locator(".row.theirs .flex-box[role=button]").Filter(new() { HasText = label }).Last.ClickAsync();

    private static ILocator Last(Visit line) => line.Page.Locator(".row.theirs").Last;
}
