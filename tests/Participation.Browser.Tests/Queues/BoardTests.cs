using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Queues;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;
using PairedDevice = Participation.Web.Platform.Devices.Device;

namespace Participation.Browser.Tests.Queues;

/// <summary>The board in the hall of the made-up office, on the television sets an office has.</summary>
[Collection(InChromium.Name)]
public sealed class BoardTests(Chromium chromium, BoardTown town) : IClassFixture<BoardTown>
{
    private static readonly Device Television = new(1920, 1080);

    [Fact]
    public Task Two_calls_of_one_second_are_both_spoken_to_their_end_and_shown() => chromium.UseAsync(Television, town.Site, async visit =>
    {
        await town.EmptyAsync();
        await visit.Page.AddInitScriptAsync(Halls.ThaiVoice);
        await visit.OpenAsync("/board/D1");
        await visit.Button("เปิดเสียง").ClickAsync();
        await Expect(visit.Button("เปิดเสียง")).ToBeHiddenAsync();
        var cards = new[] { await town.Service.TakeAsync(queue: "D1"), await town.Service.TakeAsync(queue: "D1") };
        await Expect(visit.Page.Locator("[data-ordinary]")).Not.ToHaveTextAsync("0");

        await town.NextAsync("D1");
        await town.NextAsync("D2");

        await Expect(visit.Page.Locator("[data-number]")).ToHaveTextAsync(cards[0].Text);
        await Expect(visit.Page.Locator("[data-last]")).ToContainTextAsync(cards[1].Text);
        await Expect(visit.Page.Locator("[data-number]")).ToHaveTextAsync(cards[1].Text);
        await visit.Page.WaitForFunctionAsync("() => window.heard.filter(h => h.startsWith('end')).length === 2");
        await visit.Page.WaitForTimeoutAsync(3000);
        var heard = await visit.Page.EvaluateAsync<string[]>("() => window.heard");
        Assert.Equal(4, heard.Length);
        Assert.All(heard, line => Assert.Matches("^(begin|end) เชิญหมายเลข เอ ", line));
        Assert.Equal(["begin", "end", "begin", "end"], heard.Select(h => h.Split(' ')[0]));
        Assert.EndsWith("ที่ช่อง หนึ่ง", heard[0], StringComparison.Ordinal);
        Assert.EndsWith("ที่ช่อง สอง", heard[2], StringComparison.Ordinal);
        Assert.Equal(4, await visit.Page.EvaluateAsync<int>("() => window.chimes"));
    });

    [Fact]
    public Task Without_a_Thai_voice_the_chime_sounds_and_the_number_flashes() => chromium.UseAsync(Television, town.Site, async visit =>
    {
        await town.EmptyAsync();
        await visit.Page.AddInitScriptAsync("window.noThai = true;" + Halls.ThaiVoice);
        await visit.OpenAsync("/board/D1");
        await visit.Button("เปิดเสียง").ClickAsync();
        await Expect(visit.Button("เปิดเสียง")).ToBeHiddenAsync();
        var card = await town.Service.TakeAsync(queue: "D1");

        await town.NextAsync("D1");

        await Expect(visit.Page.Locator("[data-number]")).ToHaveTextAsync(card.Text);
        await Expect(visit.Page.Locator("[data-call]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("flash"));
        await visit.Page.WaitForFunctionAsync("() => window.chimes === 2");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("() => window.heard"));
    });

    [Fact]
    public Task Cut_off_it_says_so_and_comes_back_without_announcing_again() => chromium.UseAsync(Television, town.Site, async visit =>
    {
        await town.EmptyAsync();
        await visit.Page.AddInitScriptAsync(Halls.ThaiVoice + "window.sources = []; window.EventSource = class extends EventSource { constructor(url) { super(url); window.sources.push(this); } };");
        await visit.OpenAsync("/board/D1");
        await visit.Button("เปิดเสียง").ClickAsync();
        var first = await town.Service.TakeAsync(queue: "D1");
        await town.NextAsync("D1");
        await Expect(visit.Page.Locator("[data-number]")).ToHaveTextAsync(first.Text);
        await visit.Page.WaitForFunctionAsync("() => window.heard.length === 2");

        visit.IsCutOff = true;
        await visit.Page.Context.SetOfflineAsync(true);
        // Playwright lets a stream that runs run on.
        await visit.Page.EvaluateAsync("() => { const last = window.sources[window.sources.length - 1]; last.close(); last.onerror(); }");
        await Expect(visit.Page.Locator("[data-state]")).ToHaveTextAsync("ขาดการติดต่อ กำลังต่อใหม่ …");
        await visit.Page.WaitForTimeoutAsync(4000);
        await Expect(visit.Page.Locator("[data-state]")).ToHaveTextAsync("ขาดการติดต่อ กำลังต่อใหม่ …");
        await visit.KeepPictureAsync("board-cut-off");
        var (gone, second) = (await town.Service.TakeAsync(queue: "D1"), await town.Service.TakeAsync(queue: "D1"));
        await town.NextAsync("D1");
        await town.NextAsync("D1");
        await visit.Page.Context.SetOfflineAsync(false);

        await Expect(visit.Page.Locator("[data-state]")).ToHaveTextAsync("");
        visit.IsCutOff = false;
        // What is still waited for is spoken; who has come or gone meanwhile is not.
        await Expect(visit.Page.Locator("[data-number]")).ToHaveTextAsync(second.Text);
        await visit.Page.WaitForFunctionAsync("() => window.heard.length === 4");
        await visit.Page.WaitForTimeoutAsync(2000);
        var heard = await visit.Page.EvaluateAsync<string[]>("() => window.heard");
        Assert.Equal(4, heard.Length);
        Assert.Equal(await visit.Page.EvaluateAsync<string>("n => 'end ' + boardWords.call(n, 1)", second.Text), heard[3]);
        Assert.DoesNotContain(gone.Text, await visit.Page.Locator("[data-number]").InnerTextAsync(), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_line_that_is_silent_for_40_seconds_counts_as_cut() => chromium.UseAsync(Television, town.Site, async visit =>
    {
        await visit.Page.Clock.InstallAsync();
        await visit.OpenAsync("/board/D1");
        await Expect(visit.Page.Locator("[data-state]")).ToHaveTextAsync("");

        await visit.Page.RouteAsync("**/live", route => route.AbortAsync());
        visit.IsCutOff = true;
        await visit.Page.Clock.FastForwardAsync(42_000);

        await Expect(visit.Page.Locator("[data-state]")).ToHaveTextAsync("ขาดการติดต่อ กำลังต่อใหม่ …");
        await visit.Page.UnrouteAsync("**/live");
        await visit.Page.Clock.FastForwardAsync(5_000);
        await Expect(visit.Page.Locator("[data-state]")).ToHaveTextAsync("");
        visit.IsCutOff = false;
    });

    [Fact]
    public Task A_paired_board_shows_the_code_of_the_hall_until_it_is_revoked() => chromium.UseAsync(Television, town.Site, async visit =>
    {
        // Whoever leaves a board ends its stream.
        visit.IsCutOff = true;
        visit.Expect("/board/D1/hall", 401);
        visit.Expect("/board/D1/pairing", 400);
        await town.SignInAsync(visit);
        var code = await Halls.AddAsync(visit, "Board", "D2");
        await visit.KeepPictureAsync("device-board-code");
        await visit.Page.Clock.InstallAsync();
        await visit.OpenAsync("/board/D2");
        await visit.Button("จับคู่จอนี้").ClickAsync();
        await visit.Page.GetByLabel("รหัสจับคู่ 9 หลัก").FillAsync("111111111");
        await visit.Button("จับคู่").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ขอรหัสใหม่");
        await visit.KeepPictureAsync("board-pairing-1920");
        await Halls.PairBoardAsync(visit, "/board/D2", code);
        await Expect(visit.Page.Locator("[data-digits]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]{4}$"));
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("[data-digits]")).ToBeVisibleAsync();

        await town.Service.WriteAsync(async db => (await db.Set<PairedDevice>().SingleAsync(d => d.PairedAt != null && db.Set<ServicePoint>().Any(p => p.Code == "D2" && p.Id == d.PlaceId))).Revoke(town.Service.Clock.GetUtcNow().UtcDateTime));
        await visit.Page.Clock.FastForwardAsync(61_000);

        await Expect(visit.Button("จับคู่จอนี้")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-proof]")).ToBeHiddenAsync();
    });

    [Fact]
    public Task The_number_is_seen_from_the_last_row_on_every_set() => chromium.UseAsync(Television, town.Site, async visit =>
    {
        // Whoever leaves a board ends its stream.
        visit.IsCutOff = true;
        await town.SignInAsync(visit);
        await Halls.PairBoardAsync(visit, "/board/D1", await Halls.AddAsync(visit, "Board", "D1"));
        for (var card = 0; card < 9; card++) await town.Service.TakeAsync(queue: "D1", ticketClass: card % 3 == 0 ? TicketClass.Elderly : default);
        for (var call = 0; call < 3; call++)
        {
            await town.NextAsync("D1");
            await town.NextAsync("D2");
        }
        await visit.Page.WaitForTimeoutAsync(1000);
        foreach (var (name, width, height) in new[] { ("1920", 1920, 1080), ("1280", 1280, 720), ("upright", 1080, 1920), ("4-3", 1024, 768) })
        {
            await visit.ResizeAsync(width, height);
            await visit.Page.ReloadAsync();
            await Expect(visit.Page.Locator("[data-digits]")).ToBeVisibleAsync();
            await visit.KeepPictureAsync($"board-{name}");
            var tall = await visit.Page.EvaluateAsync<double>("() => (document.querySelector('[data-call]').getBoundingClientRect().height) / innerHeight");
            Assert.True(tall >= .3, $"{name}: the call takes {tall:P0} of the height");
            if (width > height && name != "4-3")
            {
                // The drawn digits themselves, not the box around them.
                var drawn = await visit.Page.EvaluateAsync<double>(
                    "() => { const node = document.querySelector('[data-number]'), pen = document.createElement('canvas').getContext('2d'), style = getComputedStyle(node); pen.font = style.fontWeight + ' ' + style.fontSize + ' ' + style.fontFamily; const ink = pen.measureText(node.textContent); return (ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent) / innerHeight; }");
                Assert.True(drawn >= .3, $"{name}: the digits take {drawn:P1} of the height");
            }
            var sizes = await visit.Page.EvaluateAsync<string[]>(
                "() => [...new Set([...document.querySelectorAll('body *')].filter(n => n.checkVisibility() && [...n.childNodes].some(c => c.nodeType === 3 && c.textContent.trim())).map(n => getComputedStyle(n).fontSize))]");
            Assert.True(sizes.Length <= 3, $"{name}: sizes of type {string.Join(' ', sizes)}");
            await visit.AssertFitsAsync(name);
            await visit.AssertAccessibleAsync();
        }
        await visit.ResizeAsync(360, 740);
        await visit.Page.ReloadAsync();
        await visit.KeepPictureAsync("board-phone");
        await visit.AssertNoSidewaysScrollAsync();
    });

    [Fact]
    public Task Without_script_the_numbers_are_there_and_the_page_renews_itself() => chromium.UseAsync(Television with { Script = false }, town.Site, async visit =>
    {
        await visit.OpenAsync("/board/D1");
        await Expect(visit.Page.Locator("[data-number]")).ToBeVisibleAsync();
        await Expect(visit.Button("เปิดเสียง")).ToBeHiddenAsync();
        await visit.KeepPictureAsync("board-plain");
    });
}

internal static class BoardLayout
{
    /// <summary>Nothing lies outside the screen or over something else's edge: the board does not scroll.</summary>
    public static async Task AssertFitsAsync(this Visit visit, string name)
    {
        var outside = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *, header *, footer *')].filter(n => n.checkVisibility() && !n.closest('svg')).filter(n => {
              const box = n.getBoundingClientRect(), part = (n.closest('section') || n.closest('header, footer')).getBoundingClientRect();
              return box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.bottom > part.bottom + 2 || box.right > part.right + 2;
            }).map(n => n.outerHTML.slice(0, 100))
            """);
        Assert.True(outside.Length == 0, $"{name}: outside of its place\n{string.Join('\n', outside)}");
    }
}

/// <summary>A town of its own, whose counters 1 and 2 are open.</summary>
public sealed class BoardTown : Town, IAsyncLifetime
{
    async Task IAsyncLifetime.InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.OpenCounterAsync("D1", "D1");
        await Service.OpenCounterAsync("D2", "D1");
    }

    /// <summary>Whoever other tests left waiting goes home.</summary>
    public async Task EmptyAsync()
    {
        await using var scope = Service.Services.CreateAsyncScope();
        foreach (var id in await Service.ReadAsync(db => db.Set<Ticket>().Where(t => t.State == TicketState.Waiting).Select(t => t.Id).ToListAsync()))
            await scope.ServiceProvider.GetRequiredService<LeaveQueue>().RunAsync(id, Doer.System, CancellationToken.None);
    }

    /// <summary>Whoever is at the counter is served and done with; the next is called.</summary>
    public async Task NextAsync(string point)
    {
        if (await Service.ReadAsync(db => db.Set<CounterSession>().AnyAsync(s => s.ClosedAt == null && s.TicketId != null && db.Set<ServicePoint>().Any(p => p.Code == point && p.Id == s.PointId))))
            await Service.StartAsync(point);
        await Service.CallNextAsync(point);
    }
}
