using Participation.Browser.Tests.Support;
using Xunit.Sdk;

namespace Participation.Browser.Tests.Words;

/// <summary>ปู่ ฎุ๊ กี๊ ที่นี่ in every kind of input, button and heading, at 360 px.</summary>
[Collection(InChromium.Name)]
public sealed class ThaiMarksTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private static readonly Device Phone = Device.Phone with { Scale = 2 };

    [Theory]
    [InlineData("/")]
    [InlineData("/s")]
    [InlineData("/s/D1")]
    [InlineData("/s/D1/thanks")]
    public Task On_the_pages_of_citizens_no_mark_is_cut_off(string path) => chromium.UseAsync(Phone, town.Site, async visit =>
    {
        await visit.OpenAsync(path);
        Assert.NotEqual(0, await visit.AssertMarksUnclippedAsync());
    });

    [Fact]
    public Task On_the_pages_of_staff_no_mark_is_cut_off() => chromium.UseAsync(Phone, town.Site, async visit =>
    {
        await visit.OpenAsync("/staff/sign-in");
        await visit.AssertMarksUnclippedAsync();
        await town.SignInAsync(visit);
        foreach (var path in new[] { "/staff", "/staff/surveys", "/staff/agency", "/staff/service-points", "/staff/service-points/new", "/staff/service-points/D1", "/staff/line", "/staff/service-points/D1/card?size=a6" })
        {
            await visit.OpenAsync(path);
            Assert.NotEqual(0, await visit.AssertMarksUnclippedAsync());
        }
    });

    [Theory]
    [InlineData("<input type='text' id='tight' style='font-size:18px;line-height:1;height:18px;padding:0;border:0'>")]
    [InlineData("<h1 style='font-size:24px;line-height:1;overflow:hidden'>ก</h1>")]
    [InlineData("<div style='height:20px;overflow:hidden'><button style='font-size:18px;line-height:1.7'>ก</button></div>")]
    public Task A_box_that_is_too_tight_is_found_out(string box) => chromium.UseAsync(Phone, town.Site, async visit =>
    {
        await visit.Page.SetContentAsync($"<!DOCTYPE html><html lang='th'><body style='margin:60px 8px'>{box}</body></html>");
        await Assert.ThrowsAsync<TrueException>(visit.AssertMarksUnclippedAsync);
    });
}
