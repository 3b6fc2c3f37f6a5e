using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Forums;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Tests.Features.Forums;
using Participation.Web.Tests.Features.Plans;
using Participation.Web.Tests.Features.Queues;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel.Chat;

/// <summary>
/// Taps everything the bot offers, breadth first, from the greeting and from every word of every slice: there is always
/// an answer, under it always something to tap, every address that is ours opens, LINE takes every message, and nothing
/// is pushed for money. A slice that comes later is walked without a line here.
/// </summary>
public sealed class WalkingTheBotTests
{
    private const int Enough = 400;

    [Theory, OnBothDatabases]
    public async Task Wherever_one_taps_there_is_an_answer_and_a_way_on(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database, villages: 30);
        await WaitingHall.OpenAsync(world.Service, isOffice: true);
        await WaitingHall.AddQueueAsync(world.Service, "D3", "B", "R");
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        await ProposalBook.RegisterAsync(world.Service, new NewProposal("ติดไฟทางสามแยก") { Forum = 1 });
        await PlanTable.OpenDraftAsync(world.Service);
        await PlanTable.AddProjectAsync(world.Service, "ขยายไหล่ทาง");
        var malee = await Talk.WithFriendAsync(world);
        var words = await WordsAsync(world);
        var walk = new Walk(malee);

        walk.Look("เพิ่มเพื่อน");
        foreach (var word in words)
        {
            await malee.SayAsync(word);
            walk.Look(word);
        }
        while (await walk.StepAsync()) Assert.True(walk.Taps < Enough, $"The bot offers more than {Enough} different things: the walk does not recognise what it has tapped.");

        Assert.True(walk.Taps > 40, $"only {walk.Taps} taps");
        await OpenOurAddressesAsync(world, walk.Uris);
        Assert.Empty(await world.Line.CallsAsync("push"));
        var calls = await world.Line.CallsAsync("reply");
        Assert.All(calls, c => Assert.True(c.Status == 200, $"{c.Status} {c.ResponseBody} to {c.RequestBody}"));
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Inbox.CountAsync(e => e.Status == InboxStatus.Parked)));
        Assert.Equal(0, await world.Service.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Status != OutboxStatus.Sent)));
    }

    /// <summary>What the slices answer to, what the chat knows besides, and what somebody types who knows nothing.</summary>
    private static async Task<List<string>> WordsAsync(LineWorld world)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        var own = scope.ServiceProvider.GetServices<ChatHandler>().SelectMany(h => h.Words).ToList();
        Assert.All(own, word => Assert.Contains(word, Vocabulary.All.Select(w => w.Word)));
        return [.. own.Union(Vocabulary.All.Select(w => w.Word)).Union(["S-D1", "S-NO9", "Q-D1", "Q-NO9", "P-1", "P-9", "D-1", "D-9", "J-1", "J-9", "ร้องเรีบน", "ไม่รู้จะพิมพ์อะไร", "หมู่ 3"])];
    }

    private static async Task OpenOurAddressesAsync(LineWorld world, IEnumerable<string> uris)
    {
        using var browser = world.Service.Client();
        foreach (var uri in uris.Where(u => u.StartsWith("http://localhost/", StringComparison.Ordinal)))
        {
            using var page = await browser.GetAsync(new Uri(new Uri(uri).PathAndQuery, UriKind.Relative));
            Assert.True(page.IsSuccessStatusCode, $"{uri} answered {page.StatusCode}");
        }
    }

    private sealed class Walk(Talk talk)
    {
        private readonly Queue<(string From, JsonElement Action)> _open = new();
        private readonly HashSet<string> _seen = [];

        public int Taps { get; private set; }
        public HashSet<string> Uris { get; } = [];

        /// <summary>Takes in what the last answers offer; nothing offered is a dead end.</summary>
        public void Look(string from)
        {
            Assert.True(talk.Answers.Count > 0, $"No answer to: {from}");
            Assert.True(talk.Taps.Count > 0, $"Dead end after: {from}\n{talk.Words}");
            foreach (var action in talk.Taps)
            {
                if (action.TryGetProperty("uri", out var uri)) Uris.Add(uri.GetString()!);
                // Opens something on the phone; what is sent from there is tested where it is wanted.
                else if (action.GetProperty("type").GetString() is "camera" or "cameraRoll" or "location") continue;
                else if (_seen.Add(Kind(action))) _open.Enqueue(($"{from} > {Talk.LabelOf(action)}", action));
            }
        }

        public async Task<bool> StepAsync()
        {
            if (!_open.TryDequeue(out var next)) return false;
            Taps++;
            await talk.TapAsync(next.Action);
            Look(next.From);
            return true;
        }

        /// <summary>One-time ids and tickets differ each time; what they stand beside does not.</summary>
        private static string Kind(JsonElement action)
        {
            var said = action.TryGetProperty("data", out var data) ? data.GetString()! : action.GetProperty("text").GetString()!;
            return action.GetProperty("type").GetString() + ":" + string.Join('/', said.Split('/').Select(part => part.Length > 40 ? "…" : part));
        }
    }
}
