using Microsoft.EntityFrameworkCore;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Forums;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Forums;

/// <summary>The day of a forum in a hall whose network comes and goes, and the screen that everybody looks at.</summary>
[Collection(InChromium.Name)]
public sealed class HallTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private static readonly Device Projector = new(1920, 1080);

    [Fact]
    public Task The_desk_counts_on_without_network_is_opened_anew_and_delivers_each_press_once() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var number = await NumberAsync();
        await town.SignInAsync(visit, "officer");
        await visit.OpenAsync($"/staff/forums/{number}/hall");
        await visit.KeepPictureAsync("hall-desk");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        await Expect(visit.Page.Locator("[data-desk][data-kept=true]")).ToHaveCountAsync(1);
        var before = await CountAsync();
        var (plus, minus, state, total) = (visit.Page.Locator("button[name=Plus]").First, visit.Page.Locator("button[name=Minus]").First, visit.Page.Locator("[data-state]"), visit.Page.Locator("[data-total]"));
        await plus.ClickAsync();
        await Expect(total).ToHaveTextAsync(Text(before.Heads + 1));
        await Expect(state).ToBeHiddenAsync();

        visit.IsCutOff = true;
        await visit.Page.Context.SetOfflineAsync(true);
        for (var press = 0; press < 5; press++) await plus.ClickAsync();
        await minus.ClickAsync();
        await Expect(state).ToContainTextAsync("ยังไม่ส่ง 6 รายการ");
        await Expect(total).ToHaveTextAsync(Text(before.Heads + 5));
        await visit.Page.ReloadAsync();
        await Expect(state).ToContainTextAsync("ยังไม่ส่ง 6 รายการ");
        await visit.KeepPictureAsync("hall-desk-cut-off");
        await plus.ClickAsync();
        await Expect(state).ToContainTextAsync("ยังไม่ส่ง 7 รายการ");
        Assert.Equal((before.Entries + 1, before.Heads + 1), await CountAsync());

        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(state).ToBeHiddenAsync();
        await Expect(total).ToHaveTextAsync(Text(before.Heads + 6));
        Assert.Equal((before.Entries + 8, before.Heads + 6), await CountAsync());
        // Nothing is left that could come a second time.
        await visit.Page.ReloadAsync();
        await Expect(total).ToHaveTextAsync(Text(before.Heads + 6));
        Assert.Equal((before.Entries + 8, before.Heads + 6), await CountAsync());
    });

    [Fact]
    public Task After_hours_without_network_whoever_signs_in_next_delivers_what_the_desk_kept() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var number = await NumberAsync();
        var desk = $"/staff/forums/{number}/hall";
        var next = await Colleague.AddAsync(town.Service, "evening", [StaffRole.ForumOrganiser]);
        await town.SignInAsync(visit, "officer");
        await visit.OpenAsync(desk);
        await Expect(visit.Page.Locator("[data-desk][data-kept=true]")).ToHaveCountAsync(1);
        var before = await CountAsync();
        var (plus, state, total) = (visit.Page.Locator("button[name=Plus]").First, visit.Page.Locator("[data-state]"), visit.Page.Locator("[data-total]"));
        visit.IsCutOff = true;
        await visit.Page.Context.SetOfflineAsync(true);
        for (var press = 0; press < 3; press++) await plus.ClickAsync();
        await Expect(state).ToContainTextAsync("ยังไม่ส่ง 3 รายการ");

        // The session has ended meanwhile: what was counted stays on the phone, and the desk says what to do.
        await town.Service.WriteAsync(db => db.Set<StaffSession>().ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTime?)town.Service.Clock.Now())));
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(state).ToHaveTextAsync("ออกจากระบบแล้ว เข้าสู่ระบบใหม่แล้วจะส่งเอง · ยังไม่ส่ง 3 รายการ");
        Assert.Equal(before, await CountAsync());

        // A colleague signs in on it and opens the desk where there is no network: the page is the one that was kept, with a proof that was given to somebody else.
        await visit.OpenAsync("/staff/sign-in");
        await visit.Page.GetByLabel("ชื่อผู้ใช้").FillAsync(next.UserName);
        await visit.Page.GetByLabel("รหัสผ่าน").FillAsync(Visitor.Password);
        await visit.Button("เข้าสู่ระบบ").ClickAsync();
        await visit.Page.WaitForURLAsync("**/staff");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.OpenAsync(desk);
        await Expect(state).ToContainTextAsync("ยังไม่ส่ง 3 รายการ");
        var proof = await ProofAsync(visit);
        await plus.ClickAsync();
        await Expect(state).ToContainTextAsync("ยังไม่ส่ง 4 รายการ");
        visit.Expect(desk, 400);
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(state).ToBeHiddenAsync();

        await Expect(total).ToHaveTextAsync(Text(before.Heads + 4));
        Assert.Equal((before.Entries + 4, before.Heads + 4), await CountAsync());
        // The page has a proof of its own from then on.
        Assert.NotEqual(proof, await ProofAsync(visit));
        await plus.ClickAsync();
        await Expect(total).ToHaveTextAsync(Text(before.Heads + 5));
        await Expect(state).ToBeHiddenAsync();
        Assert.Equal((before.Entries + 5, before.Heads + 5), await CountAsync());
        Assert.StartsWith(StaffActor.Of(next.Id), await town.Service.ReadAsync(db => db.AuditEntries.Where(e => e.Action == "forum.counted").OrderByDescending(e => e.Sequence).Select(e => e.Actor).FirstAsync()), StringComparison.Ordinal);
    });

    [Fact]
    public Task What_is_pressed_at_the_desk_is_large_enough_for_a_thumb() => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        var number = await NumberAsync();
        await town.Service.WriteAsync(async db =>
        {
            var forum = await db.Set<Forum>().SingleAsync(f => f.Number == number);
            db.Add(new HallEntry { Id = Guid.CreateVersion7(), ForumId = forum.Id, Way = HallWay.Paper, Heads = 2, OccurredAt = forum.AnnouncedAt!.Value, ReceivedAt = forum.AnnouncedAt.Value });
        });
        await town.SignInAsync(visit, "officer");
        await visit.OpenAsync($"/staff/forums/{number}/hall");
        await visit.Page.GetByText("ใส่จากใบลงชื่อ").ClickAsync();
        await Expect(visit.Button("เอาออก").First).ToBeVisibleAsync();

        foreach (var button in await visit.Page.Locator("main button:visible").AllAsync())
            Assert.InRange((await button.BoundingBoxAsync())!.Height, 44, 200);
    });

    [Fact]
    public Task The_screen_fits_the_projector_and_shows_by_itself_what_changes() => chromium.UseAsync(Projector, town.Site, async visit =>
    {
        var number = await NumberAsync();
        await town.SignInAsync(visit, "officer");
        await visit.OpenAsync($"/staff/forums/{number}/hall");
        await visit.OpenAsync((await visit.Link("เปิดจอในห้อง").GetAttributeAsync("href"))!);
        await visit.KeepPictureAsync("hall-screen");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        // All of it at once: nobody scrolls a projector.
        Assert.Equal(Projector.Height, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        var total = visit.Page.Locator("[data-total]");
        var before = (await CountAsync()).Heads;
        await Expect(total).ToHaveTextAsync(Text(before));

        await town.Service.WriteAsync(async db =>
        {
            var forum = await db.Set<Forum>().SingleAsync(f => f.Number == number);
            db.Add(new HallEntry { Id = Guid.CreateVersion7(), ForumId = forum.Id, Way = HallWay.Desk, Heads = 1, OccurredAt = forum.AnnouncedAt!.Value, ReceivedAt = forum.AnnouncedAt.Value });
        });
        var shown = Expect(total).ToHaveTextAsync(Text(before + 1));
        for (var second = 0; second < 60 && !shown.IsCompleted; second++)
        {
            await town.World.AdvanceAsync(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
        await shown;
    });

    private Task<int> NumberAsync() => town.Service.ReadAsync(db => db.Set<Forum>().Where(f => f.Title.Contains("กำลังจัด")).Select(f => f.Number).SingleAsync());

    private async Task<(int Entries, int Heads)> CountAsync()
    {
        var number = await NumberAsync();
        return await town.Service.ReadAsync(async db =>
        {
            var heads = await db.Set<HallEntry>().Where(e => db.Set<Forum>().Any(f => f.Id == e.ForumId && f.Number == number)).Select(e => e.Heads).ToListAsync();
            return (heads.Count, heads.Sum());
        });
    }

    private static Task<string> ProofAsync(Visit visit) => visit.Page.Locator("[data-desk] [name=__RequestVerificationToken]").InputValueAsync();

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
