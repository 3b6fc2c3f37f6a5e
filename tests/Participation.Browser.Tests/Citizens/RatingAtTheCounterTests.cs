using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Surveys;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Citizens;

/// <summary>What the QR on the counter opens, on a phone 360 px wide.</summary>
[Collection(InChromium.Name)]
public sealed class RatingAtTheCounterTests(Chromium chromium, Town town, ITestOutputHelper output) : IClassFixture<Town>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_villager_rates_with_script_and_without(bool script) => chromium.UseAsync(Device.Phone with { Script = script }, town.Site, async visit =>
    {
        var words = $"ป้าที่ช่องหนึ่งใจดี กี๊ ปู่ {script}";
        var before = await town.AnswersAsync("D1");

        await visit.OpenAsync("/s/D1");
        await visit.KeepPictureAsync("rate");
        await Face(visit, "มากที่สุด").CheckAsync(new() { Force = true });
        await visit.Page.GetByLabel("อยากให้ปรับปรุงอะไร").FillAsync(words);
        await visit.KeepPictureAsync("rate-chosen");
        await visit.Button("ส่งคะแนน").ClickAsync();

        await Expect(visit.Heading("ได้รับคะแนนของท่านแล้ว")).ToBeVisibleAsync();
        await visit.KeepPictureAsync("thanks");
        Assert.Equal(before + 1, await town.AnswersAsync("D1"));
        Assert.Equal(1, await town.Service.ReadAsync(db => db.Set<SurveyComment>().CountAsync(c => c.Text == words)));
    });

    [Fact]
    public Task The_first_load_with_everything_it_asks_for_stays_under_30_KB() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var weight = await Weight.OfAsync(visit, "/s/D1");
        // The browser leaves it to chance when it fetches the icon: counted once, whether it did or not.
        var total = weight.Total + await Weight.OfFileAsync(new Uri(town.Site, "/icon.svg"));

        output.WriteLine($"{weight}, with the icon {total}");
        Assert.Equal(["/css/citizen.css", "/js/form.js", "/s/D1"], weight.Requests.Keys.Select(WithoutFingerprint).Order());
        Assert.True(total < 30 * 1024, weight.ToString());
    });

    [Fact]
    public Task The_form_and_the_thanks_can_be_used_by_everybody() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        foreach (var path in new[] { "/s/D1", "/s/D1/thanks" })
        {
            await visit.OpenAsync(path);
            await visit.AssertGoodForEverybodyAsync();
        }
    });

    [Fact]
    public Task A_forgotten_face_is_pointed_out_and_nothing_typed_is_lost() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var before = await town.AnswersAsync("D1");
        await visit.OpenAsync("/s/D1");
        await visit.Page.GetByLabel("อยากให้ปรับปรุงอะไร").FillAsync("ที่จอดรถน้อย\nน้ำดื่มหมด");

        visit.Expect("/s/D1", 400);
        await visit.Button("ส่งคะแนน").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("กรุณาแตะรูปหน้าหนึ่งรูป");
        await Expect(visit.Page.GetByLabel("อยากให้ปรับปรุงอะไร")).ToHaveValueAsync("ที่จอดรถน้อย\nน้ำดื่มหมด");
        await visit.AssertGoodForEverybodyAsync();
        await visit.KeepPictureAsync("rate-error");
        Assert.Equal(before, await town.AnswersAsync("D1"));

        await Face(visit, "น้อย").CheckAsync(new() { Force = true });
        await visit.Button("ส่งคะแนน").ClickAsync();
        await Expect(visit.Heading("ได้รับคะแนนของท่านแล้ว")).ToBeVisibleAsync();
        Assert.Equal(before + 1, await town.AnswersAsync("D1"));
    });

    [Fact]
    public Task Words_that_are_too_long_stay_in_the_box_with_the_chosen_face() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var words = new string('ก', SurveyComment.MaxLength + 3);
        await visit.OpenAsync("/s/D1");
        await Face(visit, "ปานกลาง").CheckAsync(new() { Force = true });
        await visit.Page.GetByLabel("อยากให้ปรับปรุงอะไร").FillAsync(words);

        visit.Expect("/s/D1", 400);
        await visit.Button("ส่งคะแนน").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("3 ตัวอักษร");
        await Expect(visit.Page.GetByLabel("อยากให้ปรับปรุงอะไร")).ToHaveValueAsync(words);
        await Expect(Face(visit, "ปานกลาง")).ToBeCheckedAsync();
    });

    [Fact]
    public Task The_same_form_sent_twice_at_once_and_then_once_more_stores_one_answer() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var before = await town.AnswersAsync("D2");
        await visit.OpenAsync("/s/D2");
        await Face(visit, "มาก").CheckAsync(new() { Force = true });

        // A real double tap would leave it to chance whether the second post still goes out.
        await visit.Page.EvaluateAsync(
            """
            async () => {
              const form = document.querySelector('form');
              const post = () => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
              await Promise.all([post(), post()]);
            }
            """);
        await visit.Button("ส่งคะแนน").ClickAsync();
        await Expect(visit.Heading("ได้รับคะแนนของท่านแล้ว")).ToBeVisibleAsync();

        Assert.Equal(before + 1, await town.AnswersAsync("D2"));
    });

    [Fact]
    public Task In_the_dark_the_form_keeps_its_contrast() => chromium.UseAsync(Device.Phone with { Dark = true }, town.Site, async visit =>
    {
        await visit.OpenAsync("/s/D1");
        await Face(visit, "มาก").CheckAsync(new() { Force = true });
        await visit.AssertAccessibleAsync();
        await visit.KeepPictureAsync("rate-dark");

        await visit.OpenAsync("/s/D1/thanks");
        await visit.AssertAccessibleAsync();
    });

    // "/css/citizen.abc123.css" is what the page asks for.
    private static string WithoutFingerprint(string path) => path.Split('.') is [var name, _, var kind] ? $"{name}.{kind}" : path;

    // Checked by force: the face is tapped, and its label lies over the radio.
    private static ILocator Face(Visit visit, string word) => visit.Page.Locator("#q_overall").GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = word, Exact = true });
}
