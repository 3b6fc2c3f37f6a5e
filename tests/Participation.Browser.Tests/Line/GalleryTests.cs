using Line.Simulator;
using Participation.Browser.Tests.Support;

namespace Participation.Browser.Tests.Line;

/// <summary>Every kind of message, as the simulator's phone draws it, beside what LINE's documents say.</summary>
[Collection(InChromium.Name)]
public sealed class GalleryTests(Chromium chromium) : IAsyncLifetime
{
    private SimulatorHost? _simulator;

    public async Task InitializeAsync() => _simulator = await SimulatorHost.StartAsync();

    public async Task DisposeAsync() => await _simulator!.DisposeAsync();

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public Task Every_kind_is_drawn_with_a_line_about_it_and_nothing_stands_out_sideways(int width) => UseAsync(Device.Wide(width), async visit =>
    {
        var exhibits = visit.Page.Locator(".exhibit");
        Assert.True(await exhibits.CountAsync() >= 28);
        foreach (var exhibit in await exhibits.AllAsync())
        {
            await exhibit.ScrollIntoViewIfNeededAsync();
            Assert.NotEmpty(await exhibit.Locator("> p").InnerTextAsync());
            Assert.True((await exhibit.Locator(".screen").BoundingBoxAsync())!.Height >= 90);
        }

        await visit.AssertNoSidewaysScrollAsync();
        var broken = await visit.Page.EvaluateAsync<string[]>("() => [...document.images].filter(i => i.complete && i.naturalWidth === 0).map(i => i.src)");
        Assert.Empty(broken);
        await visit.KeepPictureAsync($"gallery-{width}");
    });

    [Fact]
    public Task No_mark_is_cut_off_in_any_message() => UseAsync(Device.Phone with { Scale = 2 }, async visit =>
        Assert.True(await visit.AssertMarksUnclippedAsync(".words, .flex-text.flex-wrap, .template-text, .template-title, .name, .day span, .place b, .place span, .template-picture span, .quoted b") > 20));

    /// <summary>LINE's widths; the widest gives way to the edge of the screen.</summary>
    [Theory]
    [InlineData("nano", 120)]
    [InlineData("micro", 160)]
    [InlineData("deca", 220)]
    [InlineData("hecto", 241)]
    [InlineData("kilo", 260)]
    [InlineData("mega", 300)]
    public Task A_Flex_bubble_has_the_width_of_its_size(string size, int pixels) => UseAsync(Device.Desk, async visit =>
        Assert.Equal(pixels, (await visit.Page.Locator($"#flex-sizes .flex-{size}").BoundingBoxAsync())!.Width));

    private Task UseAsync(Device device, Func<Visit, Task> use) => chromium.UseAsync(device, _simulator!.BaseUrl, async visit =>
    {
        await visit.OpenAsync("/gallery");
        await visit.Page.Locator("body[data-ready]").WaitForAsync();
        await use(visit);
    });
}
