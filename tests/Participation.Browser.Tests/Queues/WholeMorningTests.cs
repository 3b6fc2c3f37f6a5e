using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Queues;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Queues;

/// <summary>
/// A morning in the made-up office: five people come by five ways, one is sent on, one does not hear the call and comes back, one
/// is called out of turn with a reason. The officer's console, a phone, LINE, the screen and the board are open side by side.
/// </summary>
[Collection(InChromium.Name)]
public sealed class WholeMorningTests(Chromium chromium, Town town) : IClassFixture<Town>
{
    private const string Ended = "end เชิญหมายเลข ";

    [Fact]
    public Task Five_people_by_five_ways_are_served_in_their_order_and_the_exception_is_counted() =>
        chromium.UseAsync(new Device(1920, 1080), town.Site, board =>
        chromium.UseAsync(Device.Phone, town.Site, phone =>
        chromium.UseAsync(Device.Desk, town.Site, async desk =>
        {
            await OpenBoardAsync(board);
            await OpenCounterAsync(desk);
            foreach (var take in new[] { TakeInLineAsync, () => TakeOnThePhoneAsync(phone), () => TakeAtTheDeskAsync(desk), TakeAtTheScreenAsync, () => KeyInPaperAsync(desk) })
            {
                await take();
                town.Service.Clock.Advance(TimeSpan.FromSeconds(5));
            }
            await Expect(board.Page.Locator("[data-ordinary]")).ToHaveTextAsync("5");

            // The card from LINE is first; its owner is seen coming in, is begun with and sent on to the public works.
            await ToConsoleAsync(desk);
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "มาถึงแล้ว A001", Exact = true }).ClickAsync();
            await Expect(desk.Page.Locator("#step")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("เรียกคิวถัดไป A001"));
            await StepAsync(desk, "A001", "กำลังเรียก");
            await StepAsync(desk, "A001", "กำลังรับบริการ");
            await desk.Page.Locator("#d-transfer summary").ClickAsync();
            await desk.Page.GetByLabel("ส่งต่อไปคิว").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await desk.Page.WaitForTimeoutAsync(500);
            await desk.Button("ส่งต่อ A001").ClickAsync();
            await Expect(desk.Page.Locator(".card-number.none")).ToBeVisibleAsync();
            Assert.Equal("D3", await town.Service.ReadAsync(db => db.Set<Ticket>().Where(t => t.Number == 1 && t.Prefix == "A" && t.State == TicketState.Waiting).Join(db.Set<Queue>(), t => t.QueueId, q => q.Id, (_, q) => q.Code).SingleAsync()));

            // The phone's owner does not hear it, twice, and comes back behind the next two.
            await StepAsync(desk, "A002", "กำลังเรียก");
            await Expect(phone.Page.Locator(".headline")).ToHaveTextAsync("เชิญที่ช่อง 1");
            await LaterAsync(desk, 21);
            await desk.Page.Locator("#b-recall").ClickAsync();
            await Expect(desk.Page.Locator("#b-recall")).ToContainTextAsync("เรียกแล้ว 2");
            await LaterAsync(desk, 21);
            await desk.Page.Locator("#b-missed").ClickAsync();
            await Expect(phone.Page.Locator(".headline")).ToHaveTextAsync("เรียกแล้วไม่พบท่าน");
            await phone.Page.GetByRole(AriaRole.Link, new() { Name = "ถึงห้องรอแล้ว" }).First.ClickAsync();
            await phone.Page.GetByLabel("เลข 4 หลัก").FillAsync(await HallCodeAsync());
            await phone.Page.Locator("main form button").First.ClickAsync();
            await Expect(phone.Page.Locator(".headline")).ToHaveTextAsync("ก่อนหน้าท่าน 2 คิว");

            // A child with fever holds the paper number: out of turn, with a reason, and two are overtaken.
            await ToConsoleAsync(desk);
            await desk.Page.GetByRole(AriaRole.Link, new() { Name = "เรียกนอกลำดับ P001", Exact = true }).ClickAsync();
            await Expect(desk.Page.GetByText("ข้ามคนที่รออยู่ 3 คน")).ToBeVisibleAsync();
            desk.Expect(new Uri(desk.Page.Url).AbsolutePath, 400);
            await desk.Button("เรียก P001 นอกลำดับ").ClickAsync();
            await Expect(desk.Page.Locator(".errors, [role=alert]").First).ToContainTextAsync("กรุณาเลือกเหตุผล");
            await desk.Page.GetByLabel("เหตุผล").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await desk.Page.GetByLabel("เกิดอะไรขึ้น").FillAsync("เด็กเล็กมีไข้สูง");
            await desk.KeepPictureAsync("morning-out-of-turn");
            await desk.Button("เรียก P001 นอกลำดับ").ClickAsync();
            await StepAsync(desk, "P001", "กำลังรับบริการ");
            foreach (var (card, ends) in new[] { ("A003", false), ("A004", false), ("A002", true) })
            {
                await StepAsync(desk, card, "กำลังเรียก");
                if (ends)
                {
                    await Expect(phone.Page.Locator(".headline")).ToHaveTextAsync("เชิญที่ช่อง 1");
                    // One of them was called again, and came back.
                    var called = await board.Page.Locator("[data-last] strong").AllTextContentsAsync();
                    Assert.Equal(called.Distinct(), called);
                    await board.KeepPictureAsync("morning-board-1920");
                    await phone.KeepPictureAsync("morning-card-360");
                }
                await StepAsync(desk, card, "กำลังรับบริการ");
            }
            await desk.KeepPictureAsync("morning-console-1280");
            await desk.Page.WaitForTimeoutAsync(500);
            await desk.Page.Locator("#b-finish").ClickAsync();
            await Expect(desk.Page.Locator(".card-number.none")).ToBeVisibleAsync();
            await Expect(phone.Link("ให้คะแนนบริการ")).ToBeVisibleAsync();

            await AssertSpokenAsync(board);
            await AssertFiguresAsync(desk);
            // Whoever leaves a page with an open stream ends it.
            board.IsCutOff = phone.IsCutOff = desk.IsCutOff = true;
        })));

    private static async Task OpenBoardAsync(Visit board)
    {
        await board.Page.AddInitScriptAsync(Halls.ThaiVoice);
        await board.OpenAsync("/board/D1");
        await board.Button("เปิดเสียง").ClickAsync();
        await Expect(board.Button("เปิดเสียง")).ToBeHiddenAsync();
    }

    private async Task OpenCounterAsync(Visit desk)
    {
        // The console's stream ends with each page that is left.
        desk.IsCutOff = true;
        await town.SignInAsync(desk, "officer");
        await desk.OpenAsync("/staff/queues/counter/D1");
        await desk.Page.GetByLabel("เลขที่คำสั่งที่ให้ท่านประจำช่อง").FillAsync("45/2569");
        await desk.Button("เปิดช่อง").ClickAsync();
        await Expect(desk.Page.Locator("#step")).ToBeVisibleAsync();
    }

    private async Task TakeInLineAsync()
    {
        var villager = await town.World.Line.AddVillagerAsync("ลุงบุญมี", friend: true);
        var account = (await town.World.Line.AccountsAsync())[0];
        await chromium.UseAsync(Device.Phone, town.World.Simulator.BaseUrl, async line =>
        {
            await line.OpenAsync($"/?user={villager.UserId}&chat=oa:{account.ChannelId}");
            await line.Page.GetByRole(AriaRole.Textbox, new() { Name = "ข้อความ", Exact = true }).FillAsync("Q-D1");
            await line.Button("ส่ง").ClickAsync();
            await line.Page.GetByText("รับบัตรคิว", new() { Exact = true }).Last.ClickAsync();
            await Expect(line.Page.Locator(".row.theirs").Last).ToContainTextAsync("A001");
            await line.KeepPictureAsync("morning-line-360", line.Page.Locator(".phone"));
            line.IsCutOff = true;
        });
    }

    private async Task TakeOnThePhoneAsync(Visit phone)
    {
        phone.IsCutOff = true;
        await phone.OpenAsync($"/q/D1?h={await HallCodeAsync()}");
        await phone.Button("รับบัตรคิว").ClickAsync();
        await phone.Page.WaitForURLAsync("**/t/*");
        await Expect(phone.Page.GetByText("A002").First).ToBeVisibleAsync();
    }

    private static async Task TakeAtTheDeskAsync(Visit desk)
    {
        await desk.OpenAsync("/staff/queues/issue/D1");
        await desk.Button("ออกบัตร").ClickAsync();
        await Expect(desk.Page.Locator(".slip h1")).ToContainTextAsync("A003");
        await desk.KeepPictureAsync("morning-slip-80", desk.Page.Locator(".slip"));
    }

    private async Task TakeAtTheScreenAsync()
    {
        var code = "";
        await chromium.UseAsync(Device.Desk, town.Site, async admin =>
        {
            await town.SignInAsync(admin);
            code = await Halls.AddAsync(admin, "TicketScreen", "D1");
        });
        await chromium.UseAsync(Device.Tablet, town.Site, async screen =>
        {
            await Halls.PairScreenAsync(screen, "/q/D1/screen", code);
            await screen.Page.Locator("[data-screen=start] [data-class=Ordinary]").ClickAsync();
            await screen.Page.Locator("[data-service='']").ClickAsync();
            await Expect(screen.Page.Locator("[data-number]")).ToHaveTextAsync("A004");
            await screen.KeepPictureAsync("morning-screen-1024");
        });
    }

    private static async Task KeyInPaperAsync(Visit desk)
    {
        await desk.OpenAsync("/staff/queues/paper/D1");
        await desk.Page.Locator("#waiting").GetByLabel("เลขบนบัตร").FillAsync("๑");
        await desk.Button("เข้าคิว").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("P001");
    }

    private static async Task ToConsoleAsync(Visit desk)
    {
        await desk.OpenAsync("/staff/queues/counter/D1");
        await Expect(desk.Page.Locator("#step")).ToBeVisibleAsync();
    }

    /// <summary>The main button, and what the counter shows then.</summary>
    private static async Task StepAsync(Visit desk, string card, string state)
    {
        await Expect(desk.Page.Locator(".console[aria-busy=true]")).ToHaveCountAsync(0);
        // A second press within a moment is taken for a slip of the finger.
        await desk.Page.WaitForTimeoutAsync(500);
        await desk.Page.Locator("#step").ClickAsync();
        await Expect(desk.Page.Locator(".card-number")).ToHaveTextAsync(card);
        await Expect(desk.Page.Locator("#at-title")).ToContainTextAsync(state);
    }

    private async Task LaterAsync(Visit desk, int seconds)
    {
        town.Service.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await ToConsoleAsync(desk);
    }

    /// <summary>Every call once, in its order, to its end, letter for letter.</summary>
    private static async Task AssertSpokenAsync(Visit board)
    {
        string[] expected =
        [
            "เอ ศูนย์ ศูนย์ หนึ่ง", "เอ ศูนย์ ศูนย์ สอง", "เอ ศูนย์ ศูนย์ สอง", "พี ศูนย์ ศูนย์ หนึ่ง",
            "เอ ศูนย์ ศูนย์ สาม", "เอ ศูนย์ ศูนย์ สี่", "เอ ศูนย์ ศูนย์ สอง",
        ];
        await board.Page.WaitForFunctionAsync($"() => window.heard.filter(h => h.startsWith('end ')).length >= {expected.Length}");
        var heard = await board.Page.EvaluateAsync<string[]>("() => window.heard");
        Assert.DoesNotContain(heard, line => line.StartsWith("CUT", StringComparison.Ordinal));
        Assert.Equal(expected.Select(number => $"{Ended}{number} ที่ช่อง หนึ่ง"), heard.Where(line => line.StartsWith("end ", StringComparison.Ordinal)));
    }

    private async Task AssertFiguresAsync(Visit desk)
    {
        await desk.OpenAsync("/staff/queues/log/D1/2026-11-20");
        await desk.KeepPictureAsync("morning-log-1280");
        await desk.OpenAsync("/staff/queues/figures?period=day");
        await desk.KeepPictureAsync("morning-figures-1280");
        var main = desk.Page.Locator("main");
        await Expect(main).ToContainTextAsync("เรียกนอกลำดับ");
        await Expect(main).ToContainTextAsync(LogWords.Of(OutOfTurnReason.Emergency));
        var log = await town.Service.ReadAsync(db => db.Set<TicketEvent>().Where(e => e.Day == new DateOnly(2026, 11, 20) && db.Set<Queue>().Any(q => q.Id == e.QueueId && q.Code == "D1")).OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, log.Count), log.Select(e => e.Sequence));
        Assert.Equal(3, log.Single(e => e.Kind == TicketEventKind.CalledOutOfTurn).Overtaken);
        Assert.Equal(4, log.Count(e => e.Kind == TicketEventKind.Finished));
    }

    private async Task<string> HallCodeAsync()
    {
        var queue = await town.Service.ReadAsync(db => db.Set<Queue>().SingleAsync(q => q.Code == "D1"));
        return town.Service.Services.GetRequiredService<TicketTokens>().HallCode(queue.Id, town.Service.Clock.GetUtcNow().UtcDateTime);
    }
}
