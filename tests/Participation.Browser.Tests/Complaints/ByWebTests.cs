using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Complaints;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Complaints;

/// <summary>A case told on a phone 360 px wide with script off, from the first word to the second round.</summary>
[Collection(InChromium.Name)]
public sealed class ByWebTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private const string Story = "น้ำไม่ไหลมาสามวันแล้ว ปู่ต้องหาบน้ำ ที่นี่เดือดร้อนทั้งซอย";
    private const string Result = "ซ่อมท่อแตกแล้ว น้ำไหลปกติเมื่อเช้านี้";

    private static readonly Device Plain = Device.Phone with { Script = false };

    [Fact]
    public Task It_is_told_in_several_tries_followed_answered_rated_and_reopened() => chromium.UseAsync(Plain, town.Site, phone =>
        chromium.UseAsync(Device.Desk, town.Site, async desk =>
        {
            await phone.OpenAsync("/c/new");
            await phone.Page.GetByLabel("เล่าเรื่อง").FillAsync(Story);
            await phone.Page.GetByLabel("เกี่ยวกับอะไร").SelectOptionAsync(new SelectOptionValue { Label = "น้ำประปา น้ำกินน้ำใช้" });
            await phone.Page.Locator("#Photos").SetInputFilesAsync([Picture("ท่อแตก.png"), Picture("ซอย.png")]);
            phone.Expect("/c/new", 400);
            await phone.Button("ส่งเรื่อง").ClickAsync();

            await Expect(phone.Page.Locator(".waiting li")).ToHaveCountAsync(2);
            await Expect(phone.Page.Locator(".waiting")).ToContainTextAsync("ท่อแตก.png");
            await AssertTypedAsync(phone);
            await phone.KeepPictureAsync("case-new-refused-360-plain");
            await AssertFitsAsync(phone);

            // Away to look something up, and back.
            await phone.Link("ประกาศเรื่องข้อมูลส่วนบุคคล").ClickAsync();
            await Expect(phone.Page).ToHaveURLAsync(new Uri(town.Site, "/privacy").ToString());
            await phone.Page.GoBackAsync();
            await AssertTypedAsync(phone);
            await Expect(phone.Page.Locator(".waiting li")).ToHaveCountAsync(2);

            // Put aside, and taken up again by the address.
            await phone.Button("ยังไม่ส่ง เก็บไว้ก่อน").ClickAsync();
            await Expect(phone.Page.GetByText("ยังไม่ได้ส่ง")).ToBeVisibleAsync();
            var address = phone.Page.Url;
            await phone.KeepPictureAsync("case-new-aside-360-plain");
            await AssertFitsAsync(phone);
            await phone.OpenAsync("/");
            await phone.OpenAsync(new Uri(address).PathAndQuery);
            await AssertTypedAsync(phone);

            await phone.Page.GetByLabel("ร้องทุกข์").CheckAsync(new() { Force = true });
            await phone.Page.GetByLabel("ไม่บอกชื่อ").CheckAsync(new() { Force = true });
            await phone.Button("ส่งเรื่อง").ClickAsync();
            await Expect(phone.Heading("รับเรื่องแล้ว")).ToBeVisibleAsync();
            var receipt = Receipt.In(await phone.Page.Locator("main").InnerTextAsync());
            await phone.KeepPictureAsync("case-new-received-360-plain");
            await AssertFitsAsync(phone);

            await Villagers.TrackAsync(phone, receipt);
            await Expect(phone.Page.Locator(".photos img")).ToHaveCountAsync(2);
            await phone.KeepPictureAsync("case-track-360-plain");
            await AssertFitsAsync(phone);

            await town.SignInAsync(desk);
            await Villagers.AcceptAsync(desk, receipt);
            await Villagers.CloseAsync(desk, receipt, Result);

            await Villagers.TrackAsync(phone, receipt);
            await Expect(phone.Page.GetByText(Result)).ToBeVisibleAsync();
            await phone.OpenAsync(new Uri((await phone.Link("ให้คะแนนการจัดการเรื่องนี้").GetAttributeAsync("href"))!).AbsolutePath);
            await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "มากที่สุด", Exact = true }).First.CheckAsync(new() { Force = true });
            await phone.Button("ส่งคะแนน").ClickAsync();
            await Expect(phone.Page.GetByText("ได้รับคะแนนของท่านแล้ว")).ToBeVisibleAsync();

            await Villagers.ReopenAsync(phone, receipt, "น้ำไหลวันเดียวแล้วหยุดอีก");
            await Expect(phone.Link("ให้คะแนนการจัดการเรื่องนี้")).ToHaveCountAsync(0);
            await Villagers.FindAsync(desk, receipt);
            await Expect(desk.Page.GetByText("รอบที่ 2")).ToBeVisibleAsync();
            Assert.Equal([ClockStanding.ToldInTime, ClockStanding.Running], await Villagers.StandingsAsync(town, receipt));
        }));

    [Fact]
    public Task What_was_typed_is_there_again_after_looking_something_up_before_anything_was_sent() => chromium.UseAsync(Plain, town.Site, async phone =>
    {
        await phone.OpenAsync("/c/new");
        await phone.Page.GetByLabel("เล่าเรื่อง").FillAsync(Story);
        await phone.Page.GetByLabel("เกี่ยวกับอะไร").SelectOptionAsync(new SelectOptionValue { Label = "น้ำประปา น้ำกินน้ำใช้" });

        await phone.Link("ประกาศเรื่องข้อมูลส่วนบุคคล").ClickAsync();
        await Expect(phone.Page).ToHaveURLAsync(new Uri(town.Site, "/privacy").ToString());
        await phone.Page.GoBackAsync();

        await AssertTypedAsync(phone);
    });

    [Theory]
    [InlineData("/c")]
    [InlineData("/c/new")]
    [InlineData("/c/track")]
    public Task A_first_visit_stays_under_40_KB(string path) => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var weight = await Weight.OfAsync(visit, path);

        Assert.True(weight.Total + await Weight.OfFileAsync(new Uri(town.Site, "/icon.svg")) < 40 * 1024, weight.ToString());
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task With_script_what_is_chosen_is_said_in_Thai_and_every_stage_is_good_for_everybody(bool dark) => chromium.UseAsync(Device.Phone with { Dark = dark }, town.Site, async phone =>
    {
        await phone.OpenAsync("/c/new");
        await Expect(phone.Page.Locator("#Photos_chosen")).ToHaveTextAsync("ยังไม่ได้เลือกไฟล์");
        await phone.Page.Locator("#Photos").SetInputFilesAsync([Picture("ท่อแตก.png")]);
        await Expect(phone.Page.Locator("#Photos_chosen")).ToHaveTextAsync("เลือกแล้ว 1 ไฟล์: ท่อแตก.png");
        await phone.Page.GetByLabel("เล่าเรื่อง").FillAsync(Story);
        phone.Expect("/c/new", 400);
        await phone.Button("ส่งเรื่อง").ClickAsync();
        await Expect(phone.Page.Locator(".waiting li")).ToHaveCountAsync(1);
        await phone.KeepPictureAsync($"case-new-refused-360{(dark ? "-dark" : "")}");
        await phone.AssertGoodForEverybodyAsync();

        await phone.Button("ยังไม่ส่ง เก็บไว้ก่อน").ClickAsync();
        await Expect(phone.Page.GetByText("ยังไม่ได้ส่ง")).ToBeVisibleAsync();
        await phone.AssertGoodForEverybodyAsync();
        await phone.Button("ลบที่เก็บไว้").ClickAsync();
        await Expect(phone.Page.GetByLabel("เล่าเรื่อง")).ToHaveValueAsync("");
    });

    [Theory]
    [InlineData("/c/new")]
    [InlineData("/c/track")]
    public Task No_mark_is_cut_off(string path) => chromium.UseAsync(Device.Phone with { Scale = 2 }, town.Site, async phone =>
    {
        await phone.OpenAsync(path);
        Assert.NotEqual(0, await phone.AssertMarksUnclippedAsync());
    });

    private static async Task AssertTypedAsync(Visit phone)
    {
        await Expect(phone.Page.GetByLabel("เล่าเรื่อง")).ToHaveValueAsync(Story);
        await Expect(phone.Page.Locator("#Category option:checked")).ToHaveTextAsync("น้ำประปา น้ำกินน้ำใช้");
    }

    private static async Task AssertFitsAsync(Visit phone)
    {
        await phone.AssertNoSidewaysScrollAsync();
        await phone.AssertTapTargetsAsync();
    }

    // One white pixel.
    private static FilePayload Picture(string name) => new()
    {
        Name = name,
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="),
    };
}
