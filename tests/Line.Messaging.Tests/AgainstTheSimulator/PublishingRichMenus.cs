using System.Net;
using System.Text.Json;
using Line.Messaging.Messages;
using Participation.RichMenus;

namespace Line.Messaging.Tests.AgainstTheSimulator;

/// <summary>The menus of this checkout, published as scripts/publish-rich-menus does it.</summary>
public sealed class PublishingRichMenus : SimulatorTest
{
    private static readonly Uri Site = new("https://example.go.th");
    private readonly List<string> _said = [];

    private static IReadOnlyList<MenuToPublish> Menus => MenuFolder.Read(Path.Combine(Checkout.Folder, "rich-menus"), Site);

    private Task<int> PublishAsync(IReadOnlyList<MenuToPublish> menus, IReadOnlyList<string>? staff = null, IReadOnlyList<string>? notStaff = null, bool dryRun = false, int calls = int.MaxValue)
    {
        var http = new HttpClient(new CutAfter(calls) { InnerHandler = new SocketsHttpHandler() });
        var line = new LineMessagingClient(http, new LongLivedToken(Options.ChannelAccessToken), new LineMessagingOptions { ApiBaseUrl = Sim.BaseUrl, DataApiBaseUrl = Sim.BaseUrl, QueryRetries = 0 });
        return new Publisher(line, dryRun, _said.Add, TimeProvider.System).RunAsync(menus, staff ?? [], notStaff ?? [], CancellationToken.None);
    }

    /// <summary>Another edition of the staff menu, as after a change of its file.</summary>
    private static List<MenuToPublish> Changed(string key) =>
        [.. Menus.Select(menu => menu.Key == key ? menu with { Menu = menu.Menu with { Name = $"{MenuToPublish.Prefix}{key}/another" } } : menu)];

    private async Task<string> StateAsync()
    {
        var menus = (await GetAsync("/v2/bot/richmenu/list")).Json.GetProperty("richmenus").EnumerateArray().ToList();
        string? NameOf(string? id) => menus.Find(menu => menu.GetProperty("richMenuId").GetString() == id) is { ValueKind: JsonValueKind.Object } menu ? menu.GetProperty("name").GetString() : "?";
        var aliases = (await GetAsync("/v2/bot/richmenu/alias/list")).Json.GetProperty("aliases").EnumerateArray()
            .Select(alias => $"{alias.GetProperty("richMenuAliasId").GetString()}={NameOf(alias.GetProperty("richMenuId").GetString())}");
        var shown = await GetAsync("/v2/bot/user/all/richmenu");
        return string.Join('\n', menus.Select(menu => menu.GetProperty("name").GetString()).Order(StringComparer.Ordinal)
            .Concat(aliases.Order(StringComparer.Ordinal)).Append(shown.Status == 200 ? NameOf(shown.Json.GetProperty("richMenuId").GetString()) : "none"));
    }

    [Fact]
    public async Task The_menus_of_this_checkout_keep_LINEs_limits_and_are_shown_at_once()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);

        Assert.NotEqual(0, await PublishAsync(Menus));

        var shown = (await Phone.RichMenuAsync(villager.UserId))!;
        Assert.True(shown.HasImage);
        var tab = shown.Definition.GetProperty("areas").EnumerateArray().Single(area => area.GetProperty("action").GetProperty("label").GetString() is "แท็บมีส่วนร่วม");
        await Phone.TapAsync(villager.UserId, tab.GetProperty("action"));
        var other = (await Phone.RichMenuAsync(villager.UserId))!;
        Assert.Contains(other.Definition.GetProperty("areas").EnumerateArray(), area => area.GetProperty("action").GetProperty("label").GetString() is "ประชาคม");
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var staff = await Phone.AddVillagerAsync("เจ้าหน้าที่", friend: true);
        await PublishAsync(Menus, [staff.UserId]);
        var before = await StateAsync();

        Assert.Equal(0, await PublishAsync(Menus, [staff.UserId]));

        Assert.Equal(before, await StateAsync());
        Assert.All((await Phone.CallsAsync()).TakeLast(8), call => Assert.Equal("GET", call.Method));
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_does_nothing()
    {
        var staff = await Phone.AddVillagerAsync("เจ้าหน้าที่", friend: true);

        var made = await PublishAsync(Menus, [staff.UserId], dryRun: true);

        Assert.Equal(made, _said.Count);
        Assert.All(_said, line => Assert.StartsWith("would ", line, StringComparison.Ordinal));
        Assert.Equal("none", await StateAsync());
        Assert.All(await Phone.CallsAsync(), call => Assert.Equal("GET", call.Method));
        Assert.Equal(made, await PublishAsync(Menus, [staff.UserId]));
    }

    [Fact]
    public async Task A_changed_menu_takes_the_place_of_its_earlier_edition()
    {
        await PublishAsync(Menus);
        await PublishAsync(Changed("citizen-services"));

        var state = await StateAsync();
        Assert.Contains("citizen-services=participation/citizen-services/another", state, StringComparison.Ordinal);
        Assert.Equal(3, (await GetAsync("/v2/bot/richmenu/list")).Json.GetProperty("richmenus").GetArrayLength());
        Assert.EndsWith("participation/citizen-services/another", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_get_their_menu_keep_it_through_a_change_and_lose_it_when_they_leave()
    {
        var officer = await Phone.AddVillagerAsync("เจ้าหน้าที่", friend: true);
        await PublishAsync(Menus, [officer.UserId]);
        Assert.Equal("เมนูเจ้าหน้าที่", (await Phone.RichMenuAsync(officer.UserId))!.Definition.GetProperty("chatBarText").GetString());

        // Nobody is named this time: those who had the earlier edition get the new one.
        await PublishAsync(Changed("staff"));
        Assert.Equal("participation/staff/another", (await Phone.RichMenuAsync(officer.UserId))!.Definition.GetProperty("name").GetString());

        await PublishAsync(Changed("staff"), notStaff: [officer.UserId]);
        Assert.Equal("เมนู", (await Phone.RichMenuAsync(officer.UserId))!.Definition.GetProperty("chatBarText").GetString());
    }

    [Fact]
    public async Task Wherever_a_run_is_cut_short_the_next_one_finishes_it()
    {
        await PublishAsync(Menus);
        await PublishAsync(Changed("staff"));
        var wanted = await StateAsync();

        for (var cut = 0; ; cut++)
        {
            await Phone.ResetAsync();
            await PublishAsync(Menus);
            var whole = true;
            try
            {
                await PublishAsync(Changed("staff"), calls: cut);
            }
            catch (PublishingException)
            {
                whole = false;
            }

            await PublishAsync(Changed("staff"));
            Assert.Equal(wanted, await StateAsync());
            if (whole) break;
        }
    }

    [Fact]
    public async Task Menus_of_others_are_left_alone()
    {
        var id = (await PostAsync("/v2/bot/richmenu", new { size = new { width = 2500, height = 843 }, selected = false, name = "ของบริษัทอื่น", chatBarText = "เมนู", areas = Array.Empty<object>() })).Json.GetProperty("richMenuId").GetString();

        await PublishAsync(Menus);

        Assert.Equal(200, (await GetAsync($"/v2/bot/richmenu/{id}")).Status);
    }

    [Fact]
    public void Words_fit_every_type_of_agency_and_taps_say_what_the_service_understands()
    {
        string[] understood = ["เมนู", "ประเมิน", "คิว", "ประชาคม", "ร้องเรียน", "ร้องทุกข์", "ติดตาม", "ติดต่อ", "ทุจริต", "ยกเลิก", "ข้อมูลของฉัน"];
        foreach (var area in Menus.SelectMany(menu => menu.Menu.Areas))
        {
            Assert.DoesNotMatch("อบต|เทศบาล|อบจ", area.Action.Label);
            if (area.Action is MessageAction said) Assert.Contains(said.Text, understood);
        }
    }

    [Fact]
    public void Areas_cover_the_picture_without_overlapping()
    {
        foreach (var menu in Menus.Select(menu => menu.Menu))
            Assert.Equal(menu.Size.Width * menu.Size.Height, menu.Areas.Sum(area => area.Width * area.Height));
    }

    /// <summary>Lets some calls through and then cuts the line.</summary>
    private sealed class CutAfter(int calls) : DelegatingHandler
    {
        private int _left = calls;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _left-- > 0 ? base.SendAsync(request, cancellationToken) : throw new HttpRequestException("cut", null, (HttpStatusCode?)null);
    }
}
