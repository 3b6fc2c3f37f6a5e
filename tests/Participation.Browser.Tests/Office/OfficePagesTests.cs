using Microsoft.EntityFrameworkCore;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Agency;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Office;

/// <summary>The pages of the office's own data, and the manuals citizens read.</summary>
[Collection(InChromium.Name)]
public sealed class OfficePagesTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private static readonly string[] Manuals = ["/services", "/services?q=ต่อเติมบ้าน", "/services?q=xyz", "/services/1", "/services/1/chart"];

    private static readonly string[] Staff =
    [
        "/staff/setup", "/staff/setup/line", "/staff/agency", "/staff/holidays", "/staff/units", "/staff/units/new", "/staff/villages", "/staff/villages/new", "/staff/service-areas",
        "/staff/service-points/D1", "/staff/service-points/D1/duties", "/staff/service-points/D1/roster", "/staff/services", "/staff/services/new", "/staff/services/1", "/staff/services/1/manual",
        "/staff/services/1/editions/1", "/staff/services/1/posting", "/staff/services?show=waiting", "/staff/village-facts", "/staff/account/line", "/staff/import/villages", "/staff/import/services",
    ];

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public Task Manuals_can_be_read_by_everybody_with_and_without_script(bool script, bool dark) => chromium.UseAsync(Device.Phone with { Script = script, Dark = dark }, town.Site, async visit =>
    {
        foreach (var path in Manuals)
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"manual{path.Replace('/', '-').Split('?')[0]}{(script ? "" : "-plain")}{(dark ? "-dark" : "")}");
            await visit.AssertNoSidewaysScrollAsync();
            await visit.AssertTapTargetsAsync();
            if (script) await visit.AssertAccessibleAsync();
        }
    });

    [Theory]
    [InlineData("/services")]
    [InlineData("/services/1")]
    [InlineData("/services/1/chart")]
    public Task A_first_visit_stays_under_40_KB(string path) => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var weight = await Weight.OfAsync(visit, path);

        Assert.True(weight.Total + await Weight.OfFileAsync(new Uri(town.Site, "/icon.svg")) < 40 * 1024, weight.ToString());
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Staff_pages_can_be_used_by_everybody_and_fit_the_screen(int width) => chromium.UseAsync(Device.Wide(width), town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        var (unit, village, holiday) = await town.Service.ReadAsync(async db => (await db.Set<Unit>().Select(u => u.Id).FirstAsync(), await db.Set<Village>().Select(v => v.Id).FirstAsync(), await db.Set<Holiday>().Select(h => h.Id).FirstAsync()));
        foreach (var path in Staff.Append($"/staff/units/{unit}").Append($"/staff/villages/{village}").Append($"/staff/holidays/{holiday}"))
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"office{path.Replace('/', '-')}-{width}");
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
        }
    });

    [Fact]
    public Task A_villager_searches_by_ear_and_opens_the_manual() => chromium.UseAsync(Device.Phone with { Script = false }, town.Site, async visit =>
    {
        await visit.OpenAsync("/");
        await visit.Link("ต้องใช้เอกสารอะไร ดูงานบริการทั้งหมด").ClickAsync();
        await visit.Page.GetByLabel("อยากมาทำเรื่องอะไร").FillAsync("ขออนุยาดก่อส้าง");
        await visit.Button("ค้นหา").ClickAsync();
        await visit.Page.Locator("main .links a").First.ClickAsync();

        await Expect(visit.Heading("ขออนุญาตก่อสร้าง")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("สำเนาโฉนดที่ดิน")).ToBeVisibleAsync();
    });

    [Fact]
    public Task On_the_pages_of_manuals_no_mark_is_cut_off() => chromium.UseAsync(Device.Phone with { Scale = 2 }, town.Site, async visit =>
    {
        foreach (var path in new[] { "/services", "/services/1" })
        {
            await visit.OpenAsync(path);
            Assert.NotEqual(0, await visit.AssertMarksUnclippedAsync());
        }
    });

    [Fact]
    public Task The_step_chart_fits_one_sheet_of_A4() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        for (var number = 1; number <= 11; number++)
        {
            await visit.OpenAsync($"/services/{number}/chart");
            var pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
            var pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page[^s]");
            Assert.True(pages == 1, $"the chart of service {number} takes {pages} sheets");
        }
    });
}
