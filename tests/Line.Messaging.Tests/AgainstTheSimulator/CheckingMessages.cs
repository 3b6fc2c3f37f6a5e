using System.Text.Json;

namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class CheckingMessages : SimulatorTest
{
    private const string Https = "https://example.go.th/a.png";

    private static object Bubble(params object[] contents) => new { type = "bubble", body = new { type = "box", layout = "vertical", contents } };

    private static object Flex(object contents) => new { type = "flex", altText = "แจ้ง", contents };

    private static object Postback(string label = "ดู", int data = 10) => new { type = "postback", label, data = new string('x', data) };

    private async Task<Answer> CheckAsync(params object[] messages) => await PostAsync("/v2/bot/message/validate/push", new { messages });

    private async Task RefusedAsync(string property, object message) =>
        Assert.Contains((await CheckAsync(message)).Details, detail => detail.Property == property);

    private async Task AcceptedAsync(object message)
    {
        var answer = await CheckAsync(message);
        Assert.True(answer.Status == 200, answer.Json.GetRawText());
    }

    [Fact]
    public async Task One_to_five_messages_fit_into_a_send()
    {
        Assert.Equal([("messages", "Size must be between 1 and 5")], (await CheckAsync()).Details);
        Assert.Equal(200, (await CheckAsync(Text(), Text(), Text(), Text(), Text())).Status);
        Assert.Equal("The request body has 1 error(s)", (await CheckAsync(Text(), Text(), Text(), Text(), Text(), Text())).Message);
    }

    [Fact]
    public async Task Text_is_counted_in_UTF_16_units()
    {
        await AcceptedAsync(Text(string.Concat(Enumerable.Repeat("ที่", 1666)) + "กข"));
        await RefusedAsync("messages[0].text", Text(string.Concat(Enumerable.Repeat("ที่", 1667))));
        await RefusedAsync("messages[0].text", Text(""));
    }

    [Fact]
    public async Task Labels_are_counted_in_letters_as_a_reader_sees_them()
    {
        object With(string label) => new { type = "text", text = "ก", quickReply = new { items = new[] { new { type = "action", action = new { type = "message", label, text = "ก" } } } } };

        await AcceptedAsync(With(string.Concat(Enumerable.Repeat("ที่", 20))));
        await RefusedAsync("messages[0].quickReply.items[0].action.label", With(new string('ก', 21)));
    }

    [Fact]
    public async Task A_quick_reply_has_at_most_thirteen_items_and_no_tab_switch()
    {
        object With(int count, object action) => new { type = "text", text = "ก", quickReply = new { items = Enumerable.Repeat(new { type = "action", action }, count) } };

        await AcceptedAsync(With(13, new { type = "location", label = "ส่งตำแหน่ง" }));
        await RefusedAsync("messages[0].quickReply.items", With(14, new { type = "camera", label = "ถ่ายรูป" }));
        await RefusedAsync("messages[0].quickReply.items[0].action.type", With(1, new { type = "richmenuswitch", label = "ก", richMenuAliasId = "a", data = "b" }));
    }

    [Fact]
    public async Task Camera_and_location_stand_in_quick_replies_only()
    {
        await RefusedAsync("/body/contents/0/action/type", Flex(Bubble(new { type = "button", action = new { type = "camera", label = "ถ่ายรูป" } })));
    }

    [Fact]
    public async Task Postback_data_has_at_most_300_characters_and_one_text_to_show()
    {
        await AcceptedAsync(Flex(Bubble(new { type = "button", action = Postback(data: 300) })));
        await RefusedAsync("/body/contents/0/action/data", Flex(Bubble(new { type = "button", action = Postback(data: 301) })));
        await RefusedAsync("/body/contents/0/action/text", Flex(Bubble(new { type = "button", action = new { type = "postback", label = "ก", data = "d", text = "a", displayText = "b" } })));
        await RefusedAsync("/body/contents/0/action/fillInText", Flex(Bubble(new { type = "button", action = new { type = "postback", label = "ก", data = "d", fillInText = "a" } })));
    }

    [Theory]
    [InlineData("https://example.go.th/s/D1", true)]
    [InlineData("tel:044123456", true)]
    [InlineData("ftp://example.go.th", false)]
    [InlineData("https://example.go.th/ที่นี่", false)]
    [InlineData("not a link", false)]
    public async Task Links_have_a_known_scheme_and_are_percent_encoded(string uri, bool accepted)
    {
        var answer = await CheckAsync(Flex(Bubble(new { type = "button", action = new { type = "uri", label = "เปิด", uri } })));

        Assert.Equal(accepted ? 200 : 400, answer.Status);
    }

    [Fact]
    public async Task Pictures_come_over_https()
    {
        await AcceptedAsync(new { type = "image", originalContentUrl = Https, previewImageUrl = Https });
        await RefusedAsync("messages[0].previewImageUrl", new { type = "image", originalContentUrl = Https, previewImageUrl = "http://127.0.0.1/a.png" });
    }

    [Fact]
    public async Task A_property_with_a_misspelt_name_is_found()
    {
        Assert.Equal([("messages[0].quickreply", "unknown field")], (await CheckAsync(new { type = "text", text = "ก", quickreply = new { } })).Details);
        Assert.Equal([("/body/contents/0/wrapp", "unknown field")], (await CheckAsync(Flex(Bubble(new { type = "text", text = "ก", wrapp = true })))).Details);
    }

    [Fact]
    public async Task A_bubble_has_at_most_30_KB_and_a_carousel_50_KB_and_12_bubbles()
    {
        object Long(int bytes) => Bubble(new { type = "text", text = new string('a', bytes) });

        await AcceptedAsync(Flex(Long(30_000)));
        await RefusedAsync("", Flex(Long(30_720)));
        await AcceptedAsync(Flex(new { type = "carousel", contents = Enumerable.Repeat(Long(100), 12) }));
        await RefusedAsync("/contents", Flex(new { type = "carousel", contents = Enumerable.Repeat(Long(10), 13) }));
        await RefusedAsync("", Flex(new { type = "carousel", contents = Enumerable.Repeat(Long(20_000), 3) }));
    }

    [Fact]
    public async Task Flex_errors_name_the_message_and_the_place_inside_it()
    {
        var answer = await CheckAsync(Text(), Flex(Bubble(new { type = "text", text = "ก", size = "huge" })));

        Assert.Equal("A message (messages[1]) in the request body is invalid", answer.Message);
        Assert.Equal([("/body/contents/0/size", "invalid property")], answer.Details);
    }

    [Fact]
    public async Task Every_flex_component_is_known()
    {
        var everything = new
        {
            type = "bubble",
            size = "giga",
            direction = "ltr",
            hero = new { type = "image", url = Https, size = "full", aspectRatio = "20:13", aspectMode = "cover" },
            body = new
            {
                type = "box",
                layout = "vertical",
                spacing = "md",
                background = new { type = "linearGradient", angle = "45deg", startColor = "#ffffff", endColor = "#00000080" },
                contents = new object[]
                {
                    new { type = "box", layout = "baseline", contents = new object[] { new { type = "icon", url = Https, size = "sm" }, new { type = "text", text = "ก", flex = 0 }, new { type = "filler" } } },
                    new { type = "text", contents = new[] { new { type = "span", text = "ก", weight = "bold", decoration = "underline" } }, wrap = true, maxLines = 2 },
                    new { type = "separator", margin = "xxl", color = "#cccccc" },
                    new { type = "button", style = "primary", height = "sm", action = Postback() },
                    new { type = "box", layout = "horizontal", contents = Array.Empty<object>(), width = "50%", height = "6px", cornerRadius = "md", position = "absolute", offsetTop = "0px" },
                },
            },
            styles = new { body = new { separator = true, separatorColor = "#eeeeee", backgroundColor = "#ffffff" } },
        };

        await AcceptedAsync(Flex(everything));
    }

    [Fact]
    public async Task Templates_keep_their_own_limits()
    {
        object Buttons(string text, string? title, int actions) => new
        {
            type = "template",
            altText = "เลือก",
            template = title is null
                ? (object)new { type = "buttons", text, actions = Enumerable.Repeat(Postback(), actions) }
                : new { type = "buttons", title, text, actions = Enumerable.Repeat(Postback(), actions) },
        };

        await AcceptedAsync(Buttons(new string('ก', 160), null, 4));
        await RefusedAsync("messages[0].template.text", Buttons(new string('ก', 61), "หัวเรื่อง", 4));
        await RefusedAsync("messages[0].template.actions", Buttons("ก", null, 5));
        await RefusedAsync("messages[0].template.actions", new { type = "template", altText = "ก", template = new { type = "confirm", text = "ก", actions = new[] { Postback() } } });
    }

    [Fact]
    public async Task The_columns_of_a_carousel_are_of_one_shape()
    {
        object Column(int actions) => new { text = "ก", actions = Enumerable.Repeat(Postback(), actions) };
        object Carousel(params object[] columns) => new { type = "template", altText = "ก", template = new { type = "carousel", columns } };

        await AcceptedAsync(Carousel(Column(2), Column(2)));
        await RefusedAsync("messages[0].template.columns", Carousel(Column(2), Column(3)));
    }

    [Fact]
    public async Task Other_kinds_of_messages_are_held_to_their_rules()
    {
        await AcceptedAsync(new { type = "location", title = "อบต.", address = "หมู่ 1", latitude = 14.9, longitude = 102.1 });
        await RefusedAsync("messages[0].title", new { type = "location", address = "หมู่ 1", latitude = 14.9, longitude = 102.1 });
        await AcceptedAsync(new { type = "sticker", packageId = "11537", stickerId = "52002734" });
        await RefusedAsync("messages[0].stickerId", new { type = "sticker", packageId = "1", stickerId = "1" });
        await AcceptedAsync(new { type = "textV2", text = "สวัสดี {who}", substitution = new { who = new { type = "mention", mentionee = new { type = "all" } } } });
        await RefusedAsync("messages[0].text", new { type = "textV2", text = "สวัสดี {who}" });
        await RefusedAsync("messages[0].type", new { type = "poll" });
        await AcceptedAsync(new { type = "imagemap", baseUrl = "https://example.go.th/map", altText = "แผนที่", baseSize = new { width = 1040, height = 700 }, actions = new[] { new { type = "message", text = "ก", area = new { x = 0, y = 0, width = 520, height = 700 } } } });
    }

    [Theory]
    [InlineData("date", "2026-11-20", true)]
    [InlineData("date", "20/11/2569", false)]
    [InlineData("time", "13:05", true)]
    [InlineData("datetime", "2026-11-20T13:05", true)]
    [InlineData("datetime", "2026-11-20", false)]
    [InlineData("date", "2569-11-20", false)]
    public async Task A_picker_starts_at_a_value_of_its_kind(string mode, string initial, bool accepted)
    {
        var answer = await CheckAsync(Flex(Bubble(new { type = "button", action = new { type = "datetimepicker", label = "เลือก", data = "d", mode, initial } })));

        Assert.Equal(accepted ? 200 : 400, answer.Status);
    }

    [Fact]
    public async Task What_is_not_JSON_or_too_large_or_of_another_kind_is_refused_before_anything_else()
    {
        Assert.Equal(400, (await PostAsync("/v2/bot/message/push", new StringContent("{", System.Text.Encoding.UTF8, "application/json"))).Status);
        Assert.Equal(415, (await PostAsync("/v2/bot/message/push", new StringContent("{}", System.Text.Encoding.UTF8, "text/plain"))).Status);
        Assert.Equal(413, (await PostAsync("/v2/bot/message/push", new StringContent(new string(' ', 2 * 1024 * 1024 + 1), System.Text.Encoding.UTF8, "application/json"))).Status);
        Assert.Equal(404, (await PostAsync("/v2/bot/message/push/", new { })).Status);
        Assert.Equal(JsonValueKind.String, (await GetAsync("/v2/bot/nothing")).Json.GetProperty("message").ValueKind);
    }
}
