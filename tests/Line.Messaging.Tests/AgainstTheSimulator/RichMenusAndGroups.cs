using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class RichMenusAndGroups : SimulatorTest
{
    private static object Menu(int height = 1686, string chatBarText = "เมนู", int areas = 1) => new
    {
        size = new { width = 2500, height },
        selected = true,
        name = "ประชาชน",
        chatBarText,
        areas = Enumerable.Range(0, areas).Select(i => new
        {
            bounds = new { x = i * 10, y = 0, width = 10, height = 10 },
            action = new { type = "richmenuswitch", richMenuAliasId = "tab-b", data = "v1:tab-b" },
        }),
    };

    private static ByteArrayContent Png(int width, int height)
    {
        var bytes = new byte[64];
        ReadOnlySpan<byte> magic = [0x89, (byte)'P', (byte)'N', (byte)'G'];
        magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
    }

    private async Task<string> CreateAsync(bool image = true)
    {
        var id = (await PostAsync("/v2/bot/richmenu", Menu())).Json.GetProperty("richMenuId").GetString()!;
        if (image) Assert.Equal(200, (await PostAsync($"/v2/bot/richmenu/{id}/content", Png(2500, 1686))).Status);
        return id;
    }

    [Fact]
    public async Task A_menu_keeps_LINEs_limits()
    {
        Assert.Equal(200, (await PostAsync("/v2/bot/richmenu/validate", Menu(areas: 20))).Status);
        Assert.Equal(400, (await PostAsync("/v2/bot/richmenu/validate", Menu(areas: 21))).Status);
        Assert.Equal(400, (await PostAsync("/v2/bot/richmenu/validate", Menu(height: 1800))).Status);
        Assert.Equal(200, (await PostAsync("/v2/bot/richmenu/validate", Menu(chatBarText: string.Concat(Enumerable.Repeat("ที่", 14))))).Status);
        Assert.Equal(400, (await PostAsync("/v2/bot/richmenu/validate", Menu(chatBarText: new string('ก', 15)))).Status);
    }

    [Fact]
    public async Task A_picture_fits_its_menu_and_is_set_once()
    {
        var id = await CreateAsync(image: false);

        Assert.Equal(400, (await PostAsync($"/v2/bot/user/all/richmenu/{id}")).Status);
        Assert.Equal(400, (await PostAsync($"/v2/bot/richmenu/{id}/content", Png(2500, 843))).Status);
        Assert.Equal(200, (await PostAsync($"/v2/bot/richmenu/{id}/content", Png(2500, 1686))).Status);
        Assert.Equal(400, (await PostAsync($"/v2/bot/richmenu/{id}/content", Png(2500, 1686))).Status);
        Assert.Equal(200, (await PostAsync($"/v2/bot/user/all/richmenu/{id}")).Status);
    }

    [Fact]
    public async Task A_menu_of_ones_own_comes_before_the_default_and_needs_friendship()
    {
        var everybodys = await CreateAsync();
        var staff = await CreateAsync();
        var friend = await Phone.AddVillagerAsync("ปลัด", friend: true);
        var stranger = await Phone.AddVillagerAsync("คนอื่น");
        await PostAsync($"/v2/bot/user/all/richmenu/{everybodys}");

        Assert.Equal(202, (await PostAsync("/v2/bot/richmenu/bulk/link", new { richMenuId = staff, userIds = new[] { friend.UserId, stranger.UserId } })).Status);
        Assert.Equal(staff, (await Phone.RichMenuAsync(friend.UserId))!.RichMenuId);
        Assert.Equal(everybodys, (await Phone.RichMenuAsync(stranger.UserId))!.RichMenuId);

        await SendAsync(HttpMethod.Delete, $"/v2/bot/user/{friend.UserId}/richmenu");
        Assert.Equal(everybodys, (await Phone.RichMenuAsync(friend.UserId))!.RichMenuId);
    }

    [Fact]
    public async Task Switching_a_tab_shows_the_other_menu_and_tells_the_service()
    {
        var first = await CreateAsync();
        var second = await CreateAsync();
        await PostAsync($"/v2/bot/user/all/richmenu/{first}");
        Assert.Equal(200, (await PostAsync("/v2/bot/richmenu/alias", new { richMenuAliasId = "tab-b", richMenuId = second })).Status);
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        var action = JsonSerializer.SerializeToElement(new { type = "richmenuswitch", richMenuAliasId = "tab-b", data = "v1:tab-b" });

        var act = await Phone.TapAsync(villager.UserId, action);
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);

        Assert.Equal(second, (await Phone.RichMenuAsync(villager.UserId))!.RichMenuId);
        var parameters = Service.All.Last().Event.GetProperty("postback").GetProperty("params");
        Assert.Equal(("SUCCESS", "tab-b"), (parameters.GetProperty("status").GetString(), parameters.GetProperty("newRichMenuAliasId").GetString()));
    }

    [Fact]
    public async Task Aliases_are_made_changed_listed_and_deleted()
    {
        var menu = await CreateAsync();
        await PostAsync("/v2/bot/richmenu/alias", new { richMenuAliasId = "tab-a", richMenuId = menu });

        Assert.Equal(400, (await PostAsync("/v2/bot/richmenu/alias", new { richMenuAliasId = "tab-a", richMenuId = menu })).Status);
        Assert.Equal(400, (await PostAsync("/v2/bot/richmenu/alias", new { richMenuAliasId = "Tab A", richMenuId = menu })).Status);
        Assert.Equal(200, (await PostAsync("/v2/bot/richmenu/alias/tab-a", new { richMenuId = menu })).Status);
        Assert.Equal(1, (await GetAsync("/v2/bot/richmenu/alias/list")).Json.GetProperty("aliases").GetArrayLength());
        Assert.Equal(200, (await SendAsync(HttpMethod.Delete, "/v2/bot/richmenu/alias/tab-a")).Status);
        Assert.Equal(404, (await GetAsync("/v2/bot/richmenu/alias/tab-a")).Status);
    }

    [Fact]
    public async Task A_batch_moves_everybody_from_one_menu_to_another()
    {
        var old = await CreateAsync();
        var fresh = await CreateAsync();
        var friend = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        await PostAsync($"/v2/bot/user/{friend.UserId}/richmenu/{old}");

        var answer = await PostAsync("/v2/bot/richmenu/batch", new { operations = new[] { new { type = "link", from = old, to = fresh } } });

        Assert.Equal(202, answer.Status);
        Assert.Equal("succeeded", (await GetAsync($"/v2/bot/richmenu/progress/batch?requestId={answer.RequestId}")).Json.GetProperty("phase").GetString());
        Assert.Equal(fresh, (await GetAsync($"/v2/bot/user/{friend.UserId}/richmenu")).Json.GetProperty("richMenuId").GetString());
    }

    [Fact]
    public async Task A_group_of_village_heads_hears_the_account_and_can_name_it()
    {
        var one = await Phone.AddVillagerAsync("ผู้ใหญ่ 1");
        var two = await Phone.AddVillagerAsync("ผู้ใหญ่ 2");
        var group = await Phone.AddGroupAsync("ผู้ใหญ่บ้าน", [one.UserId, two.UserId]);
        var act = await Phone.SendGroupTextAsync(group.Id, one.UserId, new("ประกาศหน่อย", MentionAccount: true));
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);

        var happened = Service.All.Last().Event;
        Assert.Equal((group.Id, one.UserId), (happened.GetProperty("source").GetProperty("groupId").GetString(), happened.GetProperty("source").GetProperty("userId").GetString()));
        Assert.True(happened.GetProperty("message").GetProperty("mention").GetProperty("mentionees")[0].GetProperty("isSelf").GetBoolean());
        Assert.Equal(200, (await ReplyAsync(act.ReplyToken)).Status);
        Assert.Equal(2, (await Phone.GroupChatAsync(group.Id)).Entries.Count);
    }

    [Fact]
    public async Task A_push_to_a_group_costs_a_message_for_each_member()
    {
        var one = await Phone.AddVillagerAsync("ผู้ใหญ่ 1");
        var two = await Phone.AddVillagerAsync("ผู้ใหญ่ 2");
        var group = await Phone.AddGroupAsync("ผู้ใหญ่บ้าน", [one.UserId, two.UserId]);

        Assert.Equal(200, (await PushAsync(group.Id)).Status);

        Assert.Equal(2, (await Phone.AccountsAsync()).Single().Used);
        Assert.Equal(2, (await GetAsync($"/v2/bot/group/{group.Id}/members/count")).Json.GetProperty("count").GetInt32());
        Assert.Equal("ผู้ใหญ่ 2", (await GetAsync($"/v2/bot/group/{group.Id}/member/{two.UserId}")).Json.GetProperty("displayName").GetString());
        Assert.Equal("ผู้ใหญ่บ้าน", (await GetAsync($"/v2/bot/group/{group.Id}/summary")).Json.GetProperty("groupName").GetString());
    }

    [Fact]
    public async Task Members_come_and_go_and_the_account_may_leave()
    {
        var one = await Phone.AddVillagerAsync("ผู้ใหญ่ 1");
        var two = await Phone.AddVillagerAsync("ผู้ใหญ่ 2");
        var group = await Phone.AddGroupAsync("ผู้ใหญ่บ้าน", [one.UserId]);

        await Phone.EnterGroupAsync(group.Id, two.UserId);
        await Phone.ExitGroupAsync(group.Id, one.UserId);
        Assert.Equal(200, (await PostAsync($"/v2/bot/group/{group.Id}/leave")).Status);
        await Phone.WaitUntilIdleAsync();

        Assert.Equal(["join", "memberJoined", "memberLeft", "leave"], Service.All.Select(received => received.Type));
        Assert.Equal(400, (await PushAsync(group.Id)).Status);
    }
}
