using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Citizens;

[Collection(InChromium.Name)]
public sealed class OtherPagesTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData("/", 200, "front")]
    [InlineData("/s", 200, "find")]
    [InlineData("/s/A9", 404, "unknown-code")]
    [InlineData("/survey/performance", 200, "survey-by-link")]
    [InlineData("/suggest", 200, "suggest")]
    [InlineData("/suggest?done=true", 200, "suggest-thanks")]
    [InlineData("/rate/nothing", 404, "invitation-over")]
    [InlineData("/report", 200, "report")]
    [InlineData("/c", 200, "how-to-complain")]
    [InlineData("/c/new", 200, "new-case")]
    [InlineData("/c/track", 200, "track-case")]
    [InlineData("/privacy", 200, "privacy")]
    [InlineData("/me", 200, "my-data-without-link")]
    [InlineData("/no/such/page", 404, "not-found")]
    [InlineData("/error", 200, "error-page")]
    public Task Every_page_fits_a_phone_and_can_be_used_by_everybody(string path, int status, string picture) => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        await visit.OpenAsync(path, status);
        await visit.KeepPictureAsync(picture);
        await visit.AssertGoodForEverybodyAsync();
    });

    [Fact]
    public Task What_is_kept_about_a_person_is_shown_to_them_and_erased_only_when_they_are_sure() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var malee = await town.World.Line.AddVillagerAsync("มาลี");
        var village = await town.Service.ReadAsync(db => db.Set<Village>().FirstAsync(v => v.Number == 3));
        await using (var scope = town.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ChooseVillage>().RunAsync(malee.UserId, village.Id, CancellationToken.None);

        await visit.OpenAsync("/me?t=" + town.Service.Services.GetRequiredService<MyDataLink>().TokenFor(malee.UserId));
        await visit.KeepPictureAsync("my-data");
        await visit.AssertGoodForEverybodyAsync();
        visit.Expect("/me", 400);
        await visit.Button("ลบข้อมูลของฉัน").ClickAsync();
        await Expect(visit.Page.GetByText("กรุณาแตะช่อง")).ToBeVisibleAsync();
        await visit.AssertGoodForEverybodyAsync();
        await visit.Page.GetByLabel("เข้าใจแล้ว").CheckAsync();
        await visit.Button("ลบข้อมูลของฉัน").ClickAsync();
        await Expect(visit.Heading("ลบข้อมูลของท่านแล้ว")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_code_typed_on_the_front_page_leads_to_its_counter() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        await visit.OpenAsync("/");
        await visit.Page.GetByLabel("พิมพ์รหัสบนป้ายที่ช่องบริการ").FillAsync("d๑");
        await visit.Button("ต่อไป").ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync(new Uri(town.Site, "/s/D1").ToString());
        await Expect(visit.Page.GetByText("งานทะเบียนและบริการประชาชน")).ToBeVisibleAsync();
    });

    [Fact]
    public async Task A_broken_service_says_so_in_plain_words_with_a_number_to_tell()
    {
        var broken = new Town();
        await broken.InitializeAsync();
        try
        {
            await broken.Service.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE service_points RENAME TO gone"));
            await chromium.UseAsync(Device.Phone, broken.Site, async visit =>
            {
                await visit.OpenAsync("/s/D1", 500);
                await Expect(visit.Heading("ระบบขัดข้องชั่วคราว")).ToBeVisibleAsync();
                await visit.AssertGoodForEverybodyAsync();
            });
        }
        finally
        {
            await broken.DisposeAsync();
        }
    }
}
