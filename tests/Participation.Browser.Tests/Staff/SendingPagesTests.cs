using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Browser.Tests.Support;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Time;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Staff;

/// <summary>News on its way to LINE, from the price to the last number, as its publisher and its reader see it.</summary>
[Collection(InChromium.Name)]
public sealed class SendingPagesTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task The_pages_of_a_sending_can_be_used_by_everybody(int width) => chromium.UseAsync(Device.Wide(width), town.Site, async visit =>
    {
        var (number, villages) = await PrepareAsync($"ปิดถนนหน้าศาลา ปู่ ฎุ๊ กี๊ ที่นี่ {width}");
        var address = $"/staff/publications/{number}";
        await town.SignInAsync(visit, "officer");
        foreach (var (path, name) in new[]
        {
            ($"{address}/send", "send"), ($"{address}/send?to=villages&villages={villages[0]}&villages={villages[1]}", "send-price"), ($"{address}/groups", "groups"), ($"{address}/texts", "texts"), ($"{address}/notice-a4", "notice-a4"),
        })
        {
            await visit.OpenAsync(path);
            await visit.KeepPictureAsync($"sending-{name}-{width}");
            await visit.AssertAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
        }

        await visit.OpenAsync($"{address}/send?to=villages&villages={villages[0]}&villages={villages[1]}");
        await visit.Page.Locator("form[action*=Begin] button").ClickAsync();
        await visit.Page.WaitForURLAsync("**/sendings/1");
        await visit.KeepPictureAsync($"sending-progress-{width}");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        // The page shows the end by itself.
        await town.World.SettleAsync();
        var end = Expect(visit.Heading("ส่งครบแล้ว")).ToBeVisibleAsync();
        for (var second = 0; second < 100 && !end.IsCompleted; second++)
        {
            await town.World.AdvanceAsync(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
        await end;
        await visit.KeepPictureAsync($"sending-finished-{width}");

        // With too little left for everybody it says so and offers the cheaper ways.
        await town.World.Line.SetQuotaAsync(new QuotaRequest(Limit: 10));
        await town.World.RefreshQuotaAsync();
        await visit.OpenAsync($"{address}/send?to=all");
        await Expect(visit.Page.GetByText("ข้อความเดือนนี้ไม่พอ")).ToBeVisibleAsync();
        await visit.KeepPictureAsync($"sending-too-little-{width}");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
    });

    [Fact]
    public Task Somebody_chooses_their_news_on_the_page_of_their_data() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var malee = await town.World.Line.AddVillagerAsync("มาลี", friend: true);
        var link = new Uri(town.Service.Services.GetRequiredService<MyDataLink>().AddressFor(malee.UserId)).PathAndQuery;
        await visit.OpenAsync(link);
        await visit.KeepPictureAsync("sending-my-news");
        await visit.AssertTapTargetsAsync();
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
    });

    private async Task<(int Number, IReadOnlyList<Guid> Villages)> PrepareAsync(string title)
    {
        await town.World.Line.SetQuotaAsync(new QuotaRequest(Limit: 5_000, Used: 0));
        await town.World.RefreshQuotaAsync();
        var (now, number, villages) = (town.Service.Clock.Now(), 0, new List<Guid>());
        var people = await town.World.Line.AddFriendsAsync(60);
        var group = await town.World.Line.AddGroupAsync("ผู้นำหมู่บ้าน", people.Take(7));
        await town.Service.WriteAsync(async db =>
        {
            villages = [.. (await db.ActiveVillagesAsync(CancellationToken.None)).Select(v => v.Id)];
            foreach (var (id, i) in people.Select((id, i) => (id, i)))
            {
                var citizen = new Citizen { Id = Guid.CreateVersion7(now), LineUserId = id, CreatedAt = now, ChangedAt = now };
                citizen.Choose(villages[i % villages.Count], now);
                var recipient = new Recipient { LineId = id, FirstSeenAt = now };
                recipient.Followed(now);
                db.AddRange(recipient, citizen);
            }
            (await db.Set<Village>().SingleAsync(v => v.Id == villages[0])).LineGroupId = group.Id;
            number = await db.Set<Publication>().MaxAsync(p => p.Number) + 1;
            var publication = new Publication { Id = Guid.CreateVersion7(now), Number = number, Kind = PublicationKind.News, Title = title, Summary = "วันที่ 24 ถึง 26 พ.ย. 2569 เวลา 08.30 ถึง 16.30 น. ปิดถนนหน้าศาลาประชาคม ขอให้ใช้ถนนเลียบคลองแทน โทร 0 4999 0000", Body = "กองช่างซ่อมผิวถนนหน้าศาลาประชาคม รถผ่านไม่ได้ 3 วัน เดินเท้าผ่านได้ตามปกติ", Source = "กองช่าง", CreatedAt = now, Version = Guid.CreateVersion7(now) };
            publication.Submit(now);
            publication.Approve(Guid.CreateVersion7(now), now);
            publication.Publish(now);
            db.Add(publication);
        });
        return (number, villages);
    }
}
