using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Queues;

/// <summary>Taking a card and following it on a phone of 360 px.</summary>
[Collection(InChromium.Name)]
public sealed class CitizenCardTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData("/q", 200, "queues-open")]
    [InlineData("/q/A9", 404, "queue-unknown")]
    [InlineData("/t/nobodyscard", 404, "card-unknown")]
    [InlineData("/queues", 200, "queues-rules")]
    [InlineData("/queues/D1", 200, "queue-how")]
    [InlineData("/queues/D1/print", 200, "queue-notice")]
    public Task Every_page_of_queues_fits_a_phone_and_can_be_used_by_everybody(string path, int status, string picture) => chromium.UseAsync(Device.Phone, town.Site, async visit =>
    {
        await visit.OpenAsync(path, status);
        await visit.KeepPictureAsync(picture);
        await visit.AssertGoodForEverybodyAsync();
        Assert.NotEqual(0, await visit.AssertMarksUnclippedAsync());
    });

    [Fact]
    public Task The_notice_prints_on_one_sheet() => chromium.UseAsync(Device.Desk, town.Site, async visit =>
    {
        await visit.OpenAsync("/queues/D1/print");
        await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await visit.KeepPictureAsync("queue-notice-a4");
        var pdf = System.Text.Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b(?!s)"));
    });

    [Fact]
    public Task A_card_is_taken_by_one_tap_followed_live_and_says_when_the_connection_is_lost() => chromium.UseAsync(Device.Phone with { Scale = 2 }, town.Site, async visit =>
    {
        // Each page of the card that is left ends its stream.
        visit.IsCutOff = true;
        await EmptyAsync();
        await OpenCounterAsync();
        await visit.OpenAsync("/q/D1");
        await visit.KeepPictureAsync("queue-take");
        await visit.AssertGoodForEverybodyAsync();
        await AssertMarksAsync(visit);
        await visit.Button("รับบัตรคิว").ClickAsync();
        await visit.Page.WaitForURLAsync("**/t/*");
        await visit.KeepPictureAsync("card-elsewhere");
        await visit.AssertGoodForEverybodyAsync();
        await AssertMarksAsync(visit);

        await visit.Link("ถึงห้องรอแล้ว").ClickAsync();
        await visit.AssertGoodForEverybodyAsync();
        await visit.KeepPictureAsync("card-here");
        await visit.Page.GetByLabel("เลข 4 หลัก").FillAsync(await HallCodeAsync());
        await visit.Button("ถึงห้องรอแล้ว").ClickAsync();
        await Expect(visit.Page.GetByText("คิวถัดไปคือท่าน").First).ToBeVisibleAsync();

        await visit.Page.Context.SetOfflineAsync(true);
        await Expect(visit.Page.GetByText("ขาดการติดต่อ")).ToBeVisibleAsync();
        await visit.KeepPictureAsync("card-lost");
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(visit.Page.GetByText("ขาดการติดต่อ")).ToBeHiddenAsync();

        await PressAsync<CallNext>((call, press) => call.RunAsync(press, CancellationToken.None));
        await Expect(visit.Page.Locator(".headline")).ToHaveTextAsync("เชิญที่ช่อง 1");
        await Expect(visit.Page.Locator("[data-said]")).ToContainTextAsync("เชิญที่ช่อง 1");
        await visit.KeepPictureAsync("card-called");
        await visit.AssertGoodForEverybodyAsync();
        await AssertMarksAsync(visit);
        await PressAsync<StartServing>((start, press) => start.RunAsync(press, null, CancellationToken.None));
        await Expect(visit.Page.Locator(".headline")).ToHaveTextAsync("กำลังรับบริการที่ช่อง 1");
        await PressAsync<FinishTicket>((finish, press) => finish.RunAsync(press, CancellationToken.None));
        await Expect(visit.Link("ให้คะแนนบริการ")).ToBeVisibleAsync();
        await visit.KeepPictureAsync("card-finished");
        await visit.AssertGoodForEverybodyAsync();
    });

    [Fact]
    public async Task Taking_a_card_and_the_card_itself_stay_under_40_KB_on_the_first_load()
    {
        var token = "";
        await chromium.UseAsync(Device.Phone, town.Site, async visit =>
        {
            await OpenCounterAsync();
            var weight = await Weight.OfAsync(visit, "/q/D1");
            Assert.True(weight.Total < 40 * 1024, weight.ToString());
            await visit.Button("รับบัตรคิว").ClickAsync();
            await visit.Page.WaitForURLAsync("**/t/*");
            token = new Uri(visit.Page.Url).AbsolutePath;
        });
        // With script the page never falls silent: what it loads is weighed without, and the script by itself.
        await chromium.UseAsync(Device.Phone with { Script = false }, town.Site, async visit =>
        {
            var weight = await Weight.OfAsync(visit, token);
            Assert.True(weight.Total + await Weight.OfFileAsync(new Uri(town.Site, "/js/my-card.js")) < 40 * 1024, weight.ToString());
        });
    }

    [Fact]
    public async Task In_LINE_the_card_is_taken_by_taps_and_looked_at_again_for_free()
    {
        await OpenCounterAsync();
        var villager = await town.World.Line.AddVillagerAsync("ป้าสมศรี ใจดี", friend: true);
        var account = (await town.World.Line.AccountsAsync())[0];
        await chromium.UseAsync(Device.Phone with { Scale = 2 }, town.World.Simulator.BaseUrl, async visit =>
        {
            await visit.OpenAsync($"/?user={villager.UserId}&chat=oa:{account.ChannelId}");
            await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Textbox, new() { Name = "ข้อความ", Exact = true }).FillAsync("Q-D1");
            await visit.Button("ส่ง").ClickAsync();
            var answers = visit.Page.Locator(".row.theirs");
            await visit.Page.GetByText("รับบัตรคิว", new() { Exact = true }).Last.ClickAsync();
            await Expect(answers.Last).ToContainTextAsync("ถึงห้องรอแล้ว");
            await visit.Page.GetByText("ดูคิวล่าสุด", new() { Exact = true }).Last.ClickAsync();
            await Expect(answers.Last).ToContainTextAsync("เปิดบัตรคิว");
            await visit.ResizeAsync(Device.Phone.Width, 1500);
            await visit.KeepPictureAsync("queue-in-line", visit.Page.Locator(".phone"));
            await visit.Page.GetByText("คิวทำงานอย่างไร", new() { Exact = true }).Last.ClickAsync();
            await Expect(answers.Last).ToContainTextAsync("มาก่อนได้ก่อน");
            await visit.KeepPictureAsync("queue-in-line-rules", visit.Page.Locator(".phone"));
        });
    }

    /// <summary>The check writes its own letters into everything, so the page is opened anew after it.</summary>
    private static async Task AssertMarksAsync(Visit visit)
    {
        Assert.NotEqual(0, await visit.AssertMarksUnclippedAsync());
        await visit.Page.ReloadAsync();
    }

    /// <summary>Whoever took a card in another test gives it back.</summary>
    private async Task EmptyAsync()
    {
        await using var scope = town.Service.Services.CreateAsyncScope();
        foreach (var id in await town.Service.ReadAsync(db => db.Set<Ticket>().Where(t => t.State == TicketState.Waiting).Select(t => t.Id).ToListAsync()))
            Assert.IsType<CardOutcome.Done>(await scope.ServiceProvider.GetRequiredService<LeaveQueue>().RunAsync(id, Doer.System, CancellationToken.None));
    }

    private async Task<string> HallCodeAsync()
    {
        var queue = await town.Service.ReadAsync(db => db.Set<Queue>().SingleAsync(q => q.Code == "D1"));
        return town.Service.Services.GetRequiredService<TicketTokens>().HallCode(queue.Id, town.Service.Clock.GetUtcNow().UtcDateTime);
    }

    private async Task OpenCounterAsync()
    {
        var (queue, point, officer) = await WhereAsync();
        await using var scope = town.Service.Services.CreateAsyncScope();
        if (await town.Service.ReadAsync(db => db.Set<CounterSession>().AnyAsync(s => s.PointId == point && s.ClosedAt == null))) return;
        Assert.IsType<EditOutcome.Saved>(await scope.ServiceProvider.GetRequiredService<OpenCounter>().RunAsync(point, queue, "45/2569", StaffActor.Of(officer), CancellationToken.None));
    }

    private async Task PressAsync<TAction>(Func<TAction, CounterPress, Task<CounterOutcome>> press) where TAction : notnull
    {
        var (_, point, _) = await WhereAsync();
        var session = await town.Service.ReadAsync(db => db.Set<CounterSession>().AsNoTracking().SingleAsync(s => s.PointId == point && s.ClosedAt == null));
        var revision = session.TicketId is { } id ? await town.Service.ReadAsync(db => db.Set<Ticket>().Where(t => t.Id == id).Select(t => t.Revision).SingleAsync()) : 0;
        await using var scope = town.Service.Services.CreateAsyncScope();
        var outcome = await press(scope.ServiceProvider.GetRequiredService<TAction>(), new CounterPress(point, session.AccountId, StaffActor.Of(session.AccountId), session.TicketId, revision));
        Assert.IsType<CounterOutcome.Done>(outcome);
    }

    private Task<(Guid Queue, Guid Point, Guid Officer)> WhereAsync() => town.Service.ReadAsync(async db => (
        await db.Set<Queue>().Where(q => q.Code == "D1").Select(q => q.Id).SingleAsync(),
        await db.Set<ServicePoint>().Where(p => p.Code == "D1").Select(p => p.Id).SingleAsync(),
        await db.Users.OrderBy(u => u.Id).Select(u => u.Id).FirstAsync()));
}
