using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Publications;
using Participation.Web.Features.Surveys.Reports;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Staff;

/// <summary>The half-year report on screen and on paper, and a text on its way to everybody's eyes.</summary>
[Collection(InChromium.Name)]
public sealed class ReportsAndPublicationsTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Fact]
    public Task The_half_year_report_prints_on_A4_with_a_foot_and_a_number_on_every_sheet() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        var (id, hash) = await HalfAsync();
        await visit.OpenAsync($"/staff/reports/{id}");
        var pages = await PagesAsync(await PrintAsync(visit, "half-year-report"));

        Assert.InRange(pages.Count, 3, 6);
        Assert.Contains("ประชาชนพอใจร้อยละ", pages[0], StringComparison.Ordinal);
        Assert.Contains("ที่ไหน", pages[1], StringComparison.Ordinal);
        for (var i = 0; i < pages.Count; i++)
        {
            // Two marks on one letter come out of a PDF in pieces: what is looked for has none.
            Assert.Contains($"{i + 1}จาก{pages.Count}", pages[i], StringComparison.Ordinal);
            Assert.Contains(hash[..12], pages[i], StringComparison.Ordinal);
            Assert.Contains("ครึ่งปีหลังปีงบประมาณ2569", pages[i], StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task The_published_report_prints_too_and_is_light() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var weight = await Weight.OfAsync(visit, "/open/1");
        Assert.True(weight.Total < 40 * 1024, weight.ToString());
        var pages = await PagesAsync(await PrintAsync(visit, "published-report"));

        Assert.InRange(pages.Count, 2, 4);
        Assert.All(pages, page => Assert.Contains("รหัสเอกสาร", page, StringComparison.Ordinal));
    });

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public Task What_is_public_can_be_read_by_everybody(bool dark, bool script) => chromium.UseAsync(Device.Phone with { Dark = dark, Script = script }, town.Site, async visit =>
    {
        foreach (var path in new[] { "/open", "/open/1", "/open/3" })
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"public{path.Replace('/', '-')}{(dark ? "-dark" : "")}{(script ? "" : "-plain")}");
            await visit.AssertNoSidewaysScrollAsync();
            await visit.AssertTapTargetsAsync();
            if (script) await visit.AssertAccessibleAsync();
        }
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task The_pages_of_those_who_read_write_and_approve_can_be_used_by_everybody(int width) => chromium.UseAsync(Device.Wide(width), town.Site, async visit =>
    {
        var (half, _) = await HalfAsync();
        var week = await town.Service.ReadAsync(db => db.Set<SurveyReport>().Where(r => r.Kind == ReportKind.Weekly).OrderByDescending(r => r.From).Select(r => r.Id).FirstAsync());
        var draft = await town.Service.ReadAsync(db => db.Set<Publication>().Where(p => p.State == PublicationState.Draft).Select(p => p.Number).FirstAsync());
        foreach (var (who, paths) in new (string, string[])[]
        {
            ("admin", ["/staff/reports", $"/staff/reports/{half}", $"/staff/reports/{week}", $"/staff/reports/{half}/improve", "/staff/reports/personnel", "/staff/notices", "/staff/notices/1", "/staff/publications"]),
            ("officer", ["/staff/publications/new", $"/staff/publications/{draft}", $"/staff/publications/{draft}/edit", $"/staff/publications/{draft}/work", "/staff/publications/1", "/staff/publications/1/work", "/staff/publications/3/correct",
                "/staff/publications/1/texts", "/staff/publications/1/readers", "/staff/publications/channels", $"/staff/reports/{half}/publish"]),
            ("clerk", ["/staff", "/staff/publications/2/review"]),
        })
        {
            await visit.Page.Context.ClearCookiesAsync();
            await town.SignInAsync(visit, who);
            foreach (var path in paths)
            {
                await visit.OpenAsync(path);
                await visit.KeepPictureAsync($"reports{path.Replace('/', '-').Replace(half.ToString(), "half", StringComparison.Ordinal).Replace(week.ToString(), "week", StringComparison.Ordinal)}-{who}-{width}");
                await visit.AssertAccessibleAsync();
                await visit.AssertNoSidewaysScrollAsync();
            }
        }
    });

    [Fact]
    public Task A_report_waiting_for_approval_is_approved_by_the_clerk_and_read_by_a_villager() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await town.SignInAsync(visit, "clerk");
        await visit.OpenAsync("/staff/publications?show=submitted");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        await visit.Link("ตรวจและอนุมัติ").ClickAsync();
        await visit.Button("อนุมัติ").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("อนุมัติแล้ว");
        await visit.Button("ออกจากระบบ").ClickAsync();

        await town.SignInAsync(visit, "officer");
        await visit.OpenAsync("/staff/publications/2/work");
        await visit.Button("เผยแพร่ตอนนี้").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("เผยแพร่แล้ว");
        await visit.OpenAsync("/open/2");
        await Expect(visit.Page.Locator(".document")).ToContainTextAsync("ประชาชนพอใจร้อยละ");
    });

    private Task<(Guid Id, string Hash)> HalfAsync() => town.Service.ReadAsync(async db =>
    {
        var half = await db.Set<SurveyReport>().Where(r => r.Kind == ReportKind.HalfYearly).OrderByDescending(r => r.From).Select(r => new { r.Id, r.Hash }).FirstAsync();
        return (half.Id, half.Hash);
    });

    private static async Task<string> PrintAsync(Visit visit, string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", $"printed-{name}.pdf");
        await visit.Page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true, PrintBackground = true });
        Assert.Matches(@"Page size:\s+59[45]\S* x 84[12]", await Machine.RunAsync("pdfinfo", file));
        // For whoever looks at the sheets.
        await Machine.RunAsync("pdftoppm", "-r", "70", "-png", file, Path.ChangeExtension(file, null));
        return file;
    }

    /// <summary>The words of each sheet, without spaces: stacked marks come out of a PDF with some around them.</summary>
    private static async Task<IReadOnlyList<string>> PagesAsync(string pdf) =>
        [.. (await Machine.RunAsync("pdftotext", "-layout", pdf, "-")).Split('\f', StringSplitOptions.RemoveEmptyEntries).Select(p => string.Concat(p.Where(c => !char.IsWhiteSpace(c)))).Where(p => p.Length > 0)];
}
