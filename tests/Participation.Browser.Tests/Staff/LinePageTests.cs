using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Staff;

[Collection(InChromium.Name)]
public sealed class LinePageTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task An_event_that_could_not_be_handled_is_handled_after_one_button()
    {
        var villager = await town.World.Line.AddVillagerAsync("ลุงมา");
        await town.ParkAsync(new Webhooks(town.Service.Clock).Text(villager.UserId, "S-D1"));
        await chromium.UseAsync(Device.Phone, town.Site, async visit =>
        {
            await town.SignInAsync(visit);
            await visit.Link("! ด่วน มีเรื่องจาก LINE ที่ระบบทำไม่สำเร็จ 1 รายการ กดให้ระบบทำใหม่ได้").ClickAsync();
            await Expect(visit.Page.GetByText("TimeoutException")).ToBeVisibleAsync();
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
            await visit.KeepPictureAsync("line-parked");

            await visit.Button("ทำใหม่").ClickAsync();
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("ส่งให้ระบบทำใหม่แล้ว");
            await Expect(visit.Page.GetByText("ไม่มีเรื่องจาก LINE ที่ค้างอยู่")).ToBeVisibleAsync();
        });

        // Handled this time: the question went out, by a token LINE no longer knew.
        var answer = Assert.Single(await town.World.Line.WaitForCallsAsync("reply"));
        Assert.Contains("ท่านพอใจการบริการแค่ไหน", answer.RequestBody, StringComparison.Ordinal);
    }
}
