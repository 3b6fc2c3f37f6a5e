using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Platform.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Staff;

/// <summary>From a new service point to the sheet of paper at its counter, read back as a phone's camera would.</summary>
[Collection(InChromium.Name)]
public sealed class PrintedCardTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private const string Name = "งานป้องกันและบรรเทาสาธารณภัย ที่นี่";

    [Fact]
    public Task A_new_service_point_gets_a_card_on_A4_and_A6_whose_QR_opens_it() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        await visit.OpenAsync("/staff/service-points");
        await visit.Link("เพิ่มจุดบริการ").ClickAsync();
        var code = await visit.Page.GetByLabel("รหัส").InputValueAsync();
        await visit.Page.GetByLabel("ชื่อ").FillAsync(Name);
        await visit.Button("เพิ่มจุดบริการ").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync($"รหัส {code}");

        foreach (var (paper, width, height) in new[] { ("A4", 210, 297), ("A6", 105, 148) })
        {
            await visit.Link($"พิมพ์ป้าย {paper}").ClickAsync();
            await visit.AssertAccessibleAsync();
            await visit.KeepPictureAsync($"card-{paper}");
            await AssertCodeIsLargeAsync(visit, paper == "A4" ? 80 : 40);
            await AssertCardAsync(await PrintAsync(visit, paper), code, width, height);
            await visit.Link("กลับ").ClickAsync();
        }

        await visit.OpenAsync($"/s/{code}");
        await Expect(visit.Page.GetByText(Name)).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData("a4")]
    [InlineData("a6")]
    public Task On_a_phone_the_card_is_shown_smaller_and_printed_in_full_size(string paper) => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        await visit.OpenAsync($"/staff/service-points/D1/card?size={paper}");
        await visit.KeepPictureAsync($"card-{paper.ToUpperInvariant()}-360");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        var (width, height) = paper == "a4" ? (210, 297) : (105, 148);
        await AssertCardAsync(await PrintAsync(visit, $"{paper}-from-a-phone"), "D1", width, height);
    });

    /// <summary>In millimetres of the paper; a CSS inch is 96 pixels.</summary>
    private static async Task AssertCodeIsLargeAsync(Visit visit, int least)
    {
        var box = await visit.Page.Locator(".qr svg").BoundingBoxAsync();
        Assert.True(Math.Min(box!.Width, box.Height) * 25.4 / 96 >= least, $"The code measures {box.Width} by {box.Height} pixels.");
        Assert.InRange((await visit.Page.Locator("h1").InnerTextAsync()).Split(' ').Length, 1, 7);
        Assert.DoesNotContain("256", await visit.Page.Locator(".card").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task AssertCardAsync(string pdf, string code, int width, int height)
    {
        var site = town.Service.Services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl;
        var info = await Machine.RunAsync("pdfinfo", pdf);
        Assert.Matches(@"Pages:\s+1\n", info);
        Assert.Equal((width, height), PaperOf(info));

        await Machine.RunAsync("pdftoppm", "-r", "100", "-png", "-singlefile", pdf, Path.ChangeExtension(pdf, null));
        var read = await Machine.RunAsync("zbarimg", "--quiet", "--raw", Path.ChangeExtension(pdf, "png"));
        Assert.Equal(new Uri(site, $"/s/{code}").ToString(), read.Trim());

        // Stacked marks come out of a PDF with spaces around them, so words are compared without.
        var words = (await Machine.RunAsync("pdftotext", pdf, "-")).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"S-{code}", words, StringComparison.Ordinal);
        Assert.Contains($"{site.Authority}/s/{code}", words, StringComparison.Ordinal);
        Assert.Contains("อบต.ทุ่งดอกคูณ", words, StringComparison.Ordinal);
    }

    private static async Task<string> PrintAsync(Visit visit, string paper)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", $"printed-{paper}.pdf");
        await visit.Page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true, PrintBackground = true });
        return file;
    }

    // "Page size:      595.92 x 842.88 pts (A4)", in millimetres.
    private static (int Width, int Height) PaperOf(string info)
    {
        var size = info.Split('\n').Single(l => l.StartsWith("Page size:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (Millimetres(size[2]), Millimetres(size[4]));
    }

    private static int Millimetres(string points) => (int)Math.Round(double.Parse(points, CultureInfo.InvariantCulture) * 25.4 / 72);
}
