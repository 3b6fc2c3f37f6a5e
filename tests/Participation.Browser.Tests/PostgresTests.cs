using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests;

public sealed class TownOnPostgres : Town
{
    protected override Database Database => Database.Postgres;
}

/// <summary>Browsers do not see the database; one way through all of it on PostgreSQL is enough.</summary>
[Collection(InChromium.Name)]
public sealed class PostgresTests(Chromium chromium, TownOnPostgres town) : IClassFixture<TownOnPostgres>
{
    [Fact]
    public Task A_rating_given_on_the_counter_is_counted_for_staff() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        await town.SignInAsync(visit);
        var before = await Town.CountedAsync(visit, "เบี้ยยังชีพและสวัสดิการ");
        await visit.OpenAsync("/s/H7");
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "มาก", Exact = true }).CheckAsync(new() { Force = true });
        await visit.Button("ส่งคะแนน").ClickAsync();
        await Expect(visit.Heading("ได้รับคะแนนของท่านแล้ว")).ToBeVisibleAsync();
        Assert.Equal(before + 1, await Town.CountedAsync(visit, "เบี้ยยังชีพและสวัสดิการ"));
    });
}
