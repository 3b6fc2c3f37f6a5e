using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Complaints;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Complaints;

/// <summary>The office's pages about cases: for everybody, on every screen, by keyboard alone and on paper.</summary>
[Collection(InChromium.Name)]
public sealed class OfficeTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public Task Every_page_can_be_used_by_everybody_and_fits_the_screen(int width, bool dark) => chromium.UseAsync(Device.Wide(width) with { Dark = dark }, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        foreach (var (path, picture) in await PagesAsync())
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"case-{picture}-{width}{(dark ? "-dark" : "")}");
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
        }
    });

    [Fact]
    public Task No_mark_is_cut_off() => chromium.UseAsync(Device.Phone with { Scale = 2 }, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        foreach (var (path, _) in await PagesAsync())
        {
            await visit.OpenAsync(path);
            Assert.NotEqual(0, await visit.AssertMarksUnclippedAsync());
        }
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_case_is_keyed_in_by_keyboard_alone_and_its_slip_handed_over(int width) => chromium.UseAsync(Device.Wide(width), town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        await visit.OpenAsync("/staff/cases/new");
        await ChooseAsync(visit, "Channel", 2);
        await ChooseAsync(visit, "Kind", 1);
        await ChooseAsync(visit, "Category", 1);
        await FocusAsync(visit, "Words");
        await visit.Page.Keyboard.TypeAsync("ถนนหน้าวัดเป็นหลุม ปู่ล้มเมื่อวาน");
        visit.Expect("/staff/cases/new", 400);
        await FocusAsync(visit, "Address");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("กรุณาถามผู้ร้องว่าให้ใครเห็นชื่อ");
        await visit.KeepPictureAsync($"case-key-in-refused-{width}");
        await visit.AssertAccessibleAsync();
        await ChooseAsync(visit, "Naming", 3);
        await FocusAsync(visit, "Address");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator(".slip h1")).ToContainTextAsync("รับเรื่องเลขที่");
        await visit.KeepPictureAsync($"case-slip-{width}");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
    });

    [Theory]
    [InlineData("/staff/cases/register", "register", 842, 595)]
    [InlineData("/staff/cases/figures", "figures", 595, 842)]
    public Task Register_and_figures_print_on_A4_without_the_page_around_them(string path, string name, int width, int height) => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        await visit.OpenAsync(path);
        var file = Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", $"printed-case-{name}.pdf");
        await visit.Page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true, PrintBackground = true });

        Assert.Matches($@"Page size:\s+{width}\S* x {height}", (await Machine.RunAsync("pdfinfo", file)).Replace("594.", "595.", StringComparison.Ordinal).Replace("841.", "842.", StringComparison.Ordinal));
        // Stacked marks come out of a PDF with spaces around them, so words are compared without.
        var words = (await Machine.RunAsync("pdftotext", file, "-")).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("อบต.ทุ่งดอกคูณ", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ออกจากระบบ", words, StringComparison.Ordinal);
        await Machine.RunAsync("pdftoppm", "-r", "70", "-png", file, Path.ChangeExtension(file, null));
    });

    /// <summary>By the tabulator, as somebody without a mouse gets there.</summary>
    private static async Task FocusAsync(Visit visit, string id)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await visit.Page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''") == id) return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{id} is not reached by the keyboard.");
    }

    private static async Task ChooseAsync(Visit visit, string id, int entry)
    {
        await FocusAsync(visit, id);
        for (var presses = 0; presses < entry; presses++) await visit.Page.Keyboard.PressAsync("ArrowDown");
    }

    private async Task<(string Path, string Picture)[]> PagesAsync()
    {
        var (open, told) = await town.Service.ReadAsync(async db => (
            await db.Set<Case>().Where(c => c.State == CaseState.Working).Select(c => c.Id).FirstAsync(),
            await db.Set<CaseNotice>().Where(n => n.Kind == NoticeKind.Explanation).Select(n => new { n.CaseId, n.Sequence }).FirstAsync()));
        return
        [
            ("/staff/cases", "list"), ("/staff/cases?show=all&q=%E0%B9%84%E0%B8%9F", "list-found"), ($"/staff/cases/{open}", "folder"), ($"/staff/cases/{open}/work", "work"), ($"/staff/cases/{open}/assign", "assign"),
            ("/staff/cases/new", "key-in"), ("/staff/cases/register", "register"), ("/staff/cases/figures", "figures"), ("/staff/cases/settings", "settings"), ("/staff/cases/categories", "categories"),
            ($"/staff/cases/{told.CaseId}/letters/{told.Sequence}", "letter"), ("/c/poster", "poster"),
        ];
    }
}
